import ClosedLoop
import EventKernel

/// What holds for all channels.
struct ArrivalSection {
  var scale = 1.0
  var correlation = 0.5
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
      return section
    }
    arrivals = read ?? ArrivalSection()
  }

  mutating func readChannels(_ scenario: inout ObjectReader) {
    let read = scenario.map("channels", called: "a channel", count: 1...Bounds.masked) {
      name, reader -> DraftChannel? in
      let channel = readChannel(name, &reader)
      NotSupportedYet.refuse(.channel, in: &reader)
      return channel
    }
    channels = read?.map(\.value) ?? []
  }

  private mutating func readChannel(_ name: String, _ reader: inout ObjectReader) -> DraftChannel {
    let inferred = ChannelKind(name: name)
    let presence = inferred.map { Presence.default(JSONValue($0.rawValue)) } ?? .required
    let kind = reader.choice("kind", presence, of: ChannelKind.self) ?? inferred ?? .survey
    let (pattern, items) = readPattern(&reader)
    let variation = reader.number("day_factor_cv", .default(0), in: 0...3) ?? 0
    let identified = reader.share("identified", .default(JSONValue(kind.identified))) ?? 0
    var consent = (phone: 0.75, mail: 0.75)
    if reader.isObject("consent") {
      let read = reader.object("consent", called: "the consent") {
        ($0.share("phone", .default(0.75)) ?? 0, $0.share("mail", .default(0.75)) ?? 0)
      }
      if let read { consent = (read.0, read.1) }
    } else {
      let share = reader.share("consent", .default(0.75)) ?? 0
      consent = (share, share)
    }
    let valid = reader.share("valid", .default(0.95)) ?? 0
    let bands = shares(&reader, "scores", called: "the scores", names: ["detractor", "passive", "promoter"])
    let delay = reader.has("delay") ? law(&reader, "delay", unit: .time) : nil
    if !reader.has("delay") { _ = reader.value("delay", .optional, as: .anything) }
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
    let prefers = reader.choice("prefers", .default("any"), of: ["phone", "mail", "any"])
    var channel = Channel(
      name: Name(name), arrivals: pattern, dayFactorVariation: variation, bursts: [], identified: identified,
      phoneConsent: consent.phone, mailConsent: consent.mail, validContact: valid, bands: bands, delay: delay,
      patience: patience, expectsAnswer: expects,
      prefersPhone: prefers == "phone" ? true : prefers == "mail" ? false : nil)
    channel.contactRequested = min(requested, expects)
    return DraftChannel(name: name, channel: channel, place: reader.place, items: items)
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

  private mutating func readPattern(_ reader: inout ObjectReader) -> (ArrivalPattern, items: Double) {
    let ways = ["volume", "trace", "daily"]
    let written = ways.filter { reader.has($0) }
    let flat = ContiguousArray(repeating: 1.0, count: 168)
    guard written.count == 1 else {
      for way in ways { _ = reader.value(way, .optional, as: .anything) }
      _ = shape(&reader)
      let message = "a channel has exactly one of volume, trace and daily"
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

  // MARK: Bursts

  mutating func readBursts(_ scenario: inout ObjectReader) {
    let names = channels.map(\.name)
    let clock = clock
    let bursts =
      scenario.map("bursts", .default([:]), called: "a burst", count: 0...Bounds.named) {
        _, reader -> (Burst, [String])? in
        let isIncident = reader.has("hits") || reader.has("cause")
        let starts = reader.dateTime("starts")
        let lasts = reader.duration("lasts", in: 1...Bounds.longestRun)
        let all = JSONValue(.array(names.map { JSONValue($0) }))
        let hit = reader.list(
          "channels", .default(all), of: .reference(to: names, called: "a channel"), count: 0...Bounds.masked)
        let factor = reader.number("multiply", isIncident ? .optional : .required, in: 0...1_000)
        NotSupportedYet.refuse(.burst, in: &reader)
        guard let starts, let lasts, let hit, let factor else { return nil }
        let start = clock.civil.instant(
          day: starts.date.dayNumber - clock.start.dayNumber, timeOfDay: starts.time.microseconds)
        if start + lasts <= 0 || start >= clock.length {
          reader.warning("outside-run", at: "starts", "this burst lies outside the run and changes nothing")
        }
        return (Burst(start: start, end: start + lasts, factor: factor), hit)
      } ?? []
    for index in channels.indices {
      for burst in bursts where burst.value.1.contains(channels[index].name) {
        channels[index].channel.bursts.append(burst.value.0)
        if case .trace = channels[index].channel.arrivals { continue }
        let overlap = min(burst.value.0.end, clock.length) - max(burst.value.0.start, 0)
        guard overlap > 0 else { continue }
        // An hour of the week has at most 168 times the mean.
        let share = min(1, Double(overlap) / Double(max(clock.length, 1)))
        channels[index].items *= 1 + max(0, burst.value.0.factor - 1) * share
      }
    }
  }
}
