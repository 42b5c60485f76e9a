import ClosedLoop
import EventKernel

/// What holds for all channels.
struct ArrivalSection {
  var scale = 1.0
  var correlation = 0.5
  var persistence = 0.8
  var season = "none"
  var growth = Units.ShareRate(share: 0, per: .year)
}

/// A channel with what is needed to check it later.
struct DraftChannel {
  var name: String
  var channel: Channel
  var place: Place
  /// Expected items of the run, bursts not counted.
  var items: Double
}

/// What sort of channel it is decides its defaults.
enum ChannelKind: String, CaseIterable {
  case call
  case mail
  case survey
  case website
  case inApp = "in_app"
  case store
  case social

  /// What the name of a channel lets expect.
  init?(name: String) {
    let parts: [(String, ChannelKind)] = [
      ("survey", .survey), ("call", .call), ("phone", .call), ("mail", .mail), ("web", .website), ("app", .inApp),
      ("store", .store), ("shop", .store), ("social", .social),
    ]
    let lower = name.lowercased()
    guard let kind = parts.first(where: { lower.range(of: $0.0) != nil })?.1 else { return nil }
    self = kind
  }

  var identified: Double {
    switch self {
    case .survey, .mail, .inApp, .call: 0.85
    case .website, .store: 0.3
    case .social: 0.2
    }
  }

  var expectsAnswer: Double {
    switch self {
    case .call: 0.91
    case .mail: 0.89
    case .survey, .inApp, .website: 0.5
    case .store: 0.3
    case .social: 0.42
    }
  }

  /// Median of patience; the law is lognormal with sigma 1, which is a cv of 1.31.
  var patience: String {
    switch self {
    case .survey: "3d"
    case .mail, .website: "1d"
    case .call, .store, .inApp: "2d"
    case .social: "4h"
    }
  }
}

extension Draft {
  mutating func readArrivals(_ scenario: inout ObjectReader) {
    let read = scenario.object("arrivals", .default([:]), called: "the arrivals") { reader -> ArrivalSection in
      var section = ArrivalSection()
      section.scale = reader.number("scale", .default(1), in: 0...1e6) ?? 1
      section.correlation = reader.share("day_factor_correlation", .default(0.5)) ?? 0.5
      section.persistence = reader.share("hour_factor_persistence", .default(0.8), in: 0...0.999) ?? 0.8
      readUsualProfile(&reader, into: &section)
      return section
    }
    arrivals = read ?? ArrivalSection()
  }

  mutating func readChannels(_ scenario: inout ObjectReader) {
    let read = scenario.map("channels", called: "a channel", count: 1...Bounds.masked) {
      name, reader -> DraftChannel? in
      let source = reader.choice("source", .default("direct"), of: FeedbackSource.self) ?? .direct
      var channel: DraftChannel
      switch source {
      case .direct:
        refuseDetector(&reader)
        channel = readChannel(name, &reader)
      case .indirect: channel = readIndirectChannel(name, &reader)
      }
      readChanges(&reader, of: &channel)
      NotSupportedYet.refuse(.channel, in: &reader)
      return channel
    }
    channels = read?.map(\.value) ?? []
  }

  private mutating func readChannel(_ name: String, _ reader: inout ObjectReader) -> DraftChannel {
    let inferred = ChannelKind(name: name)
    let presence = inferred.map { Presence.default(JSONValue($0.rawValue)) } ?? .required
    let kind = reader.choice("kind", presence, of: ChannelKind.self) ?? inferred ?? .survey
    let (pattern, items) = readPattern(&reader, ways: ["volume", "trace", "daily"])
    let variation = reader.number("day_factor_cv", .default(0), in: 0...3) ?? 0
    let identified = reader.share("identified", .default(JSONValue(kind.identified))) ?? 0
    let consent = readConsent(&reader)
    let valid = reader.share("valid", .default(0.95)) ?? 0
    let bands = shares(&reader, "scores", called: "the scores", names: ["detractor", "passive", "promoter"])
    let delay = readDelay(&reader)
    let usual: JSONValue = [
      "dist": "lognormal", "p50": JSONValue(kind.patience), "cv": JSONValue(1.3108324944320863),
    ]
    let patience = waitingLaw(&reader, "patience", .default(usual)) ?? .constant(86_400)
    let expects = reader.share("expects_answer", .default(JSONValue(kind.expectsAnswer))) ?? 0
    let requested = reader.share("contact_requested", .default(0)) ?? 0
    if requested > expects {
      reader.error(
        .range, at: "contact_requested", "whoever asks to be contacted expects an answer: at most expects_answer")
    }
    var channel = Channel(
      name: Name(name), arrivals: pattern, dayFactorVariation: variation, bursts: [], identified: identified,
      phoneConsent: consent.phone, mailConsent: consent.mail, validContact: valid, bands: bands, delay: delay,
      patience: patience, expectsAnswer: expects,
      prefersPhone: readPreference(&reader))
    channel.contactRequested = min(requested, expects)
    return DraftChannel(name: name, channel: channel, place: reader.place, items: items)
  }

