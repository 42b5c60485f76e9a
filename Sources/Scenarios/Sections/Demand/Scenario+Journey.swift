import ClosedLoop

extension Draft {
  mutating func readJourney(_ scenario: inout ObjectReader) {
    scenario.fields("journey", .optional, called: "the journey") { journey in
      if let read = journey.table("steps", .optional, of: .share(), count: 1...Bounds.masked) {
        steps = read.map { JourneyStep(name: Name($0.name), share: $0.value) }
        checkSum(read.map(\.value), at: journey.place(of: "steps"), of: "the shares of the steps", in: &journey)
      }
      guard journey.has("causes") else {
        _ = journey.value("causes", .optional, as: .anything)
        return
      }
      let read =
        journey.map("causes", called: "a cause", count: 0...Bounds.masked) { name, reader in
          readCause(name, &reader)
        } ?? []
      causes = read.map(\.value)
      if !causes.isEmpty {
        checkSum(causes.map(\.share), at: journey.place(of: "causes"), of: "the shares of the causes", in: &journey)
      }
    }
  }

  private mutating func readCause(_ name: String, _ reader: inout ObjectReader) -> Cause {
    let share = reader.share("share") ?? 0
    let severities = shares(&reader, "severity", called: "the severities", names: ["low", "mid", "high"])
    let losses = reader.object("loss", .default([:]), called: "the loss by severity") { loss in
      ["low", "mid", "high"].map { severity -> Int64 in
        let amount = loss.money(severity, .default(0)) ?? 0
        guard amount > 1_000_000_000_000_000 else { return amount }
        loss.error(.range, at: severity, "a loss is at most 1000000000")
        return 0
      }
    }
    var cause = Cause(name: Name(name), share: share, severities: severities, losses: losses ?? [0, 0, 0])
    cause.isRepaidInKind = reader.boolean("repaid_in_kind", .default(true)) ?? true
    return cause
  }
}
