import ClosedLoop
import EventKernel

/// An incident with what is needed to check it when causes are known.
struct DraftIncident {
  var name: String
  var incident: Incident
  var cause: String
  var causePlace: Place
  var place: Place
}

/// What stands under `bursts`.
private enum WrittenBurst {
  /// A campaign or a bad week: the volume of channels is multiplied.
  case campaign(Burst, channels: [String])
  /// Something fails for many at once.
  case incident(DraftIncident)
}

extension Draft {
  mutating func readBursts(_ scenario: inout ObjectReader) {
    let read =
      scenario.map("bursts", .default([:]), called: "a burst", count: 0...Bounds.named) {
        name, reader -> WrittenBurst? in
        let isIncident = ["hits", "cause", "voiced_on", "within"].contains { reader.has($0) }
        let written = isIncident ? readIncident(name, &reader) : readCampaign(&reader)
        NotSupportedYet.refuse(.burst, in: &reader)
        return written
      } ?? []
    for burst in read {
      switch burst.value {
      case .campaign(let burst, let names): apply(burst, to: names)
      case .incident(let incident): incidents.append(incident)
      }
    }
    var victims = 0.0
    for draft in incidents {
      let count = draft.incident.count(among: customers.population.count)
      victims += Double(count)
      for voice in draft.incident.voices { channels[voice.channel].items += Double(count) * voice.share }
    }
    if victims > Bounds.victims {
      scenario.error(
        .limit, at: "bursts", "all incidents together hit \(CanonicalJSON.number(victims)) customers: at most 5 million"
      )
      incidents = []
    }
  }

  private func readSpan(_ reader: inout ObjectReader, atLeast least: Int64) -> (start: Ticks, length: Ticks)? {
    let starts = reader.dateTime("starts")
    let lasts = reader.duration("lasts", in: least...Bounds.longestRun)
    guard let starts, let lasts else { return nil }
    let start = clock.civil.instant(
      day: starts.date.dayNumber - clock.start.dayNumber, timeOfDay: starts.time.microseconds)
    if start + lasts <= 0 || start >= clock.length {
      reader.warning("outside-run", at: "starts", "this burst lies outside the run and changes nothing")
    }
    return (start, lasts)
  }

  private func readCampaign(_ reader: inout ObjectReader) -> WrittenBurst? {
    let names = channels.map(\.name)
    let span = readSpan(&reader, atLeast: 1)
    let all = JSONValue(.array(names.map { JSONValue($0) }))
    let hit = reader.list(
      "channels", .default(all), of: .reference(to: names, called: "a channel"), count: 0...Bounds.masked)
    let factor = reader.number("multiply", in: 0...1_000)
    guard let span, let hit, let factor else { return nil }
    return .campaign(Burst(start: span.start, end: span.start + span.length, factor: factor), channels: hit)
  }

  private func readIncident(_ name: String, _ reader: inout ObjectReader) -> WrittenBurst? {
    for field in ["multiply", "channels"] where reader.has(field) {
      reader.error(
        "burst", at: field, "\(field) belongs to a campaign; an incident has hits, cause, voiced_on and within")
      _ = reader.value(field, .optional, as: .anything)
    }
    let span = readSpan(&reader, atLeast: Units.minute)
    let hits = reader.share("hits")
    let cause = reader.text("cause")
    let direct = channels.filter { !$0.channel.isIndirect }.map(\.name)
    let told =
      reader.table(
        "voiced_on", .default([:]), keys: .reference(to: direct, called: "a direct channel"), of: .share(),
        count: 0...Bounds.masked) ?? []
    var sum = 0.0
    for voice in told { sum += voice.value }
    if sum > 1 + Bounds.shareTolerance {
      reader.error(
        "share-sum", at: "voiced_on",
        "these are shares of those who are hit, at most 100% together; who is in none keeps silent")
    }
    let within = reader.duration("within", .default("1d"), in: 0...(365 * Units.day))
    guard let span, let hits, let cause, let within else { return nil }
    let voices = told.compactMap { voice in
      channels.firstIndex { $0.name == voice.key }.map { Incident.Voice(channel: $0, share: voice.value) }
    }
    let incident = Incident(
      name: Name(name), start: span.start, length: span.length, hits: hits, cause: 0, voices: voices, within: within)
    return .incident(
      DraftIncident(
        name: name, incident: incident, cause: cause, causePlace: reader.place(of: "cause"), place: reader.place))
  }

  private mutating func apply(_ burst: Burst, to names: [String]) {
    for index in channels.indices where names.contains(channels[index].name) {
      channels[index].channel.bursts.append(burst)
      if case .trace = channels[index].channel.arrivals { continue }
      let overlap = min(burst.end, clock.length) - max(burst.start, 0)
      guard overlap > 0 else { continue }
      // An hour of the week has at most 168 times the mean.
      let share = min(1, Double(overlap) / Double(max(clock.length, 1)))
      channels[index].items *= 1 + max(0, burst.factor - 1) * share
    }
  }

  /// Finds the causes of incidents, which stand further down in the file.
  mutating func findIncidentCauses() {
    let names = causes.map(\.name.text)
    for index in incidents.indices {
      if let cause = names.firstIndex(of: incidents[index].cause) {
        incidents[index].incident.cause = cause
        continue
      }
      let known = names.isEmpty ? "journey.causes declares none" : "declared are \(Shown.choices(names))"
      diagnostics.error(
        .unknownName, at: incidents[index].causePlace, "no such cause; \(known)",
        suggestion: NearestWord.to(incidents[index].cause, among: names))
    }
  }
}
