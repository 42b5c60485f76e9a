import ClosedLoop
import Scenarios
import Testing

@Suite struct MetricSelectorTests {
  @Test func `every instance has a name that means it`() throws {
    let plan = try #require(Given.scenario(Given.minimal).scenario).plan
    let instances = Metric.instances(of: plan)
    var names: Set<String> = []
    for (index, instance) in instances.enumerated() {
      let name = MetricSelector.name(of: instance, in: plan)
      names.insert(name)
      guard case .success(index) = MetricSelector.instance(name, in: plan) else {
        Issue.record("\(name) does not mean itself")
        return
      }
    }
    #expect(names.count == instances.count)
    #expect(names.contains("staff.utilisation[team=front]"))
    #expect(names.contains("cases.solved[severity=none]"))
  }

  @Test func `a metric that is not there is answered with the nearest`() throws {
    let plan = try #require(Given.scenario(Given.minimal).scenario).plan
    func remedy(_ text: String) -> String {
      guard case .failure(let remedy) = MetricSelector.instance(text, in: plan) else { return "no error" }
      return remedy.text + " | " + (remedy.suggestion ?? "")
    }
    #expect(remedy("customers.savd") == "no such metric | customers.saved")
    #expect(remedy("net_benefit") == "no such metric | money.net_benefit")
    #expect(remedy("cases.solved[tier=alll]").hasSuffix("| all"))
    #expect(remedy("cases.solved[tir=all]").hasSuffix("| tier"))
    #expect(remedy("cases.solved[tier=all").contains("] is missing"))
    #expect(remedy("cases.solved[tier]").contains("one group"))
    #expect(remedy("backlog.count[tier=all]").contains("not divided"))
    #expect(remedy("").contains("no such metric"))
    #expect(remedy(" cases.solved [ tier = all ] ") == "no error")
  }
}
