import ClosedLoop
import EventKernel

extension Draft {
  mutating func readPromises(_ scenario: inout ObjectReader) {
    scenario.fields("sla", .default([:]), called: "the response promises") { sla in
      let read =
        sla.map("promises", .default([:]), called: "a promise", count: 0...Bounds.named) {
          name, reader -> (Promise, DraftEscalation, Place)? in
          var promise = readPromise(name, &reader)
          promisePauses.append(reader.boolean("pauses", .optional))
          let escalation = readEscalation(&reader, &promise)
          return (promise, escalation, reader.place)
        } ?? []
      for (name, value) in read {
        promises.append(value.0)
        escalations.append(value.1)
        places.append((.promise, name, value.2))
      }
    }
  }

  private mutating func readPromise(_ name: String, _ reader: inout ObjectReader) -> Promise {
    let index = calendar(&reader, "clock", .default("elapsed"), alsoElapsed: true)
    let response = time(&reader, "first_response", calendar: index)
    let resolution = time(&reader, "resolution", calendar: index)
    if !reader.has("first_response"), !reader.has("resolution") {
      reader.add(
        Diagnostic(.error, .missingKey, at: reader.place, "a promise says first_response, or resolution, or both"))
    }
    return Promise(name: Name(name), calendar: index ?? 0, firstResponse: response, resolution: resolution)
  }

  private func time(_ reader: inout ObjectReader, _ name: String, calendar: Int?) -> PromisedTime? {
    let scalar: Scalar<Units.Deadline>
    switch calendar {
    case nil: scalar = .deadline
    case 0: scalar = Self.elapsedDeadline
    default: scalar = Self.openDeadline
    }
    switch reader.value(name, .optional, as: scalar) {
    case nil: return nil
    case .time(let ticks): return .duration(ticks)
    case .openDays(let days): return .openDays(days)
    }
  }

  /// On a clock that never stops, days are 24 hours.
  private static var elapsedDeadline: Scalar<Units.Deadline> {
    Scalar<Units.Deadline>.deadline.checked { deadline throws(Remedy) in
      guard case .openDays = deadline else { return }
      throw .unit("only a calendar has open days: name it as the clock, or write \"3d\"")
    }
  }

  /// On a calendar, a day of 24 hours would mean several open days (model: desk/deadlines).
  private static var openDeadline: Scalar<Units.Deadline> {
    let deadline = Scalar<Units.Deadline>.deadline
    return Scalar(
      called: deadline.called,
      read: { json throws(Remedy) in
        let read = try deadline.read(json)
        if case .time = read, let text = json.text, text.utf8.contains(0x64) || text.utf8.contains(0x77) {
          throw .unit("on a calendar, d and w would be 24 and 168 open hours: write hours, or \"3 open days\"")
        }
        return read
      },
      write: { deadline in
        guard case .time(let ticks) = deadline else { return .string(deadline.text) }
        for (word, unit) in [("h", Units.hour), ("m", Units.minute), ("s", Units.second), ("ms", 1_000)]
        where ticks % unit == 0 {
          return .string("\(ticks / unit)\(word)")
        }
        return .string("\(ticks)us")
      })
  }
}
