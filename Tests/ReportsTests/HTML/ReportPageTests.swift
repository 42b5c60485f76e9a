import Figures
import Foundation
import Reports
import Testing

/// Folders of results that are written down by hand.
enum MadeFolder {
  static let groups = "tier,channel,team,treatment,sla,severity,cause,fate,period"

  static func summary(net: (Double, Double, Double)) -> String {
    var text = "scenario,variant,metric,\(groups),statistic,value,ci_low,ci_high,n,unit\n"
    func row(_ metric: String, _ group: String, _ value: Double, _ low: Double, _ high: Double, _ unit: String) {
      text += "made,,\(metric),\(group),mean,\(value),\(low),\(high),20,\(unit)\n"
    }
    let all = ",,,,,,,,window"
    row("money.net_benefit", all, net.0, net.1, net.2, "EUR")
    row("money.cost", all, 500_000, 480_000, 520_000, "EUR")
    row("money.margin_saved", all, 300_000, 250_000, 350_000, "EUR")
    row("money.terminal_saved", all, 200_000 + net.0, 100_000 + net.0, 300_000 + net.0, "EUR")
    row("money.labour", all, 500_000, 480_000, 520_000, "EUR")
    row("customers.net", all, 3_800, 3_200, 4_400, "count")
    row("sla.first_response.met", ",,,,gold,,,,window", 0.95, 0.94, 0.96, "share")
    row("contact.reached_in_time", ",,,,gold,,,,window", 0.66, 0.65, 0.67, "share")
    row("customers.net", "top,,,,,,,,window", 210, 150, 270, "count")
    return text
  }

