import ClosedLoop

/// Seed and number of replications as they are read; the stop rule is understood when the plan is known.
struct RunSection {
  var seed: UInt64 = 1
  var fixed: Int?
  var until: (text: String, place: Place)?
  var least = 20
  var greatest = 400
}

extension Draft {
  mutating func readRun(_ scenario: inout ObjectReader) {
    scenario.fields("run", .default([:]), called: "the run") { reader in
      let seed = Scalar<UInt64>.seed.checked { seed throws(Remedy) in
        guard seed <= UInt64(Int64.max) else { throw .range("a seed is at most 9223372036854775807") }
      }
      run.seed = reader.value("seed", .default(1), as: seed) ?? 1
      guard reader.isObject("replications") else {
        run.fixed = reader.integer("replications", .default(20), in: 1...ReplicationRule.most)
        return
      }
      reader.fields("replications", called: "the replications") { rule in
        run.least = rule.integer("min", .default(20), in: 2...ReplicationRule.most) ?? 20
        run.greatest = rule.integer("max", .default(400), in: 2...ReplicationRule.most) ?? 400
        if run.greatest < run.least { rule.error(.range, at: "max", "max is at least min, \(run.least)") }
        if let text = rule.text("until") { run.until = (text, rule.place(of: "until")) }
      }
    }
  }
}
