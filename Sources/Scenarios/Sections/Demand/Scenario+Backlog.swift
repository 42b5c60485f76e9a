import ClosedLoop
import EventKernel

extension Draft {
  /// What stands in a row of the backlog, in the order of its columns.
  private enum BacklogColumn: String, CaseIterable {
    case received, tier, channel, severity, queue, attempts
  }

  /// Reads the cases that are open when the run begins, from a list with one row for each.
  ///
  /// `{ "csv": "open-cases.csv", "received": "opened_at", "tier": "segment", … }` names the file and its columns. Read after
  /// triage: each case belongs to the first rule by which people treat it.
  mutating func readBacklog(_ scenario: inout ObjectReader) {
    scenario.fields("backlog", .optional, called: "the backlog") { reader in
      let path = reader.text("csv")
      let from = reader.date("from", .default(JSONValue(clock.start.text))) ?? clock.start
      var columns: [(name: String, place: Place)] = []
      var order: [BacklogColumn] = []
      for column in BacklogColumn.allCases {
        guard let name = reader.text(column.rawValue, presence(of: column)) else { continue }
        columns.append((name, reader.place(of: column.rawValue)))
        order.append(column)
      }
      guard let path, order.first == .received else { return }
      if clock.warmUp > 0 {
        reader.warning(
          "backlog", at: "csv",
          "the backlog is there when the run begins, and what is measured begins after clock.warm_up: write \"0h\" there"
        )
      }
      var rows: [OpenCase] = []
      var seats = customers.population.tiers.map(\.seats)
      let place = reader.place(of: "csv")
      let draft = self
      readRows(path, at: place, columns: columns, limit: 1_000_000) { cells, _ throws(Remedy) in
        var texts: [BacklogColumn: String] = [:]
        for (column, cell) in zip(order, cells) { texts[column] = cell }
        let row = try draft.openCase(texts, from: from)
        seats[row.tier] -= 1
        guard seats[row.tier] >= 0 else { throw .range("this tier has more open cases than customers") }
        rows.append(row)
        return true
      }
      backlog = rows.sorted { $0.received < $1.received }
    }
  }

  /// Where there is one tier or channel only, nobody needs to say which.
  private func presence(of column: BacklogColumn) -> Presence {
    switch column {
    case .received: .required
    case .tier: customers.population.tiers.count > 1 ? .required : .optional
    case .channel: channels.count > 1 ? .required : .optional
    case .severity, .queue, .attempts: .optional
    }
  }

  private func openCase(_ cells: [BacklogColumn: String], from: Units.Date) throws(Remedy) -> OpenCase {
    let received = try receivedTime(cells[.received] ?? "", from: from)
    let tier = try index(
      of: cells[.tier], among: customers.population.tiers.map(\.name.text), called: "tier")
    let channel = try index(of: cells[.channel], among: channels.map(\.name), called: "channel")
    var severity = -1
    if let word = cells[.severity], !word.isEmpty {
      severity = try index(of: word, among: ["low", "mid", "high", "none"], called: "severity")
    }
    var attempts = 0
    if let word = cells[.attempts], !word.isEmpty {
      guard let number = Units.number(word), number <= 1_000 else {
        throw .range("attempts are a whole number from 0 to 1000")
      }
      attempts = number
    }
    let rule = try rule(for: tier, channel: channel, severity: severity, queue: cells[.queue])
    return OpenCase(
      received: received, tier: tier, channel: channel, severity: severity, rule: rule, attempts: attempts)
  }

  private func receivedTime(_ text: String, from: Units.Date) throws(Remedy) -> Ticks {
    let time = try Units.recordedTime(text)
    let tick: Ticks
    if let offset = time.offset {
      let shift = Int64(from.dayNumber - clock.start.dayNumber) * 86_400
      tick =
        (time.localSeconds - Int64(offset) - clock.startInstant - shift) * Time.second + time.microseconds % Time.second
    } else {
      tick = clock.civil.instant(day: time.date.dayNumber - from.dayNumber, timeOfDay: time.microseconds)
    }
    guard tick < 0 else {
      throw .range("a case of the backlog was received before the run begins, \(clock.start.text); see clock.start")
    }
    return max(tick, -Bounds.longestRun)
  }

  private func index(of word: String?, among names: [String], called: String) throws(Remedy) -> Int {
    guard let word else { return 0 }
    if let index = names.firstIndex(of: word) { return index }
    throw Remedy(
      .unknownName, "no such \(called), \(Shown.quoted(word)); declared are \(Shown.choices(names))",
      suggestion: NearestWord.to(word, among: names))
  }

  /// The first rule by which people treat such a case; what the row does not say is no obstacle.
  private func rule(for tier: Int, channel: Int, severity: Int, queue: String?) throws(Remedy) -> Int {
    func has(_ mask: UInt64, _ index: Int) -> Bool { mask >> UInt64(index) & 1 == 1 }
    let band = channels.indices.contains(channel) && channels[channel].channel.isIndirect ? 3 : 0
    let personal = triage.policy.rules.indices.filter { triage.policy.rules[$0].treatment == .personal }
    var fitting = personal
    if let queue, !queue.isEmpty {
      fitting = personal.filter {
        queues.names.indices.contains(triage.policy.rules[$0].queue)
          && queues.names[triage.policy.rules[$0].queue] == queue
      }
      guard !fitting.isEmpty else {
        throw Remedy(
          .unknownName, "no rule of triage puts cases into the queue \(Shown.quoted(queue))",
          suggestion: NearestWord.to(queue, among: queues.names))
      }
    }
    let taking = fitting.first { index in
      let match = triage.policy.rules[index].match
      return has(match.tiers, tier) && has(match.channels, channel) && has(match.bands, band)
        && (severity < 0 || has(match.severities, severity))
    }
    // Who names a queue means it, whatever its rules ask for.
    if let taking { return taking }
    if let queue, !queue.isEmpty { return fitting[0] }
    throw Remedy("triage", "no rule gives such a case to people: name its queue in a column, or change triage.rules")
  }
}
