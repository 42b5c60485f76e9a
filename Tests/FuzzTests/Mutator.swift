/// Damages inputs: by the grammar of scenarios, or byte by byte. The same luck gives the same damage.
struct Mutator {
  var luck: SplitMix
  /// Documents that parts are taken from.
  let donors: [Tree]
  /// Keys that parts are put under.
  let keys: [String]

  init(seed: UInt64, donors: [Tree] = []) {
    luck = SplitMix(seed: seed)
    self.donors = donors
    keys = donors.flatMap(\.keys)
  }

  // MARK: Grammar

  /// A document with up to some damages.
  mutating func damaged(_ document: Tree) -> Tree {
    var document = document
    repeat { damage(&document) } while !luck.once(in: 3)
    return document
  }

  /// A document with some of its numbers changed so that it may still make sense.
  mutating func varied(_ document: Tree) -> Tree {
    var document = document
    let count = document.count
    var changed = 0
    while changed < 1 || luck.once(in: 2) {
      document.change(luck.below(count)) { value in
        guard case .leaf(let text) = value, text.contains(where: \.isNumber) else { return }
        value = .leaf(withOtherNumber(Array(text), among: Self.usualNumbers))
        changed += 1
      }
      if luck.once(in: 60) { break }
    }
    return document
  }

  private mutating func damage(_ document: inout Tree) {
    let count = document.count
    let place = luck.below(count)
    switch luck.below(24) {
    case 0:
      let (first, second) = (document[place], document[luck.below(count)])
      document.change(luck.below(count)) { $0 = first }
      document.change(place) { $0 = second }
    case 1:
      let donor = luck.pick(donors, or: document)
      let part = donor[luck.below(donor.count)]
      document.change(place) { $0 = part }
    case 2: addAtTop(&document)
    default: document.change(place) { damageValue(&$0) }
    }
  }

  /// Layers are named at the top only.
  private mutating func addAtTop(_ document: inout Tree) {
    guard case .object(var members) = document else { return }
    let (key, value) = luck.pick(
      [
        ("extends", "\"fuzz.json\""), ("extends", "\"round.json\""), ("extends", "\"missing.json\""),
        ("extends", "[\"base.json\", \"base.json\"]"), ("extends", "\"deep.json\""), ("extends", "\"\""),
        ("extends", "[\"../..//base.json\", \"./base.json\", \"/\", \"a\\u0000b\"]"), ("extends", "\"broken.json\""),
        ("variants", "{\"late\": null}"), ("variants", "{\"late\": {\"extends\": \"x\"}, \"\": {}}"),
        ("format", "0"), ("format", "2"), ("format", "1e400"), ("id", "\"../../etc\""), ("id", "\"\\u202e\""),
        ("$schema", "[[[[]]]]"), ("// remark", "1e999"),
      ], or: ("extends", "7"))
    members.insert(Tree.Member(key: "\"\(key)\"", value: .leaf(value)), at: luck.below(members.count + 1))
    document = .object(members)
  }

  private mutating func damageValue(_ value: inout Tree) {
    switch value {
    case .leaf(let text): value = damagedLeaf(text)
    case .list(let items): value = damagedList(items)
    case .object(let members): value = damagedObject(members)
    }
  }

  private mutating func damagedLeaf(_ text: String) -> Tree {
    switch luck.below(12) {
    case 0: return nested(.leaf(text))
    case 1: return .list(Array(repeating: .leaf(text), count: 1 + luck.below(luck.once(in: 50) ? 20_000 : 4)))
    case 2, 3, 4: return .leaf(luck.pick(Self.values, or: "null"))
    case 5: return .leaf("\"" + luck.pick(Self.texts, or: "") + "\"")
    default: return .leaf(damagedWord(text))
    }
  }

