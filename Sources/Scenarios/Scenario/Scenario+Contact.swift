import ClosedLoop
import EventKernel

extension Draft {
  mutating func readContact(_ scenario: inout ObjectReader) {
    scenario.fields("contact", .default([:]), called: "the contact plan") { reader in
      contact.attempts = reader.integer("attempts", .default(4), in: 1...100) ?? 4
      contact.gaps =
        reader.list(
          "wait_between", .default(["3h", "1d", "2d"]), of: .duration(in: 0...Bounds.longestRun), count: 1...100)
        ?? [Units.day]
      contact.callable = calendar(&reader, "callable", .default("always")) ?? 0
      readReach(&reader)
      contact.messageShare = reader.share("message_left", .default(1)) ?? 1
      contact.messageCountsAsResponse = reader.boolean("message_counts_as_response", .default(true)) ?? true
      readEnd(&reader)
      NotSupportedYet.refuse(.contact, in: &reader)
    }
    if contact.reachByHour.isEmpty { contact.reachByHour = Array(repeating: 1, count: 24) }
  }

  private mutating func readReach(_ reader: inout ObjectReader) {
    contact.reachByHour = Array(repeating: 1, count: 24)
    if reader.has("reach"), !reader.isObject("reach") {
      _ = reader.choice("reach", of: ["always"])
      return
    }
    contact.reach = reader.object("reach", .default([:]), called: "how customers are reached") {
      reach -> (alpha: Double, beta: Double)? in
      let mean = reach.share("mean", .default(0.4), in: 0.01...0.99)
      let concentration = reach.number("concentration", .default(3), in: 0.1...100_000)
      let hours = Self.readDay(&reach, "by_hour", .default([:]), of: .number(in: 0...100))
      if let hours { contact.reachByHour = hours.map { $0 ?? 1 } }
      guard let mean, let concentration else { return nil }
      guard min(mean, 1 - mean) * concentration >= 0.01 else {
        reach.error(.range, at: "concentration", "customers would be reached always or never: 3 is usual")
        return nil
      }
      return (mean * concentration, (1 - mean) * concentration)
    }
  }

  private mutating func readEnd(_ reader: inout ObjectReader) {
    guard reader.has("give_up_after") else {
      _ = reader.value("give_up_after", .optional, as: .anything)
      return
    }
    let isLaw = reader.isObject("give_up_after") || reader.peek("give_up_after").map { laws[$0] != nil } == true
    if isLaw {
      contact.givesUpAfter = waitingLaw(&reader, "give_up_after")
    } else {
      contact.planEnds = reader.duration("give_up_after", in: 1...Units.longestDuration)
    }
  }
}