  func readConsent(_ reader: inout ObjectReader) -> (phone: Double, mail: Double) {
    guard reader.isObject("consent") else {
      let share = reader.share("consent", .default(0.75)) ?? 0
      return (share, share)
    }
    let read = reader.object("consent", called: "the consent") {
      ($0.share("phone", .default(0.75)) ?? 0, $0.share("mail", .default(0.75)) ?? 0)
    }
    return read.map { (phone: $0.0, mail: $0.1) } ?? (phone: 0.75, mail: 0.75)
  }

  mutating func readDelay(_ reader: inout ObjectReader) -> Distribution? {
    if reader.has("delay") { return law(&reader, "delay", unit: .time) }
    _ = reader.value("delay", .optional, as: .anything)
    return nil
  }

  func readPreference(_ reader: inout ObjectReader) -> Bool? {
    let prefers = reader.choice("prefers", .default("any"), of: ["phone", "mail", "any"])
    return prefers == "phone" ? true : prefers == "mail" ? false : nil
  }

  /// Reads how a stated volume changes: by the year, by growth, from hour to hour. Recorded demand changes by itself.
  private mutating func readChanges(_ reader: inout ObjectReader, of draft: inout DraftChannel) {
    switch draft.channel.arrivals {
    case .daily, .trace:
      for field in ["season", "growth"] where reader.has(field) {
        reader.error("volume", at: field, "recorded demand has its own \(field): leave it out")
        _ = reader.value(field, .optional, as: .anything)
      }
    case .weekly:
      draft.channel.dayProfile = readDayProfile(&reader)
      var sum = 0.0
      for factor in draft.channel.dayProfile { sum += factor }
      if !draft.channel.dayProfile.isEmpty { draft.items *= sum / Double(draft.channel.dayProfile.count) }
    }
    draft.channel.hourFactorVariation = reader.number("hour_factor_cv", .default(0), in: 0...2) ?? 0
  }

  /// Reads shares of named parts that make a whole; all of the first part if they cannot be read.
  mutating func shares(
    _ reader: inout ObjectReader, _ name: String, called: String, names: [String]
  ) -> [Double] {
    let read = reader.object(name, called: called) { parts -> [Double]? in
      let before = parts.diagnostics.errorCount
      let shares = names.map { parts.share($0) ?? 0 }
      guard parts.diagnostics.errorCount == before else { return nil }
      checkSum(shares, at: parts.place, of: called, in: &parts)
      return shares
    }
    return read ?? names.indices.map { $0 == 0 ? 1 : 0 }
  }

  // MARK: Volumes

  mutating func readPattern(_ reader: inout ObjectReader, ways: [String]) -> (ArrivalPattern, items: Double) {
    let written = ways.filter { reader.has($0) }
    let flat = ContiguousArray(repeating: 1.0, count: 168)
    guard written.count == 1 else {
      for way in ways { _ = reader.value(way, .optional, as: .anything) }
      _ = shape(&reader)
      let message =
        "a channel has exactly one of \(ways.dropLast().joined(separator: ", ")) and \(ways[ways.count - 1])"
      if written.isEmpty {
        reader.add(Diagnostic(.error, .missingKey, at: reader.place, message))
      } else {
        reader.error("volume", at: written[1], message)
      }
      return (.weekly(perWeek: 0, shape: flat), 0)
    }
    switch written[0] {
    case "volume":
      let perWeek = (reader.rate("volume")?.perWeek ?? 0) * arrivals.scale
      let shape = shape(&reader) ?? flat
      return (.weekly(perWeek: perWeek, shape: shape), perWeek * Double(clock.length) / Double(Units.week))
    case "daily":
      let counts = readDaily(&reader)
      let shape = shape(&reader) ?? flat
      var sum = 0.0
      for count in counts { sum += count }
      return (.daily(counts: counts, shape: shape), sum)
    default:
      let times = readTrace(&reader)
      if reader.has("shape") {
        reader.error("volume", at: "shape", "recorded times have their own shape: leave it out")
        _ = reader.value("shape", .optional, as: .anything)
      }
      return (.trace(times), Double(times.count))
    }
  }

