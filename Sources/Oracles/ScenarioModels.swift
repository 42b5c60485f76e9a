internal import EventKernel
internal import PortableMath
internal import QueueingTheory

extension OracleModel {
  /// What the product's own scenario model is held against.
  static let scenarioModels: [OracleModel] = [
    erlangC("M/M/1", perHour: 4.8, servers: 1, weeks: 24),
    erlangC("M/M/2", perHour: 9, servers: 2, weeks: 20),
    erlangC("M/M/5", perHour: 24, servers: 5, weeks: 12),
    erlangC("M/M/20", perHour: 99.78, servers: 20, weeks: 8),
    constantService, erlangService, variedService,
    erlangA("M/M/12+M", perHour: 60, servers: 12, patience: 20, weeks: 10),
    erlangA("M/M/6+M", perHour: 30, servers: 6, patience: 24, weeks: 16),
    erlangA("M/M/10+M overloaded", perHour: 55, servers: 10, patience: 12, weeks: 10),
    priorities("M/M/1 in three classes", perHour: [1.2, 1.8, 1.8], servers: 1, weeks: 24),
    priorities("M/M/4 in three classes", perHour: [6, 6, 9.6], servers: 4, weeks: 12),
    triageDesk, skillRouting, reaching, escalating, absent, leaving, contactable,
  ]

  /// One figure of a run of a scenario.
  private static func finding(
    _ model: String, _ figure: String, _ run: QueueRun, _ metric: String, exact: Double
  ) throws(OracleFault) -> OracleFinding {
    OracleFinding("\(model): \(figure)", .scenario, exact: exact, try run.estimate(metric))
  }

  private static func erlangC(_ name: String, perHour: Double, servers: Int, weeks: Int) -> OracleModel {
    OracleModel(name, source: "Erlang C") { seed throws(OracleFault) in
      let exact = ErlangC(arrivalRate: perHour, serviceRate: 6, servers: servers)
      let run = try BareQueue(
        perHour: [perHour], serviceMinutes: 10, servers: servers, weeks: weeks, seed: seed
      ).run()
      return [
        try finding(name, "mean wait", run, "wait.time.mean", exact: exact.meanWait),
        try finding(
          name, "answered within 5 min", run, "sla.first_response.met", exact: 1 - exact.waitExceeds(5.0 / 60)),
        try finding(name, "cases waiting", run, "backlog.count", exact: exact.meanQueue),
        try finding(name, "occupancy", run, "staff.occupancy", exact: exact.utilization),
      ]
    }
  }

  private static let constantService = OracleModel("M/D/1", source: "Pollaczek-Khinchine, Erlang") {
    seed throws(OracleFault) in
    let exact = PollaczekKhinchine(arrivalRate: 4.8, mean: 1.0 / 6, secondMoment: 1.0 / 36)
    let run = try BareQueue(
      perHour: [4.8], serviceMinutes: 10, servers: 1, service: #""10m""#, weeks: 24, seed: seed
    ).run()
    return [
      try finding("M/D/1", "mean wait", run, "wait.time.mean", exact: exact.meanWait),
      try finding(
        "M/D/1", "answered within half a service", run, "sla.first_response.met",
        exact: ConstantService.waitIsAtMost(0.5, utilization: 0.8)),
      try finding("M/D/1", "cases waiting", run, "backlog.count", exact: exact.meanQueue),
    ]
  }

  private static let erlangService = OracleModel("M/E2/1", source: "Pollaczek-Khinchine") { seed throws(OracleFault) in
    let exact = PollaczekKhinchine(arrivalRate: 4.8, mean: 1.0 / 6, secondMoment: 1.5 / 36)
    let law = #"{ "dist": "gamma", "mean": "10m", "cv": 0.7071067811865476 }"#
    let run = try BareQueue(
      perHour: [4.8], serviceMinutes: 10, servers: 1, service: law, weeks: 24, seed: seed
    ).run()
    return [
      try finding("M/E2/1", "mean wait", run, "wait.time.mean", exact: exact.meanWait),
      try finding("M/E2/1", "cases waiting", run, "backlog.count", exact: exact.meanQueue),
    ]
  }

  private static let variedService = OracleModel("M/LN/1, cv 1.5", source: "Pollaczek-Khinchine") {
    seed throws(OracleFault) in
    let exact = PollaczekKhinchine(arrivalRate: 3, mean: 1.0 / 6, secondMoment: 3.25 / 36)
    let law = #"{ "dist": "lognormal", "mean": "10m", "cv": 1.5 }"#
    let run = try BareQueue(
      perHour: [3], serviceMinutes: 10, servers: 1, service: law, weeks: 24, seed: seed
    ).run()
    return [
      try finding("M/LN/1", "mean wait", run, "wait.time.mean", exact: exact.meanWait),
      try finding("M/LN/1", "occupancy", run, "staff.occupancy", exact: exact.utilization),
    ]
  }

