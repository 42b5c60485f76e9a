import ClosedLoop
import EventKernel
import Testing

@Suite("A promise in danger")
struct PromiseTests {
  private static let microsecond = 1.0 / 3_600_000_000

  private func promise(_ label: String, hours: Double, calendar: Int = 0) -> Promise {
    Promise(
      name: Given.name(label), calendar: calendar, firstResponse: .duration(Time.ticks(seconds: hours * 3600)),
      resolution: nil)
  }

  /// Four hours of work are in hand when two cases come, the second under a promise of an hour.
  private func busyDesk(_ change: (inout Promise) -> Void) -> Plan {
    var plan = Given.recorded([0, 1, 2], minutes: [240, 30, 30])
    var promise = promise("quick", hours: 1)
    change(&promise)
    plan.promises = [promise]
    plan.triage.rules[2].promise = 0
    return plan
  }

  @Test("that is broken puts its case before all others")
  func raises() throws {
    #expect(try Given.waits(busyDesk { _ in }) == [0, 3, 2.5])
    let plan = busyDesk { $0.onBreach.raisesPriority = true }
    #expect(try Given.waits(plan) == [0, 3.5, 2])
    #expect(try PreparedPlan(plan).replicate(0)?.value("sla.escalated", of: plan) == 1)
  }

  @Test(
    "keeps those that are raised in the order in which they came, under every discipline",
    arguments: Discipline.allCases)
  func fifoInside(_ discipline: Discipline) throws {
    var plan = Given.recorded([0, 1, 2, 3], minutes: [480, 30, 30, 30], discipline: discipline)
    plan.triage.starvationLimit = 20 * Time.day
    // The later, the sooner its promise is broken; the first has none.
    plan.promises = [promise("three", hours: 3), promise("one", hours: 1)]
    for index in 0..<2 { plan.promises[index].onBreach.raisesPriority = true }
    plan.triage.rules[2].promise = 0
    plan.triage.rules[3].promise = 1
    #expect(try Given.waits(plan) == [0, 8, 6, 5.5])
  }

  @Test("is dealt with at a share of its time, where that is asked for")
  func alert() throws {
    let plan = busyDesk {
      $0.alertShare = 0.75
      $0.onAlert.raisesPriority = true
    }
    #expect(try Given.waits(plan) == [0, 3.5, 2])
    #expect(try PreparedPlan(plan).replicate(0)?.value("sla.alerts", of: plan) == 1)
    // An alert alone is counted, and changes nothing.
    let quiet = busyDesk { $0.alertShare = 0.75 }
    #expect(try Given.waits(quiet) == [0, 3, 2.5])
    #expect(try PreparedPlan(quiet).replicate(0)?.value("sla.alerts", of: quiet) == 1)
  }

  @Test("that is kept in its last instant is not broken")
  func lastInstant() throws {
    var plan = busyDesk { $0.onBreach.raisesPriority = true }
    plan.promises[0].firstResponse = .duration(2 * Time.hour + 30 * Time.minute)
    let kept = try #require(try PreparedPlan(plan).replicate(0))
    #expect(kept.value("sla.escalated", of: plan) == 0)
    #expect(kept.value("sla.first_response.met", of: plan) == 1)
    plan.promises[0].firstResponse = .duration(2 * Time.hour + 30 * Time.minute - 1)
    let broken = try #require(try PreparedPlan(plan).replicate(0))
    #expect(broken.value("sla.escalated", of: plan) == 1)
  }

  @Test("lets another team take the case from the instant after the breach")
  func addsTeam() throws {
    for (isAlert, hours) in [(false, 1 + Self.microsecond), (true, 0.5)] {
      var plan = busyDesk {
        $0.alertShare = isAlert ? 0.5 : nil
        if isAlert { $0.onAlert.adds = 1 } else { $0.onBreach.adds = 1 }
      }
      plan.queues.append(Given.name("desk+others"))
      plan.teams[0].handles = [0, 1]
      plan.teams.append(Given.team("others", people: 1, handles: [1], until: plan.phases.drainEnd))
      plan.triage.reinforcements = [Reinforcement(queue: 0, team: 1, instead: 1)]
      #expect(try Given.waits(plan) == [0, 3, hours])
    }
  }