  private mutating func damagedList(_ items: [Tree]) -> Tree {
    var items = items
    let place = luck.below(items.count)
    switch luck.below(7) {
    case 0: return .list([])
    case 1: return .list(items.reversed())
    case 2:
      if !items.isEmpty { items.remove(at: place) }
    case 3:
      if !items.isEmpty { items.insert(items[place], at: place) }
    case 4:
      let copies = luck.once(in: 50) ? 30_000 : luck.below(40)
      if let first = items.first { items += Array(repeating: first, count: copies) }
    case 5: items.append(.leaf(luck.pick(Self.values, or: "null")))
    default: return nested(.list(items))
    }
    return .list(items)
  }

  private mutating func damagedObject(_ members: [Tree.Member]) -> Tree {
    var members = members
    let place = luck.below(members.count)
    let key = luck.pick(keys, or: "\"x\"")
    switch luck.below(10) {
    case 0: return .object([])
    case 1: members.reverse()
    case 2, 3:
      if !members.isEmpty { members.remove(at: place) }
    case 4:
      if !members.isEmpty { members.append(members[place]) }
    case 5:
      if !members.isEmpty { members[place].key = key }
    case 6:
      if !members.isEmpty { members[place].key = damagedWord(members[place].key) }
    case 7:
      let donor = luck.pick(donors, or: .leaf("1"))
      members.insert(Tree.Member(key: key, value: donor[luck.below(donor.count)]), at: place)
    case 8:
      guard let first = members.first else { break }
      let copies = luck.once(in: 50) ? 2_000 : luck.below(80)
      for copy in 0..<copies { members.append(Tree.Member(key: "\"n\(copy)\"", value: first.value)) }
    default: return nested(.object(members))
    }
    return .object(members)
  }

  private mutating func nested(_ value: Tree) -> Tree {
    var value = value
    let depth = luck.once(in: 20) ? 200 : 1 + luck.below(3)
    let isList = luck.once(in: 2)
    for _ in 0..<depth { value = isList ? .list([value]) : .object([Tree.Member(key: "\"a\"", value: value)]) }
    return value
  }

  // MARK: Words

  /// A word with a number, a unit or a letter of it changed, or its parts exchanged; quotes at its ends stay.
  mutating func damagedWord(_ word: String) -> String {
    let isQuoted = word.count > 1 && word.hasPrefix("\"") && word.hasSuffix("\"")
    let inner = damagedText(isQuoted ? String(word.dropFirst().dropLast()) : word)
    return isQuoted ? "\"\(inner)\"" : inner
  }

  private mutating func damagedText(_ text: String) -> String {
    var letters = Array(text)
    let place = luck.below(letters.count)
    switch luck.below(9) {
    case 0, 1, 2: return withOtherNumber(letters, among: Self.numbers)
    case 3:
      let digits = letters.prefix { $0.isNumber || ".+-eE".contains($0) }
      return String(digits) + luck.pick(Self.units, or: "")
    case 4:
      // Ranges reversed: "09:00-17:00", "a <= b".
      guard let mark = letters.indices.filter({ "-/=<>. ,".contains(letters[$0]) }).last else { return text + text }
      return String(letters[(mark + 1)...]) + String(letters[mark]) + String(letters[..<mark])
    case 5:
      letters.insert(contentsOf: luck.pick(Self.letters, or: " "), at: place)
    case 6:
      if !letters.isEmpty { letters.remove(at: place) }
    case 7:
      if !letters.isEmpty { letters[place] = Character(luck.pick(Self.marks, or: "0")) }
    default: letters = Array(letters.prefix(place))
    }
    return String(letters)
  }

  /// The text with one of its numbers replaced by another.
  private mutating func withOtherNumber(_ letters: [Character], among numbers: [String]) -> String {
    let starts = letters.indices.filter { index in
      letters[index].isNumber && (index == 0 || !letters[index - 1].isNumber)
    }
    let start = luck.pick(starts, or: 0)
    let end = letters[start...].firstIndex { !$0.isNumber } ?? letters.count
    return String(letters[..<start]) + luck.pick(numbers, or: "0") + String(letters[end...])
  }

