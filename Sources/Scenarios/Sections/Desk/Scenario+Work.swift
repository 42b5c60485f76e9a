import ClosedLoop
import EventKernel

extension Draft {
  mutating func readWork(_ scenario: inout ObjectReader) {
    var kinds = 0
    let read =
      scenario.map("work", .default([:]), called: "a work type", count: 0...Bounds.named) {
        name, reader -> (WorkType, Place)? in
        let prepare = law(&reader, "prepare", .default("0s"), unit: .time) ?? .constant(0)
        var failed: Distribution?
        if reader.has("attempt_failed") {
          failed = law(&reader, "attempt_failed", unit: .time) ?? .constant(60)
        } else {
          _ = reader.value("attempt_failed", .optional, as: .anything)
        }
        let talk = law(&reader, "talk", unit: .time)
        if let talk, talk.mean <= 0 {
          reader.error(.range, at: "talk", "talking or writing takes some time: above \"0s\"")
        }
        let wrapUp = law(&reader, "wrap_up", .default("0s"), unit: .time) ?? .constant(0)
        let type = WorkType(
          name: Name(name), prepare: prepare, attemptFailed: failed, talk: talk ?? .constant(60), wrapUp: wrapUp)
        wishForPlan(&reader, of: .work(kinds))
        kinds += 1
        return (type, reader.place)
      } ?? []
    for (name, value) in read {
      work.append(value.0)
      places.append((.work, name, value.1))
    }
  }
}
