/// One text that values were read from.
public struct Source: Sendable {
  /// What sort of text it is.
  public enum Kind: Hashable, Sendable {
    /// The program's defaults.
    case standard
    /// A scenario file.
    case file
    /// A variant inside a scenario file, by its name.
    case variant(String)
    /// A `--set` of the command line.
    case setting
    /// What a strain of the stress library changes, by the name of the strain.
    case stress(String)
  }

  /// What sort of text it is.
  public let kind: Kind
  /// The path of the file, or the text of the setting.
  public let name: String
  /// The text.
  public let bytes: [UInt8]

  /// A text of a sort under a name.
  public init(kind: Kind, name: String, bytes: [UInt8]) {
    self.kind = kind
    self.name = name
    self.bytes = bytes
  }

  /// Who said so, in words: `desk.json`, `variant late of desk.json`, `--set a=3`, `stress outage` or `default`.
  public var origin: String {
    switch kind {
    case .standard: "default"
    case .file: name
    case .variant(let variant): "variant \(variant) of \(name)"
    case .setting: "--set \(name)"
    case .stress(let strain): "stress \(strain)"
    }
  }
}

/// All texts of one scenario, in the order in which they were met.
public struct Sources: Sendable {
  private var all = [Source(kind: .standard, name: "default", bytes: [])]

  /// No text but the defaults.
  public init() {}

  /// Takes in a text and names it.
  public mutating func add(_ source: Source) -> SourceID {
    all.append(source)
    return SourceID(index: all.count - 1, isSetting: source.kind == .setting)
  }

  /// The text of that name; a name of other sources gives the defaults.
  public subscript(id: SourceID) -> Source {
    let index = Int(id.index)
    return all.indices.contains(index) ? all[index] : all[0]
  }

  /// Where a position is, in words: `desk.json:61:7`, with the variant where one is meant.
  public func label(of position: Position) -> String {
    let source = self[position.source]
    return switch source.kind {
    case .standard: ""
    case .file: "\(Shown.text(source.name)):\(position.line):\(position.column)"
    case .variant(let variant):
      "\(Shown.text(source.name)):\(position.line):\(position.column) (variant \(Shown.text(variant)))"
    case .setting: "--set \(Shown.text(source.name, limit: 80))"
    case .stress(let strain): "stress \(strain)"
    }
  }
}