  private static let usualNumbers = ["0", "1", "2", "3", "7", "10", "30", "100", "0.5", "0.001", "1000", "99"]
  static let numbers = [
    "0", "-0", "-1", "1", "2", "7", "12", "24", "25", "59", "60", "61", "99", "100", "101", "366", "1000", "0.5",
    "1e-300", "5e-324", "1e15", "1e18", "1e300", "1e308", "1e309", "-1e308", "4294967296", "2147483648",
    "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "18446744073709551615", "18446744073709551616", "NaN", "nan", "Infinity", "-inf", "0x1p1000", "1_000", "1,5",
    "00", "+1", "1.", ".5", "1e", "0.1000000000000000055511151231257827", "٣", "½", "0.999999999", "1.0000001",
  ]
  static let units = [
    "us", "ms", "s", "m", "h", "d", "w", "month", "year", "%", "% ", "%%", "/w", "/d", "/h", "/s", "/month", "/year",
    "%/year", "EUR", "EUR/h", " EUR", "EUR/month", " open days", "open day", "-", "/", "/0", "x", "é", "\u{301}", "",
  ]
  static let texts = [
    "", " ", "0s", "-1s", "1us", "50000w", "1e9/s", "100%", "0%", "1e-9%", "always", "elapsed", "none", "auto",
    "2027-03-28", "2027-02-29", "2028-02-29", "0000-00-00", "9999-12-31", "1900-01-01", "2199-12-31", "02:30", "24:00",
    "00:00-24:00", "24:00-00:00", "23:59-24:00", "02:00-03:00", "09:00-09:00", "mon-sun", "sun-mon", "fri-mon",
    "2027-03-28T01:00Z", "2027-03-28T02:30:00+14:00", "Europe/Berlin", "UTC", "Asia/Kathmandu", "Nowhere/Land",
    "America/Havana", "Australia/Lord_Howe", "America/Nuuk", "Asia/Beirut", "Pacific/Apia",
    "+24:00", "-12:00", "+01:00", "999999999999/month", "desk", "recovery", "gold", "detractor", "phone", "mail",
    "personal", "automated", "fifo", "newest-first", "least-slack", "value-at-risk", "ageing", "1 open day",
    "100000 open days",
    "sla.first_response.met[sla=gold] >= 80%", "customers.saved within 1e-300 at 99.9999%", "x within",
    "wait.time.p99 <= 1us",
    "clv.saved[tier=] >= golden - 200%", "a.b[c=d][e=f] == NaN", "\\u0000", "\\ud800", "\\udc00\\ud800", "\\u202e",
    "\\\\", "\\\"", "e\\u0301", "🇩🇪", "👩‍👩‍👧‍👦", "ﬁ", "İ", "\\u000a\\u000d", "../../../etc/passwd", "days.csv", "broken.csv",
    String(repeating: "x", count: 5_000),
  ]
  static let values =
    [
      "null", "true", "false", "{}", "[]", "\"\"", "[[]]", "{\"\": 0}", "[null]", "{\"dist\": \"lognormal\"}",
      "{\"dist\": \"empirical\", \"values\": []}", "{\"dist\": \"empirical\", \"values\": [1, 1, 1e308]}",
      "{\"dist\": \"gamma\", \"mean\": \"1us\", \"cv\": 1e-9}", "{\"dist\": \"gamma\", \"mean\": \"1h\", \"cv\": 100}",
      "{\"dist\": \"weibull\", \"mean\": \"1h\", \"shape\": 0.01}", "{\"dist\": \"exponential\", \"mean\": \"0s\"}",
      "{\"dist\": \"lognormal\", \"p50\": \"1h\", \"p90\": \"1h\"}",
      "{\"dist\": \"uniform\", \"low\": \"2m\", \"high\": \"1m\"}",
      "{\"dist\": \"lognormal\", \"p50\": \"1us\", \"p90\": \"2000w\"}", "{\"dist\": \"triangular\", \"low\": 1}",
      "{\"dist\": \"hyperexponential\", \"mean\": \"1h\", \"cv\": 30}", "{\"dist\": \"geometric\", \"mean\": \"1d\"}",
      "{\"dist\": \"beta\", \"mean\": \"1h\", \"low\": \"0s\", \"high\": \"1h\"}", "{\"mon-sun\": []}",
      "{\"mon-sun\": [\"00:00-24:00\"]}", "{\"sun\": [\"02:00-03:00\"]}",
      "{\"mon\": [\"10:00-12:00\", \"11:00-13:00\"]}",
      "{\"csv\": \"days.csv\", \"date\": \"date\", \"count\": \"opened\"}",
      "{\"csv\": \"broken.csv\", \"time\": \"time\"}",
      "{\"net_of_failures\": \"100%\"}", "{\"net_of_failures\": 0}", "{\"low\": 1, \"mid\": 0, \"high\": 0}",
      "{\"mean\": \"50%\", \"concentration\": 1e-9}", "{\"mean\": \"50%\", \"concentration\": 1e12}",
      "{\"min\": 1, \"max\": 1, \"until\": \"customers.saved within 5%\"}", "{\"min\": 9, \"max\": 3}",
      "{\"gate\": \"customers.saved >= 0\", \"severity\": \"warn\"}", "{\"clock\": {\"measure\": \"0s\"}}",
      "/* open", "// to the end", "\u{FEFF}", "'single'", "undefined", "-", "01", "1.5.2", "\"\\x\"", "tru", "{,}",
      "[,]",
    ] + numbers
  private static let letters = [
    " ", "\\u0000", "\\ud83d", "é", "\u{301}", "\u{200D}", "🇩", "\t", "\n", "\\n", "\"", "\\", "%", "-", ".", ":", "/",
    "[", "]", "=", "@", "~", "\u{202E}", "\u{0}", "\u{7F}", "9", "e9",
  ]
  private static let marks = ["0", "9", "-", ".", "%", "x", " ", ":", "[", "\"", "\\", "é", "\u{0}"]

