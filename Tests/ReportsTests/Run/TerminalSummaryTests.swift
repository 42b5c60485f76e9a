import ClosedLoop
import EventKernel
import Experiments
import Reports
import Testing

@Suite("The summary for the terminal")
struct TerminalSummaryTests {
  @Test("No line is too wide and none ends in blanks", arguments: [1, 4])
  func width(replications: Int) async throws {
    var plan = Given.plan(perWeek: 900)
    plan.promises[0].name = Name(utf8: "a promise with a name that goes on and on".utf8)
    plan.teams[0].name = Name(utf8: "a team with a name that goes on and on".utf8)
    let text = TerminalSummary(try await Made.report(plan, replications: replications)).text
    for line in text.split(separator: "\n") {
      #expect(line.count <= TerminalSummary.columns, "\(line)")
      #expect(!line.hasSuffix(" "), "\(line)")
    }
  }

  /// A desk on which nothing is left to chance: twenty items an hour apart, ten minutes of talk each.
  private var certain: Plan {
    var plan = Given.plan(weeks: 1, bands: [0, 0, 1])
    plan.channels[0].arrivals = .trace(ContiguousArray((1...20).map { $0 * Time.hour }))
    plan.work[0].talk = .constant(600)
    plan.population.tiers[0].churn = .netOfFailures(0)
    return plan
  }

  @Test("A small run on one page")
  func page() async throws {
    let instance = try #require(
      try await Made.report(certain, replications: 1).result.instance("sla.first_response.met", .sla, 0))
    let gates = [
      (
        name: "on_time", text: "sla.first_response.met[sla=gold] >= 90%",
        gate: Gate(instance: instance, relation: .atLeast, bound: .value(0.9), isWarning: false)
      )
    ]
    let text = TerminalSummary(try await Made.report(certain, replications: 2, gates: gates)).text
    #expect(
      text == """
        A tiny desk, "for tests"
        tiny, variant late: 20,000 customers, 1 week from 2027-01-04, outcomes followed for 8 weeks more; 2
        replications, seed 1. In brackets: 95 % confidence.

        Feedback and cases
          feedback received                 20
            of it telling of a failure       0
          cases given to people             20
            solved                          20

        First responses                     answered  in time  reached  in time  half in  90 % in
          gold                               100.0 %           100.0 %             5 min    5 min
          (times are elapsed, nights and weekends included)

        Staff                               people  busy at  the desk   paid  overtime
          desk                                   2    2.0 %            336 h       0 h
          cases waiting for staff, on average: 0

        Theory beside it (Erlang C)         formula  simulated
          offered load of desk time           2.0 %      2.0 %    applies
          cases waiting (Little)                  0          0    applies
          mean wait                           0 min        0 h    does not apply
          gold in time                      100.0 %    100.0 %    does not apply
          (one queue of 0.12 cases an open hour, 20.0 min of work each, 2.00 people at the desk)
          where it does not apply: feedback varies over the week, from day to day or in bursts; work does
          not take an exponential time

        Customers up to 2027-03-08
          kept by the programme                 0
          lost by harm it did                   0
          kept, net                             0
          gone by then without it           0.0 %
          gone by then with it              0.0 %

        At most, of the loss by failures
          by answering customers            0.0 %
          by fixing all causes               46 %
          answering: 15 % told of x 0.0 % contactable x 100 % reached x 60 % solved x 48 % recovered x 70 %
          relieved x 0.0 % still to come; fixing: cause by cause, effect x success x the true cause found,
          once all work
          value saved here: 0 EUR by an hour of the desk

        Money in EUR
          value at risk in what was told          0
          value saved                             0
            up to 2027-03-08                      0
            beyond                                0
          cost                               10,080
            labour                           10,080
          net benefit, discounted           -10,080
          net benefit for each 1 spent        -1.00
          realised margin does not pay the cost back within 9 weeks

        How sure
          2 replications, as many as were asked for
          a small sample: with fewer than 20 replications intervals are rough

        Gates
          undecided: on_time: sla.first_response.met[sla=gold] >= 90%: it is 100.0 %, and so few
          replications cannot tell [no-interval]

        Nothing to judge: no feedback told of a failure, so there was nobody to win back.

        """)
  }

  @Test("One replication gives no brackets and no verdict")
  func single() async throws {
    let text = TerminalSummary(try await Made.report(replications: 1)).text
    #expect(!text.contains(/\(-?[0-9]/))
    #expect(text.hasSuffix("Undecided: 1 replication cannot tell; ask for at least 10.\n"))
  }

  @Test("A desk that is idle most of the time is not worth its money")
  func notWorthIt() async throws {
    let text = TerminalSummary(try await Made.report(Given.plan(people: 20), replications: 4)).text
    #expect(text.contains("\nNot worth it: every 1 EUR spent returns 0.0"))
  }

  @Test("Whoever only measures is told what is at risk")
  func measuredOnly() async throws {
    let text = TerminalSummary(try await Made.report(Given.plan(people: 0, promise: false), replications: 4)).text
    #expect(text.contains("  no staff: nobody is contacted by a person\n"))
    #expect(text.contains("\nMeasured only: nobody is answered; what customers told puts "))
    #expect(!text.contains("First responses"))
  }

  @Test("A programme that costs little and keeps many is worth it")
  func worthIt() async throws {
    var plan = Given.plan(people: 1)
    plan.teams[0].hourlyCost = 10_000
    plan.resolution.solvedAtContact = 0.95
    let text = TerminalSummary(try await Made.report(plan, replications: 6)).text
    #expect(text.contains("\nWorth it: every 1 EUR spent returns "))
    #expect(text.contains(" customers kept ("))
  }
}
