internal import Figures
internal import Scenarios

/// The checklist STRESS-DES of what a report on a simulation must tell, filled in from the results.
///
/// - Note: Monks, Currie, Onggo, Robinson, Kunc, Taylor, *Strengthening the reporting of empirical simulation studies*,
///   Journal of Simulation 13(1), 2019, pages 55 to 67; version 1.0. What only the author knows is said to be
///   missing, with the key to write it under.
struct StressChecklist {
  let run: RunData

  init(_ run: RunData) { self.run = run }

  var table: ReportTable {
    ReportTable(
      head: [Bilingual("Item", "Punkt"), Bilingual("Answer", "Antwort")],
      rows: items.map { [.init($0.0), .init($0.1)] })
  }

  private func missing(_ key: String) -> Bilingual {
    .say("not stated in the scenario ({0})", "im Szenario nicht genannt ({0})", Bilingual(name: key))
  }

  private func note(_ key: String) -> Bilingual {
    run.scenario?["notes"]?[key]?.text.map { Bilingual(name: $0) } ?? missing("notes.\(key)")
  }

  private func names(_ key: String) -> Bilingual {
    let names = (run.scenario?[key]?.object?.members ?? []).filter { !$0.isRemark }.map { Bilingual(name: $0.key) }
    return names.isEmpty ? Bilingual("none", "keine") : .joined(names, by: Bilingual(", ", ", "))
  }

  private func value(_ path: String...) -> Bilingual {
    var value = run.scenario
    for key in path { value = value?[key] }
    return (value?.text ?? value?.number?.text).map { Bilingual(name: $0) } ?? Bilingual("none", "keine")
  }

  private var rules: Bilingual {
    let rules = (run.scenario?["triage"]?["order"]?.items ?? []).compactMap(\.text).map { Bilingual(name: $0) }
    return rules.isEmpty ? Bilingual("none", "keine") : .joined(rules, by: Bilingual(", ", ", "))
  }

  private var items: [(Bilingual, Bilingual)] {
    let manifest = run.folder.manifest
    let count = LocalNumber.count(run.replications)
    return [
      (Bilingual("1.1 purpose", "1.1 Zweck"), note("purpose")),
      (
        Bilingual("1.2 outputs", "1.2 Ergebnisse"),
        .say(
          "{0} metrics with intervals in summary.csv; closedloop metrics defines each",
          "{0} Kennzahlen mit Intervallen in summary.csv; closedloop metrics definiert jede",
          LocalNumber.count(run.metrics.count))
      ),
      (Bilingual("1.3 aims", "1.3 Ziele"), note("aims")),
      (
        Bilingual("2.1 model diagram", "2.1 Modellschema"),
        Bilingual(
          "feedback, triage, queue, contact, solution, outcome, next to the same customers without the programme",
          "Feedback, Sichtung, Warteschlange, Kontakt, Lösung, Wirkung, neben denselben Kunden ohne Programm")
      ),
      (
        Bilingual("2.2 base logic", "2.2 Grundlogik"),
        .say(
          "channels: {0}; triage rules in order: {1}", "Kanäle: {0}; Regeln der Sichtung: {1}", names("channels"), rules
        )
      ),
      (
        Bilingual("2.3 scenario logic", "2.3 Szenarien"),
        .say(
          "shown: {0}; closedloop compare sets variants beside it",
          "gezeigt: {0}; closedloop compare stellt Varianten daneben",
          Bilingual(
            name: run.folder.manifest["variant"]?.text.map { "@\($0)" } ?? run.folder.manifest["scenario"]?.text ?? ""))
      ),
      (
        Bilingual("2.4 algorithms", "2.4 Verfahren"),
        .say("order of work: {0}", "Reihenfolge der Arbeit: {0}", value("triage", "priority", "policy"))
      ),
      (
        Bilingual("2.5.1 entities", "2.5.1 Einheiten"),
        .say("tiers: {0}", "Stufen: {0}", .joined(run.tiers.map { Bilingual(name: $0) }, by: Bilingual(", ", ", ")))
      ),
      (Bilingual("2.5.2 activities", "2.5.2 Tätigkeiten"), names("work")),
      (Bilingual("2.5.3 resources", "2.5.3 Personal"), names("teams")),
      (
        Bilingual("2.5.4 queues", "2.5.4 Warteschlangen"),
        .say(
          "by the policy {0}; promises: {1}", "nach der Regel {0}; Zusagen: {1}", value("triage", "priority", "policy"),
          .joined(run.promises.map { Bilingual(name: $0) }, by: Bilingual(", ", ", ")))
      ),
      (
        Bilingual("2.5.5 entry and exit", "2.5.5 Ein- und Ausgang"),
        Bilingual(
          "feedback by channel; cases end solved, unsolved, unreachable, given up or with the customer gone",
          "Feedback je Kanal; Fälle enden gelöst, ungelöst, unerreicht, aufgegeben oder mit Weggang")
      ),
      (Bilingual("3.1 data sources", "3.1 Datenquellen"), note("sources")),
      (Bilingual("3.2 pre-processing", "3.2 Aufbereitung"), note("preprocessing")),
      (
        Bilingual("3.3 input parameters", "3.3 Eingaben"),
        Bilingual(
          "all of them, with defaults, in scenario.resolved.json", "alle, mit Vorgaben, in scenario.resolved.json")
      ),
      (
        Bilingual("3.4 assumptions", "3.4 Annahmen"),
        Bilingual("closedloop show --weak lists them", "closedloop show --weak nennt sie")
      ),
      (
        Bilingual("4.1 initialisation", "4.1 Anlauf"),
        .say("warm-up {0}, not measured", "Anlauf {0}, nicht gemessen", value("clock", "warm_up"))
      ),
      (
        Bilingual("4.2 run length", "4.2 Dauer"),
        .say(
          "measured {0}, outcomes followed for {1} more", "gemessen {0}, Wirkung {1} weiter verfolgt",
          value("clock", "measure"), value("clock", "follow_up"))
      ),
      (
        Bilingual("4.3 estimation", "4.3 Schätzung"),
        .say(
          "{0} independent replications; t intervals over them; without the programme paired by common random numbers",
          "{0} unabhängige Replikationen; t-Intervalle darüber; ohne Programm gepaart durch gemeinsame Zufallszahlen",
          count)
      ),
      (
        Bilingual("5 software, sampling, execution, system", "5 Software, Zufall, Ausführung, System"),
        .say(
          "{0}; counter-based random numbers, contract {1}; the same bytes on any platform and for any number of threads",
          "{0}; zählerbasierte Zufallszahlen, Vertrag {1}; dieselben Bytes auf jedem System und für jede Zahl von Threads",
          Bilingual(name: manifest["engine"]?.text ?? ""),
          Bilingual(name: manifest["rngContract"]?.number?.text ?? ""))
      ),
      (
        Bilingual("6.1 sharing", "6.1 Weitergabe"),
        .say(
          "the files beside this page; seed {0}, fingerprint {1}",
          "die Dateien neben dieser Seite; Startwert {0}, Fingerabdruck {1}",
          Bilingual(name: manifest["seed"]?.text ?? ""), Bilingual(name: manifest["fingerprint"]?.text ?? ""))
      ),
    ]
  }
}
