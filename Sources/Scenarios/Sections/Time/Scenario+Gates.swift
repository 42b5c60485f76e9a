/// A gate as it is written.
struct DraftGate {
  var name: String
  var text: String
  var isWarning: Bool
  var place: Place
}

extension Draft {
  mutating func readGates(_ scenario: inout ObjectReader) {
    scenario.fields("gates", .default([:]), called: "the gates") { reader in
      let names = reader.names
      if names.count > Bounds.named {
        reader.add(Diagnostic(.error, .limit, at: reader.place, "at most \(Bounds.named) gates are allowed"))
      }
      for name in names {
        guard reader.isObject(name) else {
          let place = reader.place(of: name)
          if let text = reader.text(name) {
            gates.append(DraftGate(name: name, text: text, isWarning: false, place: place))
          }
          continue
        }
        reader.fields(name, called: "a gate") { gate in
          let text = gate.text("require")
          let severity = gate.choice("severity", .default("fail"), of: ["fail", "warn"])
          guard let text else { return }
          gates.append(
            DraftGate(name: name, text: text, isWarning: severity == "warn", place: gate.place(of: "require")))
        }
      }
    }
  }
}