  @Test("costs time of whoever is told, as soon as somebody of that team is free")
  func notifies() throws {
    var plan = busyDesk {
      $0.onBreach.notifies = 1
      $0.onBreach.noticeTime = 12 * Time.minute
    }
    // The lead works on a case of a queue of his own from 2:30 to 3:30; another comes at 3:35.
    plan.channels.append(plan.channels[0])
    plan.channels[3].name = Given.name("channel3")
    plan.channels[3].identity = 99
    plan.channels[3].arrivals = .trace([Time.ticks(seconds: 2.5 * 3600), Time.ticks(seconds: 3 * 3600 + 35 * 60)])
    var match = RuleMatch()
    match.channels = 8
    plan.queues.append(Given.name("own"))
    plan.work.append(plan.work[0])
    plan.work[3].talk = .constant(3600)
    plan.triage.rules.append(
      TriageRule(name: Given.name("own"), match: match, sample: 1, treatment: .personal, queue: 1, work: 3))
    plan.teams.append(Given.team("lead", people: 1, handles: [1], until: plan.phases.drainEnd))
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let offDesk = try #require(result.value("staff.off_desk", .team, 1, of: plan)) * 30 * 24
    #expect(abs(offDesk - 0.2) < 1e-9)
    // Off the desk from 3:30 to 3:42: the second case waits 7 minutes, the first none.
    let wait = try #require(result.value("wait.time.mean", .channel, 3, of: plan))
    #expect(abs(wait - 3.5 / 60) < 1e-9)
  }

  @Test("raises its alert after a share of the open hours of its clock")
  func businessTime() throws {
    // Friday 16:00, eight hours of nine to five: three quarters are over on Monday at 14:00, all on Monday at 16:00.
    var plan = Given.recorded([4 * 24 + 16], minutes: [30], people: 0)
    plan.calendars.append(WorkCalendarTests.office(days: 30))
    plan.promises = [promise("day", hours: 8, calendar: 1)]
    plan.promises[0].alertShare = 0.75
    plan.promises[0].onAlert.adds = 1
    plan.triage.rules[0].promise = 0
    plan.queues.append(Given.name("desk+others"))
    plan.teams[0].handles = [0, 1]
    plan.teams.append(Given.team("others", people: 1, handles: [1], until: plan.phases.drainEnd))
    plan.triage.reinforcements = [Reinforcement(queue: 0, team: 1, instead: 1)]
    #expect(try Given.waits(plan) == [(7 - 4) * 24 + 14 - 16])
    plan.promises[0].alertShare = nil
    plan.promises[0].onAlert = PromiseAction()
    plan.promises[0].onBreach.adds = 1
    #expect(try Given.waits(plan) == [(7 - 4) * 24 + Self.microsecond])
  }

  @Test("can be kept by a mere attempt, where it says so")
  func stopsOnAttempt() throws {
    var plan = Given.recorded([1], minutes: [30])
    plan.promises = [promise("quick", hours: 1)]
    plan.triage.rules[0].promise = 0
    // Nobody is ever reached, and no message is left.
    plan.contact.reach = (1e-9, 1)
    plan.contact.messageShare = 0
    #expect(try PreparedPlan(plan).replicate(0)?.value("sla.first_response.met", of: plan) == 0)
    plan.promises[0].stopsOnAttempt = true
    #expect(try PreparedPlan(plan).replicate(0)?.value("sla.first_response.met", of: plan) == 1)
  }

  @Test("keeps all identities of a desk under every discipline", arguments: Discipline.allCases)
  func identities(_ discipline: Discipline) throws {
    var plan = Given.desk(customers: 20_000, perWeek: 120, people: 1, measure: 8 * Time.week, seed: 24)
    plan.triage.discipline = discipline
    plan.triage.starvationLimit = 2 * Time.day
    plan.promises[0].alertShare = 0.5
    plan.promises[0].onAlert.raisesPriority = true
    plan.promises[0].onBreach.adds = 1
    plan.promises[0].onBreach.notifies = 1
    plan.promises[0].onBreach.noticeTime = 5 * Time.minute
    plan.queues.append(Given.name("recovery+specialists"))
    plan.teams[0].handles.append(3)
    plan.teams[1].handles.append(3)
    plan.triage.reinforcements = [Reinforcement(queue: 0, team: 1, instead: 3)]
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect((result.value("sla.alerts", of: plan) ?? 0) > 0)
    #expect((result.value("sla.escalated", of: plan) ?? 0) > 0)
  }
}
