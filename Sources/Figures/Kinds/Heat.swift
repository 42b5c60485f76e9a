/// A share by hour and day of the week, its number in every cell.
public struct Heat: Sendable {
  /// Shares of 168 hours from Monday; nil where there was nothing to share.
  public var values: [Double?]
  /// Whether too little is known of an hour: its number stands in brackets.
  public var isVague: [Bool]

  private static let cuts = [0.02, 0.05, 0.1, 0.2, 0.35]
  private static let cells: [StaticString] = ["h0", "h1", "h2", "h3", "h4", "h5"]
  private static let texts: [StaticString] = ["h0t", "h1t", "h2t", "h3t", "h4t", "h5t"]

  /// A week of shares.
  ///
  /// - Precondition: each has 168 values.
  public init(_ values: [Double?], isVague: [Bool]) {
    precondition(values.count == 168 && isVague.count == 168, "A week has 168 hours")
    self.values = values
    self.isVague = isVague
  }

  /// The drawing: hours across, on slim sheets days.
  public func drawn(_ sheet: Sheet) -> Canvas {
    let isSlim = sheet.isSlim
    let units = sheet.width.units
    let (left, top) = isSlim ? (34.0, 22.0) : (40.0, 20.0)
    let width = isSlim ? (units - left) / 7 : (units - left) / 24
    let height = isSlim ? 17.0 : 25.0
    var canvas = Canvas(sheet, height: top + (isSlim ? 24 : 7) * height + 4)
    for day in 0..<7 {
      let name = CalendarDay.weekdays[day]
      if isSlim {
        canvas.text(left + width * (Double(day) + 0.5), 14, name, anchor: .middle)
      } else {
        canvas.text(left - 8, top + height * (Double(day) + 0.5) + 4, name, anchor: .end)
      }
    }
    for hour in 0..<24 {
      let name = Bilingual(utf8: [0x30 + UInt8(hour / 10), 0x30 + UInt8(hour % 10)])
      if isSlim {
        canvas.text(left - 8, top + height * (Double(hour) + 0.5) + 4, name, "soft", anchor: .end, size: 11)
      } else {
        canvas.text(left + width * (Double(hour) + 0.5), 13, name, "soft", anchor: .middle, size: 11)
      }
    }
    for (index, value) in values.enumerated() {
      let (day, hour) = (Double(index / 24), Double(index % 24))
      let x = left + width * (isSlim ? day : hour)
      let y = top + height * (isSlim ? hour : day)
      guard let value, value.isFinite else {
        canvas.rectangle(x + 0.5, y + 0.5, width - 1, height - 1, "hx", corner: 2)
        continue
      }
      let step = Self.cuts.filter { value >= $0 }.count
      canvas.rectangle(x + 0.5, y + 0.5, width - 1, height - 1, Self.cells[step], corner: 2)
      var words = LocalNumber.plain(min(max(value, 0), 1) * 100)
      if isVague[index] { words = Bilingual("(") + words + Bilingual(")") }
      canvas.text(x + width / 2, y + height / 2 + 4, words, Self.texts[step], anchor: .middle, size: 11)
    }
    return canvas
  }
}