  private static func erlangA(
    _ name: String, perHour: Double, servers: Int, patience: Double, weeks: Int
  ) -> OracleModel {
    OracleModel(name, source: "Erlang A (Palm)") { seed throws(OracleFault) in
      let exact = ErlangA(arrivalRate: perHour, serviceRate: 5, abandonmentRate: 60 / patience, servers: servers)
      let run = try BareQueue(
        perHour: [perHour], serviceMinutes: 12, servers: servers, patienceMinutes: patience, weeks: weeks, seed: seed
      ).run()
      return [
        try finding(name, "gave up", run, "cases.gave_up", exact: exact.abandonmentProbability),
        try finding(name, "mean wait", run, "wait.time.mean", exact: exact.meanWait),
        try finding(
          name, "answered within 5 min", run, "sla.first_response.met", exact: exact.servedWithin(5.0 / 60)),
        try finding(name, "occupancy", run, "staff.occupancy", exact: exact.utilization),
      ]
    }
  }

  private static func priorities(_ name: String, perHour: [Double], servers: Int, weeks: Int) -> OracleModel {
    OracleModel(name, source: "Cobham") { seed throws(OracleFault) in
      let exact = Priorities.waits(arrivalRates: perHour, serviceRate: 6, servers: servers)
      let run = try BareQueue(
        perHour: perHour, serviceMinutes: 10, servers: servers, policy: "value-tier", weeks: weeks, seed: seed
      ).run()
      var findings: [OracleFinding] = []
      for (tier, wait) in exact.enumerated() {
        findings.append(
          try finding(name, "mean wait of class \(tier + 1)", run, "wait.time.mean[tier=class\(tier)]", exact: wait))
      }
      return findings
    }
  }

  /// Issue 4, W2: exact to the digits given there.
  private static let triageDesk = OracleModel("triage desk", source: "Markov chain of the benchmark W2") {
    seed throws(OracleFault) in
    let run = try BareQueue(
      perHour: [9.5, 28.5, 57], serviceMinutes: 12, servers: 20, patienceMinutes: 60, promiseMinutes: 15,
      policy: "value-tier", weeks: 12, seed: seed
    ).run()
    let abandoned = [0.006359, 0.010000, 0.055702]
    let minutes = [0.381562, 0.600010, 3.342101]
    let met = [0.993641, 0.989999, 0.909325]
    var findings: [OracleFinding] = []
    for tier in 0..<3 {
      let group = "[tier=class\(tier)]"
      findings += [
        try finding(
          "triage desk", "mean wait of class \(tier + 1)", run, "wait.time.mean\(group)", exact: minutes[tier] / 60),
        try finding(
          "triage desk", "class \(tier + 1) gave up", run, "cases.gave_up\(group)", exact: abandoned[tier]),
        try finding(
          "triage desk", "class \(tier + 1) within 15 min", run, "sla.first_response.met\(group)", exact: met[tier]),
      ]
    }
    return findings
  }

  /// One who does the first kind only, one who does both and the first kind first.
  private static let skillRouting = OracleModel("N-design", source: "Markov chain of skill routing") {
    seed throws(OracleFault) in
    let exact = SkillRouting(arrivalRates: (0.8, 0.6), serviceRate: 1)
    let run = try BareQueue(
      perHour: [0.8 * 6, 0.6 * 6], serviceMinutes: 10, servers: 1, weeks: 30, seed: seed,
      settings: [
        #"triage.rules={"all":null,"one":{"match":{"tier":"class0"},"treat":"personal","queue":"one","work":"call"},"two":{"match":{"tier":"class1"},"treat":"personal","queue":"two","work":"call"}}"#,
        #"triage.order=["one","two"]"#, "sla=null",
        #"teams={"own":{"hourly_cost":30,"calendar":"always","shrinkage":0,"handles":["one"],"shifts":{"all":{"people":1,"weekly":"always"}}},"flexible":{"hourly_cost":30,"calendar":"always","shrinkage":0,"handles":["one","two"],"prefers":["one"],"shifts":{"all":{"people":1,"weekly":"always"}}}}"#,
      ]
    ).run()
    return [
      try finding(
        "N-design", "mean wait of the second kind", run, "wait.time.mean[tier=class1]", exact: exact.secondWait / 6),
      try finding(
        "N-design", "mean wait of the first kind", run, "wait.time.mean[tier=class0]", exact: exact.firstWait / 6),
      try finding("N-design", "specialist busy", run, "staff.occupancy[team=own]", exact: exact.ownUtilization),
      try finding(
        "N-design", "flexible one busy", run, "staff.occupancy[team=flexible]", exact: exact.flexibleUtilization),
    ]
  }

