import EventKernel
import Testing

/// A way to find a law, by the names of its form and its facts.
struct TestedWay: Sendable, CustomTestStringConvertible {
  let form: Distribution.Form
  let way: Distribution.Way
  var testDescription: String { "\(form.name) from \(names)" }
  var names: [String] { way.parameters.map { "\($0.name)" } }

  static let all = Distribution.forms.flatMap { form in form.ways.map { TestedWay(form: form, way: $0) } }

  /// Facts that are true of some law of every form.
  var facts: [Double] {
    names.flatMap { name -> [Double] in
      switch ("\(form.name)", name) {
      case ("beta", "mean"): [0.4]
      case ("uniform", "cv"): [0.3]
      case ("hyperexponential", "cv"): [2.5]
      case (_, "value"): [5]
      case (_, "mean"): [10]
      case (_, "p50"): [8]
      case (_, "p90"): [17]
      case (_, "cv"): [0.5]
      case (_, "min"): [1]
      case (_, "mode"): [3]
      case (_, "max"): [8]
      case (_, "shape"), (_, "alpha"): [2]
      case (_, "scale"), (_, "stages"), (_, "beta"): [3]
      case (_, "mu"), (_, "unit"): [2]
      case (_, "sigma"): [0.5]
      case (_, "success"): [0.25]
      case (_, "values"): [4, 1, 9]
      default: [.nan]
      }
    }
  }
}

@Suite struct DistributionFormsTests {
  @Test("forms have different names and every way of a form has different facts")
  func unique() {
    let names = Distribution.forms.map { "\($0.name)" }
    #expect(Set(names).count == names.count)
    for form in Distribution.forms {
      let sets = form.ways.map { way in Set(way.parameters.map { "\($0.name)" }) }
      #expect(Set(sets).count == sets.count)
    }
  }

  @Test("every form and every fact says what it is")
  func documented() {
    for form in Distribution.forms {
      #expect(form.summary.utf8CodeUnitCount > 10 && !form.ways.isEmpty)
      for way in form.ways {
        #expect(!way.parameters.isEmpty)
        for parameter in way.parameters { #expect(parameter.meaning.utf8CodeUnitCount > 5) }
        #expect(way.parameters.count == 1 || way.parameters.allSatisfy { $0.kind != .amounts })
      }
    }
  }

  @Test("a law found from facts has these facts", arguments: TestedWay.all)
  func roundTrip(tested: TestedWay) throws {
    let law = try #require(tested.way.build(ContiguousArray(tested.facts)).law)
    for (name, fact) in zip(tested.names, tested.facts) {
      switch name {
      case "mean": #expect(isClose(law.mean, fact))
      case "cv": #expect(isClose(law.coefficientOfVariation, fact))
      case "p50": #expect(isClose(law.quantile(0.5), fact))
      case "p90": #expect(isClose(law.quantile(0.9), fact))
      case "min": #expect(isClose(law.quantile(0x1p-53), fact, within: 1e-3))
      case "max": #expect(isClose(law.quantile(1 - 0x1p-53), fact, within: 1e-3))
      default: break
      }
    }
  }

  @Test("amounts in another unit give the same law in that unit", arguments: TestedWay.all)
  func units(tested: TestedWay) throws {
    var facts = ContiguousArray(tested.facts)
    guard tested.way.parameters.allSatisfy({ $0.kind != .number }) || !tested.names.contains("mu") else { return }
    for index in facts.indices {
      let kind = tested.way.parameters[min(index, tested.way.parameters.count - 1)].kind
      if kind != .number { facts[index] *= 60 }
    }
    guard tested.way.parameters.contains(where: { $0.kind != .number }) else { return }
    let law = try #require(tested.way.build(ContiguousArray(tested.facts)).law)
    let other = try #require(tested.way.build(facts).law)
    let hasDefaultUnit = "\(tested.form.name)" == "geometric" && tested.names == ["mean"]
    for u in [0.1, 0.5, 0.9] where !hasDefaultUnit {
      #expect(isClose(other.quantile(u), 60 * law.quantile(u), within: 1e-9))
    }
  }

  @Test("numbers that are none, negative or endless make no law", arguments: TestedWay.all)
  func refusal(tested: TestedWay) {
    for place in tested.facts.indices {
      for wrong in [-1, Double.nan, .infinity]
      where !(tested.names[min(place, tested.names.count - 1)] == "mu" && wrong == -1) {
        var facts = ContiguousArray(tested.facts)
        facts[place] = wrong
        #expect(tested.way.build(facts).law == nil, "\(tested.names) = \(facts)")
      }
    }
  }
}