  static func files(
    net: (Double, Double, Double) = (1_800_000, 1_300_000, 2_300_000), title: String = "A desk",
    arms: (answers: (Double, Double, Double), fixes: (Double, Double, Double))? = nil
  ) -> [String: String] {
    var payback = "scenario,variant,week,date,spent,received,net,ci_low,ci_high,n\n"
    for week in 1...104 {
      let day = week * 7
      let date = CalendarDay(daysSince1970: 20_850 + Int64(day))
      let net = Double(week) * -1_000
      payback +=
        "made,,\(week),\(date.year)-\(two(date.month))-\(two(date.day)),\(week * 2_000),\(week * 1_000),\(net),\(net - 900),\(net + 900),20\n"
    }
    var files = [
      "summary.csv": summary(net: net), "payback.csv": payback,
      "gates.csv":
        "scenario,variant,gate,requirement,value,ci_low,ci_high,n,verdict,doubt,severity\n"
        + "made,,gold,sla.first_response.met[sla=gold] >= 80%,0.95,0.94,0.96,20,passed,,error\n",
      "scenario.resolved.json": #"{"title": "\#(title)", "currency": "EUR"}"#,
    ]
    if let arms {
      var text = "scenario,variant,metric,arm,value,ci_low,ci_high,n\n"
      for (name, arm) in [("both", net), ("micro", arms.answers), ("macro", arms.fixes), ("interaction", (0, -1, 1))] {
        text += "made,,money.net_benefit,\(name),\(arm.0),\(arm.1),\(arm.2),20\n"
      }
      files["arms.csv"] = text
    }
    return files
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  static func manifest(format: Int = ResultFolder.format, replications: Int = 20, outputs: [String]) -> [UInt8] {
    let listed = outputs.map { #"{"path": "\#($0)", "sha256": "00"}"# }.joined(separator: ",")
    return Array(
      #"""
      {"format": \#(format), "scenario": "made", "variant": null, "engine": "closedloop 0", "seed": "7",
       "window": {"from": "2027-02-01", "before": "2028-01-31"}, "horizon": "2029-01-29",
       "replications": \#(replications), "outputs": [\#(listed)], "fingerprint": "abc"}
      """#.utf8)
  }

  static func page(
    _ files: [String: String], replications: Int = 20, language: Language? = nil
  ) throws -> ReportPage {
    let manifest = try ResultFolder.manifest(
      Self.manifest(replications: replications, outputs: files.keys.sorted()), in: "made")
    let folder = try ResultFolder(path: "made", manifest: manifest, files: files.mapValues { Array($0.utf8) })
    return try ReportPage([folder], language: language)
  }

  static func html(_ page: ReportPage) -> String {
    String(decoding: page.html { _ in String(repeating: "0", count: 64) }, as: UTF8.self)
  }
}

@Suite("Pages of results")
struct ReportPageTests {
  private typealias Range = (Double, Double, Double)

  @Test("a heading claims only what an interval carries")
  func findings() throws {
    func text(_ net: Range, _ arms: (Range, Range)? = nil, replications: Int = 20) throws -> String {
      let files = MadeFolder.files(net: net, arms: arms.map { (answers: $0.0, fixes: $0.1) })
      return MadeFolder.html(try MadeFolder.page(files, replications: replications))
    }
    #expect(try text((1_800_000, 1_300_000, 2_300_000)).contains("Pays as assumed"))
    #expect(try text((-80_000, -90_000, -70_000)).contains("Does not pay"))
    let open = try text((10_000, -90_000, 110_000))
    #expect(open.contains("Open: the balance may lie on either side of 0"))
    #expect(!open.contains("Pays as assumed") && !open.contains("Does not pay"))
    #expect(try text((1_800_000, 1_300_000, 2_300_000), replications: 9).contains("cannot be told from"))
    let good: Range = (90_000, 80_000, 100_000)
    let bad: Range = (-90_000, -100_000, -80_000)
    let unknown: Range = (5_000, -90_000, 100_000)
    #expect(try text(good, (bad, good)).contains("answering alone does not"))
    #expect(try text(good, (good, good)).contains("Answering and fixing both pay"))
    #expect(try text(good, (good, bad)).contains("fixing causes alone does not"))
    let unclaimed = try text(good, (unknown, good))
    #expect(unclaimed.contains("What answering and fixing causes bring"))
    #expect(!unclaimed.contains("does not pay") && !unclaimed.contains("both pay"))
    #expect(!unclaimed.lowercased().contains("worth"))
  }

  @Test("a gap of more than 20 points between answered and reached is told; gates stand with their verdicts")
  func promises() throws {
    let html = MadeFolder.html(try MadeFolder.page(MadeFolder.files()))
    #expect(html.contains("Promises are kept by leaving messages"))
    #expect(html.contains("✓ passed") && html.contains("✓ bestanden"))
  }

  @Test("no text of a page's drawings leaves them or lies on another")
  func layout() throws {
    let bad = (-90_000.0, -100_000.0, -80_000.0)
    let page = try MadeFolder.page(MadeFolder.files(arms: (answers: bad, fixes: (1e6, 9e5, 1.1e6))))
    #expect(page.faults == [])
    #expect(page.figureNames == ["parts", "payback", "value", "promises"])
  }

  @Test("a page is well formed, allows itself nothing from outside and has what readers of screens need")
  func form() throws {
    let html = MadeFolder.html(try MadeFolder.page(MadeFolder.files()))
    #expect(PageCheck.faults(of: html) == [])
    let body = try #require(html.range(of: "<body>"))
    for word in ["http:", "https:", " style=", " onload", " onclick", "<img", "<link", "url("] {
      #expect(!html[body.lowerBound...].contains(word), "\(word)")
    }
    #expect(html.contains("default-src 'none'"))
  }

  @Test(
    "whatever a title says, it is a text",
    arguments: [
      "</title><script>alert(1)</script><img src=x onerror=alert(2)>", "]]>--><!--", "a' b` c=d & e",
      "\u{202E}turned\u{2066}", String(repeating: "W", count: 10_000),
    ])
  func hostile(_ title: String) throws {
    let plain = MadeFolder.html(try MadeFolder.page(MadeFolder.files(title: "x")))
    let hostile = MadeFolder.html(try MadeFolder.page(MadeFolder.files(title: title)))
    #expect(PageCheck.faults(of: hostile) == [])
    #expect(PageCheck.tags(of: hostile) == PageCheck.tags(of: plain))
    #expect(!hostile.contains("\u{202E}"))
  }

  @Test("the same results give the same bytes, and the chosen language changes only what is chosen")
  func sameBytes() throws {
    let files = MadeFolder.files()
    #expect(try MadeFolder.html(MadeFolder.page(files)) == MadeFolder.html(MadeFolder.page(files)))
    let german = MadeFolder.html(try MadeFolder.page(files, language: .german))
    #expect(german.contains("<html lang=\"de\" data-language=\"de\">"))
    #expect(german.contains("id=\"de\" checked"))
  }

  @Test("every number with a key is the one in its table, rounded as its interval supports")
  func numbers() throws {
    let html = MadeFolder.html(try MadeFolder.page(MadeFolder.files()))
    #expect(html.contains("data-key=\"customers.net|tier&#61;top|value\">210 <span"))
    #expect(
      html.contains("data-key=\"money.net&#95;benefit|value\"")
        || html.contains("data-key=\"money.net_benefit|value\">"))
  }

  @Test("missing files leave figures out and are told with the option that brings them")
  func leftOut() throws {
    let page = try MadeFolder.page(["summary.csv": MadeFolder.summary(net: (1, 0.5, 1.5))])
    #expect(page.leftOut.contains { $0.contains("--series hour") })
    #expect(page.leftOut.contains { $0.contains("--cases --events") })
    #expect(!page.figureNames.contains("payback"))
  }

  @Test("Markdown has the findings and tables and nothing that a title could bend")
  func markdown() throws {
    let page = try MadeFolder.page(MadeFolder.files(title: "A | desk\\n# <b>"))
    let text = String(decoding: page.markdown(.english), as: UTF8.self)
    #expect(text.contains("### Promises are kept by leaving messages"))
    #expect(!text.contains("<b>"))
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("# ") }.count == 1)
    #expect(String(decoding: page.markdown(.german), as: UTF8.self).contains("Rechnet sich wie angenommen"))
  }

  @Test("one figure is a drawing of its own; an unknown name is none")
  func drawing() throws {
    let page = try MadeFolder.page(MadeFolder.files())
    let drawing = try #require(page.drawing("payback", language: .english))
    let text = String(decoding: drawing, as: UTF8.self)
    #expect(text.hasPrefix("<svg xmlns=") && text.hasSuffix("</svg>\n"))
    #expect(!text.contains("lang=\"de\""))
    #expect(page.drawing("nothing", language: .english) == nil)
  }
}

@Suite("Folders of results")
struct ResultFolderTests {
  @Test("a manifest of another format, or none at all, is refused")
  func formats() {
    let other = MadeFolder.manifest(format: 9_999, outputs: [])
    #expect(throws: ResultProblem.format("x/manifest.json", found: "9999", read: ResultFolder.format)) {
      try ResultFolder.manifest(other, in: "x")
    }
    for text in ["", "[]", "{", "{\"format\": \"1\"}", "null"] {
      #expect(throws: ResultProblem.manifest("x/manifest.json")) {
        try ResultFolder.manifest(Array(text.utf8), in: "x")
      }
    }
  }

  @Test(
    "a table that is not what its description promises is refused with its place",
    arguments: [
      ("week,date,spent\n", ResultProblem.column("made/payback.csv", name: "received")),
      (
        "date,week,spent,received,net,ci_low,ci_high\n2027-01-01,1,2,3,inf,5,6\n",
        .value("made/payback.csv", line: 2, column: "net", text: "inf")
      ),
      (
        "date,week,spent,received,net,ci_low,ci_high\n2027-01-01,1,2\n", .row("made/payback.csv", line: 2)
      ),
    ] as [(String, ResultProblem)])
  func tables(_ text: String, _ problem: ResultProblem) {
    #expect(throws: problem) { try MadeFolder.page(["payback.csv": text]) }
  }

  @Test("quoted cells are read as they were written")
  func quotes() throws {
    var files = MadeFolder.files()
    files["gates.csv"] =
      "scenario,variant,gate,requirement,value,ci_low,ci_high,n,verdict,doubt,severity\n"
      + "made,,\"a \"\"b\"\", c\",x >= 1,2,1,3,20,passed,,error\n"
    let html = MadeFolder.html(try MadeFolder.page(files))
    #expect(html.contains("a &#34;b&#34;, c"))
  }
}
