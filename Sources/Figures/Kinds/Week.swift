/// People and load by hour of the week, a small figure for each day.
public struct Week: Sendable {
  /// People that the work of each hour needs; nil where that is not known.
  public var load: [Double]?
  /// People at the desk, 168 hours from Monday.
  public var staffed: [Double]
  /// Of them at work.
  public var busy: [Double]

  /// A week.
  ///
  /// - Precondition: each has 168 values.
  public init(load: [Double]?, staffed: [Double], busy: [Double]) {
    precondition(staffed.count == 168 && busy.count == 168 && load?.count ?? 168 == 168, "A week has 168 hours")
    self.load = load
    self.staffed = staffed
    self.busy = busy
  }

  private enum Sample {
    case staffed
    case busy
    case load

    var words: Bilingual {
      switch self {
      case .staffed: Bilingual("people at the desk", "Personen am Platz")
      case .busy: Bilingual("of them busy", "davon beschäftigt")
      case .load: Bilingual("people that new cases need", "Personen, die neue Fälle brauchen")
      }
    }
  }

  /// The drawing.
  public func drawn(_ sheet: Sheet) -> Canvas {
    let isSlim = sheet.isSlim
    let units = sheet.width.units
    let across = isSlim ? 2 : 7
    let plot = isSlim ? 96.0 : 150.0
    let gap = 34.0
    let highest = max(ValueRange(of: staffed + busy + (load ?? []))?.high ?? 1, 0.1) * 1.05
    let ticks = Ticks(ValueRange(0, highest), most: 4)
    let left = max(18, (ticks.values.map { AxisForm.plain.text($0, among: ticks).width(size: 11) }.max() ?? 0) + 6)
    let samples: [Sample] = load == nil ? [.staffed, .busy] : [.staffed, .busy, .load]
    var places: [(x: Double, y: Double)] = []
    var (x, y) = (0.0, 11.0)
    for sample in samples {
      let width = sample.words.width(size: 11)
      if x > 0, x + width + 24 > units { (x, y) = (0, y + 15) }
      places.append((x, y))
      x += width + 40
    }
    let top = y + 13
    let rows = Double((7 + across - 1) / across)
    var canvas = Canvas(sheet, height: top + rows * (plot + gap))
    for (sample, place) in zip(samples, places) {
      switch sample {
      case .staffed: canvas.line(place.x, place.y - 4, place.x + 16, place.y - 4, "line")
      case .busy: canvas.rectangle(place.x, place.y - 9, 16, 10, "busyfill")
      case .load: canvas.line(place.x, place.y - 4, place.x + 16, place.y - 4, "need")
      }
      canvas.text(place.x + 21, place.y, sample.words, "soft", size: 11)
    }
    let width = (units - left - Double(across - 1) * 6) / Double(across)
    for day in 0..<7 {
      let start = left + Double(day % across) * (width + 6)
      let bottom = top + Double(day / across) * (plot + gap) + plot
      let hours = Scale(ValueRange(0, 24), from: start, to: start + width)
      let people = Scale(ValueRange(0, highest), from: bottom, to: bottom - plot + 6)
      for value in ticks.values {
        canvas.line(start, people(value), start + width, people(value), value == 0 ? "axis" : "grid")
        if day % across == 0 {
          canvas.text(
            left - 4, people(value) + 4, AxisForm.plain.text(value, among: ticks), "soft", anchor: .end, size: 11)
        }
      }
      func steps(_ values: [Double]) -> [(Double, Double)] {
        values[day * 24..<day * 24 + 24].enumerated().flatMap { hour, value in
          [(hours(Double(hour)), people(value)), (hours(Double(hour + 1)), people(value))]
        }
      }
      canvas.path([(hours(0), people(0))] + steps(busy) + [(hours(24), people(0))], "busyfill", isClosed: true)
      canvas.path(steps(staffed), "line")
      if let load { canvas.path(steps(load), "need") }
      for hour in isSlim ? [6, 12, 18] : [12] {
        let place = hours(Double(hour))
        canvas.line(place, bottom, place, bottom + 3, "axis")
        canvas.text(place, bottom + 14, LocalNumber.count(hour), "soft", anchor: .middle, size: 11)
      }
      canvas.text(start + width / 2, bottom + 27, CalendarDay.weekdays[day], anchor: .middle, bold: true)
    }
    return canvas
  }
}