  private mutating func shape(_ reader: inout ObjectReader) -> ContiguousArray<Double>? {
    let names = ["flat"] + places.compactMap { $0.kind == .shape ? $0.name : nil }
    guard let name = reader.value("shape", .default("flat"), as: .reference(to: names, called: "a shape")) else {
      return nil
    }
    use(name, .shape)
    return shapes[name]
  }

  private mutating func readDaily(_ reader: inout ObjectReader) -> ContiguousArray<Double> {
    var counts = ContiguousArray(repeating: 0.0, count: clock.days)
    let start = clock.start
    let scale = arrivals.scale
    reader.fields("daily", called: "daily counts") { daily in
      let path = daily.text("csv")
      let date = daily.text("date")
      let count = daily.text("count")
      let from = daily.date("from", .default(JSONValue(start.text))) ?? start
      guard let path, let date, let count else { return }
      var kept = 0
      let dropped = readRows(
        path, at: daily.place(of: "csv"),
        columns: [(date, daily.place(of: "date")), (count, daily.place(of: "count"))],
        limit: 1_000_000
      ) { cells, _ throws(Remedy) in
        let day = try Units.date(cells[0]).dayNumber - from.dayNumber
        guard let number = Decimal(cells[1], allowsExponent: true)?.value(), number >= 0, number <= 1e9 else {
          throw .range("a count is a number from 0 to 10^9")
        }
        guard counts.indices.contains(day) else { return false }
        counts[day] += number * scale
        kept += 1
        return true
      }
      tellDropped(dropped, kept: kept, at: daily.place(of: "csv"))
    }
    return counts
  }

  private mutating func readTrace(_ reader: inout ObjectReader) -> ContiguousArray<Ticks> {
    var times = ContiguousArray<Ticks>()
    let clock = clock
    reader.fields("trace", called: "a trace") { trace in
      let path = trace.text("csv")
      let column = trace.text("time")
      let from = trace.date("from", .default(JSONValue(clock.start.text))) ?? clock.start
      guard let path, let column else { return }
      let dropped = readRows(
        path, at: trace.place(of: "csv"), columns: [(column, trace.place(of: "time"))], limit: 20_000_000
      ) { cells, _ throws(Remedy) in
        let time = try Units.recordedTime(cells[0])
        let tick: Ticks
        if let offset = time.offset {
          let shift = Int64(from.dayNumber - clock.start.dayNumber) * 86_400
          let seconds = time.localSeconds - Int64(offset) - clock.startInstant - shift
          tick = seconds * Time.second + time.microseconds % Time.second
        } else {
          tick = clock.civil.instant(day: time.date.dayNumber - from.dayNumber, timeOfDay: time.microseconds)
        }
        guard tick >= 0, tick < clock.length else { return false }
        times.append(tick)
        return true
      }
      tellDropped(dropped, kept: times.count, at: trace.place(of: "csv"))
    }
    times.sort()
    let most = Self.mostAtOnce(times)
    if itemsAtOnce + most > Bounds.itemsAtOnce {
      reader.error(
        .limit, at: "trace",
        "\(most) items are recorded at one instant: at most \(Bounds.itemsAtOnce) in all traces together; record times "
          + "to the second")
      return []
    }
    itemsAtOnce += most
    return times
  }

  /// How often the most frequent of sorted times stands there.
  private static func mostAtOnce(_ times: ContiguousArray<Ticks>) -> Int {
    var (most, count) = (0, 0)
    for index in times.indices {
      count = index > 0 && times[index] == times[index - 1] ? count + 1 : 1
      most = max(most, count)
    }
    return most
  }

  private mutating func tellDropped(_ dropped: Int, kept: Int, at place: Place) {
    guard dropped > 0 else { return }
    let rows = dropped == 1 ? "1 row lies" : "\(dropped) rows lie"
    diagnostics.warning(
      "outside-run", at: place, "\(rows) outside the run and \(dropped == 1 ? "is" : "are") left out; \(kept) remain")
  }
}
