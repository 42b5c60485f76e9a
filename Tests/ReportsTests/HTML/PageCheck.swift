/// A small reader of pages: whether tags are closed, names of elements unique, and what refers to others finds them.
enum PageCheck {
  private static let void: Set<String> = ["meta", "input", "path", "rect", "circle", "br"]

  /// The tags in order, without attributes.
  static func tags(of html: String) -> [String] { read(html).map(\.name) }

  /// What is wrong with a page; nothing for a good one.
  static func faults(of html: String) -> [String] {
    var faults: [String] = []
    var open: [String] = []
    var names: Set<String> = []
    var targets: [String] = []
    let tags = read(html)
    for tag in tags {
      if tag.name.hasPrefix("/") {
        if open.popLast() != String(tag.name.dropFirst()) { faults.append("\(tag.name) closes another") }
        continue
      }
      if !tag.isClosed, !void.contains(tag.name), !tag.name.hasPrefix("!") { open.append(tag.name) }
      for (name, value) in tag.attributes {
        if name == "id", !names.insert(value).inserted { faults.append("id \(value) twice") }
        if name.hasPrefix("aria-labelledby") || name == "for" { targets.append(value) }
        if name.hasPrefix("on") || name == "style" || name == "src" { faults.append("attribute \(name)") }
      }
    }
    if !open.isEmpty { faults.append("not closed: \(open)") }
    for target in targets where !names.contains(target) { faults.append("nothing is called \(target)") }
    let details = tags.filter { $0.name == "details" }.count
    if details != tags.filter({ $0.name == "summary" }).count { faults.append("details without a summary") }
    return faults
  }

  struct Tag {
    var name: String
    var attributes: [(String, String)]
    var isClosed: Bool
  }

  private static func read(_ html: String) -> [Tag] {
    let bytes = Array(html.utf8)
    var tags: [Tag] = []
    var place = 0
    while let start = bytes[place...].firstIndex(of: 0x3C) {
      var end = start + 1
      var quote: UInt8?
      while end < bytes.count, quote != nil || bytes[end] != 0x3E {
        if let mark = quote {
          if bytes[end] == mark { quote = nil }
        } else if bytes[end] == 0x22 || bytes[end] == 0x27 {
          quote = bytes[end]
        }
        end += 1
      }
      let tag = parsed(String(decoding: bytes[start + 1..<min(end, bytes.count)], as: UTF8.self))
      tags.append(tag)
      place = min(end + 1, bytes.count)
      // Within style and script nothing is a tag but their end.
      if tag.name == "style" || tag.name == "script" {
        let closing = Array("</\(tag.name)>".utf8)
        while place < bytes.count, !bytes[place...].starts(with: closing) { place += 1 }
      }
    }
    return tags
  }

  private static func parsed(_ text: String) -> Tag {
    var rest = text[...]
    let isClosed = rest.hasSuffix("/")
    if isClosed { rest = rest.dropLast() }
    let name = String(rest.prefix { $0 != " " })
    rest = rest.dropFirst(name.count)
    var attributes: [(String, String)] = []
    while true {
      rest = rest.drop { $0 == " " }
      guard !rest.isEmpty else { break }
      let key = String(rest.prefix { $0 != "=" && $0 != " " })
      rest = rest.dropFirst(key.count)
      guard rest.first == "=" else {
        attributes.append((key, ""))
        continue
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      attributes.append((key, String(value)))
      rest = rest.dropFirst(value.count + 3)
    }
    return Tag(name: name, attributes: attributes, isClosed: isClosed)
  }
}
