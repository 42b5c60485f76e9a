internal import Figures
internal import Scenarios

/// What an analyst asks: every metric, how it came about, and what a reader must know to judge it.
extension RunSections {
  func analystSection() throws(ResultProblem) -> ReportSection {
    let metrics = ReportTable(
      head: [
        Bilingual("metric", "Kennzahl"), Bilingual("value", "Wert"), Bilingual("95 %", "95 %"),
        Bilingual("unit", "Einheit"), Bilingual("n", "n"),
      ],
      rows: run.metrics.filter { $0.figure.value.isFinite }.map { metric in
        let digits = max(-12, LocalNumber.decimals(halfWidth: metric.figure.halfWidth, most: 4))
        func text(_ value: Double) -> Bilingual {
          LocalNumber.plain(
            value, decimals: metric.figure.halfWidth > 0 ? digits : value == Double(Int64(clamping: value)) ? 0 : 4)
        }
        return [
          .init(Bilingual(name: metric.name), isCode: true),
          .init(text(metric.figure.value), key: "\(metric.name)|value"),
          .init(
            metric.figure.hasRange ? .between(text(metric.figure.low), text(metric.figure.high)) : LocalNumber.nothing),
          .init(Bilingual(name: metric.figure.unit)), .init(LocalNumber.count(metric.figure.count)),
        ]
      })
    let manifest = run.folder.manifest
    var facts: [(String, String)] = []
    for key in [
      "scenario", "variant", "engine", "rngContract", "mathContract", "eventOrder", "statistics", "seed", "ending",
      "fingerprint",
    ] {
      guard let value = manifest[key] else { continue }
      if let text = value.text ?? value.number?.text { facts.append((key, text)) }
    }
    for input in manifest["inputs"]?.items ?? [] {
      if let path = input["path"]?.text, let digest = input["sha256"]?.text { facts.append((path, digest)) }
    }
    return ReportSection(
      name: "analyst", views: [.analyst],
      title: Bilingual(
        "For analysts: all metrics and how they came about", "Für Analysten: alle Kennzahlen und wie sie entstanden"),
      blocks: [
        .table(
          title: Bilingual("All metrics", "Alle Kennzahlen"),
          subtitle: Bilingual(
            "Over all groups; summary.csv holds every group; closedloop metrics explains each",
            "Über alle Gruppen; summary.csv enthält jede Gruppe; closedloop metrics erklärt jede"), metrics),
        .table(
          title: Bilingual("Reported by STRESS-DES", "Berichtet nach STRESS-DES"),
          subtitle: Bilingual(
            "Monks, Currie, Onggo, Robinson, Kunc, Taylor 2019, Journal of Simulation 13(1): 55-67",
            "Monks, Currie, Onggo, Robinson, Kunc, Taylor 2019, Journal of Simulation 13(1): 55-67"),
          StressChecklist(run).table),
        .table(
          title: Bilingual("What determines these results", "Was diese Ergebnisse bestimmt"), subtitle: .empty,
          ReportTable(
            head: [Bilingual("manifest.json", "manifest.json"), Bilingual("value", "Wert")],
            rows: facts.map {
              [.init(Bilingual(name: $0.0), isCode: true), .init(Bilingual(name: $0.1), isCode: true)]
            })),
      ])
  }
}

extension Int64 {
  /// The whole number next to 0 of a value, or the nearest that there is.
  fileprivate init(clamping value: Double) {
    self = value.isFinite ? Int64(Swift.min(Swift.max(value, -9e15), 9e15)) : 0
  }
}
