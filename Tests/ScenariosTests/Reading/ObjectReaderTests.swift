import Scenarios
import Testing

@Suite struct ObjectReaderTests {
  struct Shift: Equatable {
    let name: String
    let people: Int
    let pause: Int64
  }

  @Test func `a nested object is read into values and into its resolved form`() throws {
    let text = """
      { // a desk
        "$schema": "x", "//": "a remark", "//": "another",
        "currency": "CHF",
        "teams": {
          "recovery": {
            "shifts": { "early": { "people": 2 }, "late": { "people": 3, "pause": "1h 30m" } },
            "hourly_cost": "29 CHF/h",
            "shrinkage": 0.18,
          },
        },
      }
      """
    let (outcome, shown) = try Given.reading(text) { scenario in
      scenario.currency = scenario.text("currency", .default("EUR")) ?? "EUR"
      return scenario.map("teams", called: "a team") { _, team in
        _ = team.money("hourly_cost", per: .hour)
        _ = team.share("shrinkage", .default("15%"))
        _ = team.share("absence", .default("7%"))
        _ = team.text("title", .optional)
        _ = team.object("authority", .default([:]), called: "the authority") { $0.money("remedy_limit", .default(40)) }
        team.notSupportedYet("ramp_up", "starters work at full speed")
        return team.map("shifts", called: "a shift", count: 1...100) { name, shift -> Shift? in
          guard let people = shift.integer("people", in: 0...10_000),
            let pause = shift.duration("pause", .default("30m"))
          else { return nil }
          return Shift(name: name, people: people, pause: pause)
        }
      }
    }
    #expect(shown == "")
    let shifts = outcome.result?.first?.value.map(\.value)
    #expect(
      shifts == [
        Shift(name: "early", people: 2, pause: 30 * Units.minute),
        Shift(name: "late", people: 3, pause: 90 * Units.minute),
      ])
    #expect(
      CanonicalJSON.line(outcome.resolved)
        == #"{ "currency": "CHF", "teams": { "recovery": { "hourly_cost": 29, "shrinkage": 0.18, "absence": 0.07, "#
        + #""authority": { "remedy_limit": 40 }, "shifts": { "early": { "people": 2, "pause": "30m" }, "#
        + #""late": { "people": 3, "pause": "90m" } } } } }"#)
    #expect(
      Origins.lines(of: outcome.resolved, in: Given.json(text).sources).map { "\($0.path) \($0.origin)" } == [
        "currency desk.json:3:15", "teams.recovery.hourly_cost desk.json:7:22",
        "teams.recovery.shrinkage desk.json:8:20", "teams.recovery.absence default",
        "teams.recovery.authority.remedy_limit default", "teams.recovery.shifts.early.people desk.json:6:40",
        "teams.recovery.shifts.early.pause default", "teams.recovery.shifts.late.people desk.json:6:65",
        "teams.recovery.shifts.late.pause desk.json:6:77",
      ])
  }

  @Test func `the resolved form reads back as itself`() throws {
    func read(_ json: JSONValue) -> JSONValue {
      ObjectReader.read(json) { reader in
        _ = reader.duration("a", .default("90s"))
        _ = reader.rate("b", .default("620/w"))
        _ = reader.value("c", .default("8%/year"), as: .shareRate())
        _ = reader.value("d", .default("6h/w"), as: .timeRate)
        _ = reader.deadline("e", .default("3 open days"))
        _ = reader.moneyRate("f", .default("62 EUR/month"))
        _ = reader.money("g", .default(0.4))
        _ = reader.share("h", .default("0.5%"))
        _ = reader.dateTime("i", .default("2027-04-12T08:00"))
        _ = reader.list("j", .default(["09:00-13:00"]), of: .clockRange)
        _ = reader.value("k", .default(1e19), as: .number(in: 0...1e20))
        _ = reader.boolean("l", .default(true))
        _ = reader.value("m", .default("mon-fri"), as: .weekdays)
      }.resolved
    }
    let once = read([:])
    #expect(once.object?.members.count == 13)
    let text = CanonicalJSON.document(once)
    let again = try #require(Given.json(text, mode: .strict).value)
    #expect(CanonicalJSON.document(read(again)) == text)
  }

  @Test func `all mistakes are told at once`() throws {
    let text = """
      {
        "teams": {
          "recovery": { "hourly_cost": "29 USD", "shrinkagee": "18%", "people": 2.5, "calendar": "dsk",
            "people": 3, "handles": ["a", 3], "ramp_up": {}, "policy": "fifoo", "on": 1 },
          "re covery": {},
          "advocacy": 3
        },
        "colour": "red"
      }
      """
    let (_, shown) = try Given.reading(text) { scenario in
      scenario.map("teams", called: "a team") { _, team -> Int? in
        _ = team.money("hourly_cost", per: .hour)
        _ = team.share("shrinkage", .optional)
        _ = team.integer("people", in: 1...10)
        _ = team.reference("calendar", to: ["desk", "callable"], called: "a calendar")
        _ = team.list("handles", of: .name)
        _ = team.choice("policy", of: ["fifo", "edd"])
        _ = team.boolean("on")
        _ = team.duration("pause")
        team.notSupportedYet("ramp_up", "starters work at full speed")
        return nil
      }
    }
    #expect(
      shown.split(separator: "\n").filter { $0.contains("^") || $0.contains("error") }.map {
        $0.drop { $0 == " " || $0 == "|" || $0 == "^" }
      } == [
        "error[missing-key]    desk.json:3:5  teams.recovery.pause",
        "a team needs \"pause\", a duration",
        "error[unit]           desk.json:3:34  teams.recovery.hourly_cost = \"29 USD\"",
        "money is in the scenario's currency, \"EUR\", not in \"USD\"",
        "error[unknown-key]    desk.json:3:44  teams.recovery.shrinkagee",
        "not a field of a team; did you mean \"shrinkage\"?",
        "error[unknown-name]   desk.json:3:92  teams.recovery.calendar = \"dsk\"",
        "no such calendar; declared are \"desk\" or \"callable\"; did you mean \"desk\"?",
        "error[duplicate-key]  desk.json:4:7  teams.recovery.people",
        "this key is written twice: first at line 3",
        "error[type]           desk.json:4:37  teams.recovery.handles[1] = 3",
        "a text is needed here, not a number",
        "error[not-yet]        desk.json:4:41  teams.recovery.ramp_up",
        "not supported yet: starters work at full speed",
        "error[unknown-name]   desk.json:4:66  teams.recovery.policy = \"fifoo\"",
        "one of \"fifo\" or \"edd\" is needed; did you mean \"fifo\"?",
        "error[type]           desk.json:4:81  teams.recovery.on = 1",
        "true or false is needed here, not a number",
        "error[name]           desk.json:5:5  teams.\"re covery\"",
        "a name is made of the letters a-z, digits, - and _",
        "error[type]           desk.json:6:17  teams.advocacy = 3",
        "a team is an object, { … }, not a number",
        "error[unknown-key]    desk.json:8:3  colour",
        "not a field of a scenario; its fields are \"teams\"",
      ])
  }

  @Test func `keys can mean something themselves`() throws {
    let text =
      #"{"weekly": {"mon-fri": ["09:00-13:00"], "sa": []}, "by_hour": {"08-12": 1.6}, "speed": {"0w": 1, "12": 1}}"#
    let (outcome, shown) = try Given.reading(text) { reader in
      (
        reader.table("weekly", keys: .weekdays, ofListsOf: .clockRange),
        reader.table("by_hour", keys: .hourRange, of: .number(in: 0...100)),
        reader.table("speed", keys: .duration(), of: .share())
      )
    }
    #expect(outcome.result.0?.map(\.key.count) == [5])
    #expect(outcome.result.1?.first?.key.text == "08:00-12:00")
    #expect(outcome.result.2?.map(\.key) == [0])
    #expect(shown.contains("days are mon, tue, wed, thu, fri, sat, sun"))
    #expect(shown.contains("a duration needs a unit: \"12h\" or \"12m\""))
    #expect(outcome.diagnostics.errorCount == 2)
  }

  @Test func `a field can be one thing or another`() throws {
    let (outcome, shown) = try Given.reading(#"{"a": "15%", "b": {"x": "8%"}, "c": "gold", "d": ["gold", "iron"]}"#) {
      reader in
      for name in ["a", "b"] {
        if reader.isObject(name) { _ = reader.table(name, of: .share()) } else { _ = reader.share(name) }
      }
      return ["c", "d"].map { reader.oneOrMore($0, of: .name) ?? [] }
    }
    #expect(outcome.result == [["gold"], ["gold", "iron"]])
    #expect(shown == "")
  }

  @Test func `counts are bounded and said so`() throws {
    let many = (0..<2_000).map { "\"n\($0)\": 1" }.joined(separator: ", ")
    let (outcome, shown) = try Given.reading("{\"a\": {\(many)}, \"b\": [], \"c\": {\(many)}}") { reader in
      _ = reader.table("a", of: .integer(in: 0...1))
      _ = reader.list("b", of: .text, count: 1...3)
      _ = reader.object("c", called: "an empty thing") { _ in true }
    }
    #expect(shown.contains("at most 1000 are allowed here, not 2000"))
    #expect(shown.contains("at least 1 is needed here"))
    #expect(shown.contains("this and 1979 more keys are not fields of an empty thing"))
    #expect(outcome.diagnostics.errorCount == 23)
  }

  @Test func `null is not written, and a default goes through the same checks`() throws {
    let (outcome, shown) = try Given.reading(#"{"a": null, "zz": null}"#) { reader in
      (reader.has("a"), reader.text("a", .optional), reader.share("b", .default(3)))
    }
    #expect(outcome.result.0 == false)
    #expect(outcome.result.1 == nil)
    #expect(shown.contains("this share is between 0% and 100%") || shown.contains("did you mean \"3%\"?"))
    #expect(outcome.diagnostics.errorCount == 1)
  }

  @Test func `own checks point to the field, an item, or the object`() throws {
    let (outcome, _) = try Given.reading(#"{"low": 3, "list": [1, 2]}"#) { reader in
      _ = reader.number("low", in: 0...9)
      _ = reader.list("list", of: .integer(in: 0...9))
      reader.error(.range, at: "low", "low is above high")
      reader.warning("unused", at: "high", "never used")
      reader.add(Diagnostic(.error, "share-sum", at: reader.place(of: "list", item: 1), "is not 100%"))
    }
    let sorted = outcome.diagnostics.sorted
    #expect(sorted.map(\.place.path) == ["high", "low", "list[1]"])
    #expect(sorted.map(\.place.position.column) == [1, 9, 24])
    #expect(sorted.map(\.severity) == [.warning, .error, .error])
  }

  @Test func `what is no object is told`() throws {
    let (outcome, shown) = try Given.reading("[1]") { $0.text("a", .optional) }
    #expect(outcome.diagnostics.errorCount == 1)
    #expect(shown.contains("a scenario is an object, { … }, not a list"))
  }
}
