extension ObjectReader {
  /// Reads an object inside for what its fields change elsewhere.
  mutating func fields(
    _ name: String, _ presence: Presence = .required, called: String, _ body: (inout ObjectReader) -> Void
  ) {
    let _: Bool? = object(name, presence, called: called) {
      body(&$0)
      return true
    }
  }
}