  // MARK: Bytes

  /// Bytes with up to some damages.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    repeat { damage(&bytes) } while !luck.once(in: 3)
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else {
      bytes = [UInt8(truncatingIfNeeded: luck.next())]
      return
    }
    let place = luck.below(bytes.count)
    let end = min(bytes.count, place + 1 + luck.below(60))
    switch luck.below(12) {
    case 0: bytes[place] ^= 1 << UInt8(luck.below(8))
    case 1: bytes[place] = UInt8(truncatingIfNeeded: luck.next())
    case 2: bytes.insert(UInt8(truncatingIfNeeded: luck.next()), at: place)
    case 3: bytes.removeSubrange(place..<end)
    case 4: bytes.removeSubrange(place...)
    case 5: bytes.insert(contentsOf: luck.pick(Self.damagedUTF8, or: []), at: place)
    case 6: bytes.insert(contentsOf: Array(luck.pick(Self.values, or: "").utf8), at: place)
    case 7: bytes.insert(contentsOf: Array(luck.pick(Self.pieces, or: "").utf8), at: place)
    case 8: bytes.insert(contentsOf: Array(bytes[place..<end]), at: luck.below(bytes.count))
    case 9:
      let donor = Array(luck.pick(donors, or: .leaf("0")).text.utf8)
      let start = luck.below(donor.count)
      bytes.replaceSubrange(place..<end, with: donor[start..<min(donor.count, start + luck.below(200))])
    case 10: replaceDigit(in: &bytes, after: place)
    default: bytes.swapAt(place, luck.below(bytes.count))
    }
  }

  /// Keeps the document whole, so that what it says is read.
  private mutating func replaceDigit(in bytes: inout [UInt8], after place: Int) {
    guard let digit = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
    bytes.replaceSubrange(digit...digit, with: Array(luck.pick(Self.numbers, or: "0").utf8))
  }

  private static let damagedUTF8: [[UInt8]] = [
    [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xEF, 0xBB, 0xBF], [0xFE, 0xFF],
    [0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0],
  ]
  private static let pieces = [
    "{", "}", "[", "]", "\"", ",", ":", "//", "/*", "*/", "\\", "\\u", "\n", "\r", "\u{2028}", "\u{301}",
    String(repeating: "[", count: 300), String(repeating: "{\"a\":", count: 140),
    String(repeating: "\"a\":1,", count: 40),
  ]
}
