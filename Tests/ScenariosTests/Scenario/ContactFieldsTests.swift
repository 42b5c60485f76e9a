import ClosedLoop
import EventKernel
import Scenarios
import Testing

/// How customers are contacted, and what comes of it, as it is written and as it is meant.
@Suite struct ContactFieldsTests {
  private static let contact = #""contact": { "attempts": 3 }"#
  private static let resolution = #""resolution": { "solved_at_contact": "70%" }"#

  private static func plan(_ old: String, _ new: String, also: [(String, String)] = []) throws -> Plan {
    var text = Given.minimal.replacingFirst(old, by: new)
    for (old, new) in also { text = text.replacingFirst(old, by: new) }
    let reading = Given.scenario(text)
    return try #require(reading.scenario, "\(Given.shown(reading))").plan
  }

  @Test func `waiting for the customer is a share, a law, and a clock that pauses unless it says otherwise`() throws {
    let plain = try Self.plan("x", "x")
    #expect(plain.resolution.waits == 0)
    let waits = #""resolution": { "solved_at_contact": "70%", "waits": { "share": "6%", "for": "30h" } }"#
    let plan = try Self.plan(Self.resolution, waits)
    #expect(plan.resolution.waits == 0.06)
    #expect(plan.resolution.waitsFor == .constant(108_000))
    #expect(plan.promises[0].pausesForCustomer)
    let running = waits.replacingFirst(#""30h""#, by: #""30h", "pauses_resolution_clock": false"#)
    #expect(try !Self.plan(Self.resolution, running).promises[0].pausesForCustomer)
    let own = try Self.plan(
      Self.resolution, running, also: [(#""first_response": "8h""#, #""first_response": "8h", "pauses": true"#)])
    #expect(own.promises[0].pausesForCustomer)
    #expect(!own.resolution.waitsPauseClock)
  }

  @Test func `a named contact plan is the general one where it says nothing`() throws {
    let plan = try Self.plan(
      Self.contact,
      #"""
      "contact": {
        "attempts": 3, "wait_between": ["2h"], "reach": { "mean": "50%", "concentration": 4 },
        "switch": { "after": 2, "work": "mail", "wait": "1h" },
        "plans": {
          "vip": { "attempts": 6, "reach": "always", "switch": "none" }, "same": {},
          "late": { "wait_between": ["1d", "2d"], "give_up_after": "9d", "message_left": "20%" }
        }
      }
      """#,
      also: [
        (#""work": "phone""#, #""work": "phone", "contact": "vip""#),
        (#""attempt_failed": "2m""#, #""attempt_failed": "2m", "contact": "late""#),
      ])
    #expect(plan.contactPlans.map(\.attempts) == [6, 3, 3])
    #expect(plan.contactPlans.map(\.gaps) == [[2 * Time.hour], [2 * Time.hour], [Time.day, 2 * Time.day]])
    #expect(plan.contactPlans.map { $0.reach?.alpha } == [nil, 2, 2])
    #expect(plan.contactPlans.map { $0.channelSwitch?.after } == [nil, 2, 2])
    #expect(plan.contact.channelSwitch?.work == 1)
    #expect(plan.contact.channelSwitch?.wait == Time.hour)
    #expect(plan.contactPlans.map(\.planEnds) == [nil, nil, 9 * Time.day])
    #expect(plan.contactPlans.map(\.messageShare) == [1, 1, 0.2])
    #expect(plan.triage.rules[0].contact == 0)
    #expect(plan.work.map(\.contact) == [2, nil])
  }

  @Test func `chasers are nobody unless they are written`() throws {
    #expect(try Self.plan("x", "x").chasers == nil)
    let chasers = try #require(
      try Self.plan(
        Self.contact, #""contact": { "chasers": { "share": "30%", "after": "3d", "raise_priority": true } }"#
      ).chasers)
    #expect(chasers.share == 0.3)
    #expect(chasers.after == .constant(259_200))
    #expect(chasers.times == 3)
    #expect(chasers.handling == .constant(300))
    #expect(chasers.raisesPriority)
  }

  @Test func `a technical solution may take its time and come back under a promise of its own`() throws {
    let plan = try Self.plan(
      #""treat": "personal", "queue": "front", "work": "phone", "sla": "gold""#,
      #"""
      "treat": "automated", "solves": "40%", "reaction": "2d",
      "return": { "share": "50%", "after": "3d", "queue": "front", "work": "phone", "sla": "gold" }
      """#)
    #expect(plan.triage.rules[0].reaction == .constant(172_800))
    #expect(plan.triage.rules[0].comeback?.promise == 0)
    #expect(plan.triage.rules[0].promise == nil)
  }

  static let wrong: [WrongScenario] = [
    .init(resolution, #""resolution": { "waits": { "share": ‸"95%", "for": "1d" } }"#, "range", "90%"),
    .init(resolution, #""resolution": { "waits": { "share": "5%", "for": ‸"0s" } }"#, "range", "nothing"),
    .init(resolution, #""resolution": { ‸"waits": { "share": "5%" } }"#, "missing-key", "needs \"for\""),
    .init(
      resolution, #"‸"resolution": { "solved_at_contact": "70%", "waits": { "share": "40%", "for": "1d" } }"#,
      "share-sum", "what is left"),
    .init(
      contact, #""contact": { "attempts": 3, "switch": ‸{ "after": 4, "work": "mail" } }"#, "range", "at most so many"),
    .init(
      contact, #""contact": { "switch": { "after": 2, "work": ‸"phone" } }"#, "unknown-name", "work type without calls"),
    .init(contact, #""contact": { "attempts": 3, "switch": ‸"off" }"#, "unknown-name", "one of"),
    .init(contact, #""contact": { "plans": { ‸"vip": { "attempts": 3 } } }"#, "unused", "contact plan"),
    .init(contact, #""contact": { ‸"channel": "phone" }"#, "unknown-key", "its fields are"),
    .init(contact, #""contact": { "chasers": { "share": "5%", "after": ‸"0s" } }"#, "range", "nothing"),
    .init(contact, #""contact": { "chasers": { "share": "5%", "after": "1d", "times": ‸21 } }"#, "range", "20"),
    .init(#""work": "phone","#, #""work": "phone", "contact": ‸"vip","#, "unknown-name", "contact.plans"),
    .init(#""work": "phone","#, #""work": "phone", "reaction": ‸"1d","#, "treatment", "automated"),
  ]

  @Test(arguments: wrong) func `mistakes are told where they stand`(_ wrong: WrongScenario) throws {
    #expect(Given.minimal.contains(wrong.old), "the small scenario has no such text")
    let parts = Given.minimal.replacingFirst(wrong.old, by: wrong.new).split(
      separator: "‸", omittingEmptySubsequences: false)
    let reading = Given.scenario(parts.joined())
    let shown = Given.shown(reading)
    let found = try #require(reading.diagnostics.sorted.first { $0.code.rawValue == wrong.code }, "\(shown)")
    #expect(found.remark.contains(wrong.remedy), "\(shown)")
    let before = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
    #expect(found.place.position.line == before.count, "\(shown)")
    #expect(found.place.position.column == (before.last?.count ?? 0) + 1, "\(shown)")
  }
}
