/// A language of pages.
public enum Language: Sendable, CaseIterable {
  case english
  case german

  /// Its code (ISO 639-1): `en`, `de`.
  public var code: StaticString {
    switch self {
    case .english: "en"
    case .german: "de"
    }
  }
}

/// Which languages a drawing carries.
public enum Languages: Sendable {
  /// Both; the page shows one.
  case both
  case english
  case german
}

/// A text in English and in German, UTF-8.
public struct Bilingual: Sendable, Equatable {
  /// The English text.
  public var english: [UInt8]
  /// The German text.
  public var german: [UInt8]

  /// No text.
  public static let empty = Bilingual(utf8: [])

  /// A text in both languages.
  public init(english: [UInt8], german: [UInt8]) {
    self.english = english
    self.german = german
  }

  /// A text that is the same in both: a name, a symbol.
  public init(utf8: [UInt8]) { self.init(english: utf8, german: utf8) }

  /// A text of ours in both languages.
  public init(_ english: StaticString, _ german: StaticString) {
    self.init(english: UTF8Text.bytes(english), german: UTF8Text.bytes(german))
  }

  /// A text of ours that is the same in both.
  public init(_ text: StaticString) { self.init(utf8: UTF8Text.bytes(text)) }

  /// Whether both are the same.
  public var isSame: Bool { english == german }

  /// Whether there is nothing in either.
  public var isEmpty: Bool { english.isEmpty && german.isEmpty }

  /// One text after another.
  public static func + (first: Bilingual, second: Bilingual) -> Bilingual {
    Bilingual(english: first.english + second.english, german: first.german + second.german)
  }

  /// Appends a text.
  public static func += (first: inout Bilingual, second: Bilingual) { first = first + second }

  /// `1.3 m to 2.3 m`, `1,3 Mio. bis 2,3 Mio.`
  public static func between(_ low: Bilingual, _ high: Bilingual) -> Bilingual {
    low + Bilingual(" to ", " bis ") + high
  }

  /// The text in one language.
  public subscript(language: Language) -> [UInt8] {
    switch language {
    case .english: english
    case .german: german
    }
  }

  // MARK: Measures

  /// The width in canvas units of the wider of both; at least what browsers need.
  public func width(size: Int, bold: Bool = false) -> Double {
    max(
      TextWidth.of(english, size: size, bold: bold) * TextWidth.likeness,
      TextWidth.of(german, size: size, bold: bold) * TextWidth.likeness)
  }

  /// The text, cut and ended by an ellipsis where it is wider than there is room.
  public func fitted(in room: Double, size: Int, bold: Bool = false) -> Bilingual {
    guard width(size: size, bold: bold) > room else { return self }
    return Bilingual(
      english: TextWidth.cut(english, to: room, size: size, bold: bold),
      german: TextWidth.cut(german, to: room, size: size, bold: bold))
  }
}