  /// Beta law of reachability, four attempts, nobody waits.
  private static let reaching = OracleModel("attempts to reach", source: "beta-binomial law") {
    seed throws(OracleFault) in
    let run = try BareQueue(
      perHour: [20], serviceMinutes: 10, servers: 400, weeks: 8, seed: seed,
      settings: [
        #"contact={"attempts":4,"wait_between":["3h"],"callable":"always","reach":{"mean":0.4,"concentration":3},"message_left":0}"#,
        "work.call.attempt_failed=1m",
      ]
    ).run()
    // Not reached in the first k attempts: product of (b + i) / (a + b + i).
    let missed = (0...4).map { attempts in (0..<attempts).reduce(1.0) { $0 * (1.8 + Double($1)) / (3 + Double($1)) } }
    return [
      try finding("attempts", "customers reached", run, "contact.reached", exact: 1 - missed[4]),
      try finding(
        "attempts", "attempts a case", run, "contact.attempts", exact: missed[0] + missed[1] + missed[2] + missed[3]),
    ]
  }

  /// Items of detractors carry failures where a scenario names causes.
  private static let failures =
    #"journey={"steps":{"use":1},"causes":{"any":{"share":1,"severity":{"low":0.5,"mid":0.3,"high":0.2}}}}"#

  /// Shares of conversations, nobody waits.
  private static let escalating = OracleModel("conversations", source: "binomial law") { seed throws(OracleFault) in
    let run = try BareQueue(
      perHour: [20], serviceMinutes: 10, servers: 400, weeks: 8, seed: seed,
      settings: [
        failures, #"customers.tiers.class0.annual_churn="30%""#,
        #"resolution={"solved_at_contact":0.65,"empowered_bonus":0,"escalation":{"share":0.12,"queue":"desk","service":"10m","solves":1}}"#,
      ]
    ).run()
    return [
      try finding("conversations", "solved at once", run, "contact.first_contact_resolution", exact: 0.65),
      try finding("conversations", "escalated", run, "escalation.share", exact: 0.12),
    ]
  }

  /// A two-state chain over days for each of 40 people.
  private static let absent = OracleModel("absence", source: "stationary law of a two-state chain") {
    seed throws(OracleFault) in
    let run = try BareQueue(
      perHour: [1], serviceMinutes: 10, servers: 40, weeks: 26, seed: seed,
      settings: [#"teams.people.absence={"rate":0.08,"spell":{"dist":"geometric","mean":"4d"}}"#]
    ).run()
    return [try finding("absence", "share of scheduled time", run, "staff.absent", exact: 0.08)]
  }

  /// Nobody is answered, and failures are part of the stated churn (model: customers/stated-churn).
  private static let leaving = OracleModel("churn without the programme", source: "stated first-year churn") {
    seed throws(OracleFault) in
    let run = try BareQueue(
      perHour: [0.5, 0.5], serviceMinutes: 10, servers: 1, weeks: 52, seed: seed,
      settings: [
        "triage=null", "sla=null", "teams=null", "work=null", "contact=null", "resolution=null",
        failures,
        #"clock.warm_up="0w""#, #"clock.measure="8766h""#, #"clock.drain="0w""#, "customers.count=40000",
        #"customers.tiers.class0.annual_churn="19.2%""#, #"customers.tiers.class1.annual_churn="24%""#,
      ]
    ).run(replications: 10)
    return [
      try finding("churn", "first year, tier one", run, "churn.share_without[tier=class0]", exact: 0.192),
      try finding("churn", "first year, tier two", run, "churn.share_without[tier=class1]", exact: 0.24),
    ]
  }

  /// Who can be contacted, what is told, and how much of it.
  private static let contactable = OracleModel("feedback", source: "Poisson and binomial laws") {
    seed throws(OracleFault) in
    let run = try BareQueue(
      perHour: [60], serviceMinutes: 1, servers: 400, weeks: 4, seed: seed,
      settings: [
        "channels.line.identified=0.8", "channels.line.consent=0.7", "channels.line.valid=0.9",
        "channels.line.day_factor_cv=0.2",
        #"channels.line.scores={"detractor":0.3,"passive":0.25,"promoter":0.45}"#,
      ]
    ).run()
    let items = 60.0 * 24 * 28
    return [
      try finding("feedback", "items received", run, "feedback.received", exact: items),
      try finding(
        "feedback", "not contactable", run, "cases.not_contactable", exact: items * (1 - 0.8 * 0.9 * (1 - 0.3 * 0.3))),
      try finding("feedback", "NPS", run, "nps.observed", exact: 15),
    ]
  }
}
