import Scenarios
import Testing

/// One mistake in the small scenario: what is replaced by what, and what is said about it where ‸ stands.
struct WrongScenario: CustomTestStringConvertible, Sendable {
  let old: String
  let new: String
  let code: String
  let remedy: String

  init(_ old: String, _ new: String, _ code: String, _ remedy: String) {
    (self.old, self.new, self.code, self.remedy) = (old, new, code, remedy)
  }

  var testDescription: String { "\(code): \(new.prefix(60))" }
}

@Suite struct WrongScenariosTests {
  private static func line(_ key: String) -> String {
    Given.minimal.split(separator: "\n").first { $0.contains("  \"\(key)\":") }.map(String.init) ?? ""
  }

  static let all: [WrongScenario] = [
    // Head
    .init(#""format": 1"#, #""format": ‸2"#, "range", "from 1 to 1"),
    .init("  \"format\": 1,\n", "", "missing-key", "a scenario needs \"format\""),
    .init(#""id": "desk""#, #""id": ‸"my desk""#, "name", "letters a-z"),
    .init(#""id": "desk","#, #""id": "desk", "currency": ‸"euro","#, "name", "three capital letters"),
    .init(#""id": "desk","#, #""id": "desk", ‸"colour": "red","#, "unknown-key", "not a field of a scenario"),
    .init(#""id": "desk","#, #""id": "desk", ‸"id": "two","#, "duplicate-key", "first at column 3"),
    // The macro loop
    .init(#""resolution": {"#, #""macro": { "order": ‸"macro" }, "resolution": {"#, "unknown-name", "macro-first"),
    .init(
      #""resolution": {"#, #""macro": { "analysis": { "team": ‸"frnt" } }, "resolution": {"#, "unknown-name", "front"),
    .init(
      #""resolution": {"#, #""macro": { "analysis": { "protected_hours": ‸"6h" } }, "resolution": {"#, "unit", "6h/w"),
    .init(
      #""resolution": {"#, #""macro": { "analysis": { "team": "front", "hourly_cost": ‸30 } }, "resolution": {"#,
      "range",
      "paid as its shifts are"),
    .init(
      #""resolution": {"#, #""macro": { "fix": { "effect": { "mean": "60%", "cv": ‸3 } } }, "resolution": {"#,
      "distribution", ""),
    .init(
      #""resolution": {"#, #""macro": { "coding": { "confused": { "bill": ‸{ "bill": 1 } } } }, "resolution": {"#,
      "unknown-name", "another one"),
    .init(
      #""resolution": {"#, #""macro": { "causes": { ‸"bills": { "cost": 1 } } }, "resolution": {"#, "unknown-key",
      "causes"),
    .init(
      #""resolution": {"#, #""macro": { "fix": { "cost": ‸2e9 } }, "resolution": {"#, "range", "at most 1000000000"),
    .init(
      #""resolution": {"#, #""macro": { "order": "macro-first", "switch_after": ‸"9w" }, "resolution": {"#, "range",
      "before the window ends"),
    // Clock
    .init(#""start": "2027-01-04""#, #""start": ‸"2027-02-30""#, "range", "28 days"),
    .init(#""start": "2027-01-04""#, #""start": ‸"4.1.2027""#, "unit", "year-month-day"),
    .init(#""time_zone": "UTC""#, #""time_zone": ‸"Europe/Berln""#, "time-zone", "Europe/Berlin"),
    .init(#""warm_up": "1w""#, #""warm_up": ‸"soon""#, "unit", "1h 30m"),
    .init(#""measure": "4w""#, #""measure": ‸4"#, "unit", "4h"),
    .init(#""measure": "4w", "#, "", "missing-key", "needs \"measure\""),
    .init(#""measure": "4w""#, #""measure": ‸"1043w""#, "limit", "at most 20 years"),
    .init(#""measure": "4w""#, #""measure": ‸"99999999999999w""#, "range", "50000w"),
    .init(#""measure": "4w""#, #""measure": ‸"0s""#, "range", "1h"),
    .init(#""drain": "1w""#, #""drain": "1w", "offsets": { "initial": ‸"2h" }"#, "unit", "+02:00"),
    .init(
      #""drain": "1w""#,
      #""drain": "1w", "offsets": { "initial": "+01:00", "changes": { ‸"2027-03-28T01:00": "+02:00" } }"#,
      "unit", "ends in Z"),
    .init(
      #""drain": "1w""#,
      #""drain": "1w", "offsets": ‸{ "initial": "+14:00", "changes": { "2027-01-04T00:00Z": "-12:00" } }"#,
      "range", "back to the day before"),
    .init(
      #""desk": { "weekly""#, #""desk": { "time_zone": ‸"Mars/Olympus", "weekly""#, "time-zone", "IANA"),
    .init(#""desk": { "weekly""#, #""desk": { "offsets": ‸{}, "weekly""#, "missing-key", "name it"),
    .init(
      #""attempts": 3"#,
      #""attempts": 3, "zones": ‸{ "a": { "share": "60%", "time_zone": "UTC" }, "b": { "share": "60%", "time_zone": "UTC" } }"#,
      "share-sum", "120%"),
    // Run and money
    .init(#""seed": 7"#, #""seed": ‸9223372036854775808"#, "range", "9223372036854775807"),
    .init(#""seed": 7"#, #""seed": ‸-1"#, "range", "whole number from 0"),
    .init(#""replications": 20"#, #""replications": ‸0"#, "range", "from 1 to"),
    .init(
      #""replications": 20"#, #""replications": { "min": 5, "max": ‸4, "until": "customers.saved within 5%" }"#,
      "range",
      "at least min"),
    .init(
      #""replications": 20"#, #""replications": { "until": ‸"customers.savd within 5%" }"#, "gate-metric",
      "customers.saved"),
    .init(
      #""replications": 20"#, #""replications": { "until": ‸"customers.saved in 5%" }"#, "until", "METRIC within 1%"),
    .init(#""replications": 20"#, #""replications": { "until": ‸"customers.saved within 0%" }"#, "range", "above 0"),
    .init(#""8%/year""#, #"‸"8%/month""#, "unit", "per year"),
    .init(#""8%/year""#, #"‸"0%/year""#, "range", "terminal_value"),
    // Calendars
    .init(#"["09:00-17:00"] } } },"#, #"‸"09:00-17:00" } } },"#, "type", "a list is needed"),
    .init(
      #"{ "weekly": { "mon-fri": ["09:00-17:00"] } } },"#,
      #"{ "weekly": ‸{ "mon-fri": ["09:00-17:00"], "mon": ["16:00-18:00"] } } },"#, "overlap", "overlap"),
    .init(
      #"{ "weekly": { "mon-fri": ["09:00-17:00"] } } },"#, #"{ "closed": ["2027-01-06"] } },"#, "never-open",
      "does not open"),
    .init(
      #"{ "weekly": { "mon-fri": ["09:00-17:00"] } } },"#,
      #"{ "weekly": { "mon-fri": [‸"17:00-09:00"] } } },"#, "range", "over midnight is two"),
    .init(
      #"{ "weekly": { "mon-fri": ["09:00-17:00"] } } },"#,
      #"{ "weekly": { ‸"mon-fry": ["09:00-17:00"] } } },"#, "unit", "mon, tue"),
    .init(
      #"{ "weekly": { "mon-fri": ["09:00-17:00"] } } },"#,
      #"{ "weekly": { "mon-fri": ["09:00-17:00"] }, "closed_like": ‸"dsk" } },"#, "unknown-name", "desk"),
    .init(#""clock": "desk" } } },"#, #""clock": ‸"desc" } } },"#, "unknown-name", "desk"),
    .init(#""calendar": "desk""#, #""calendar": ‸"dask""#, "unknown-name", "desk"),
    .init(#""calendars": { "desk""#, #""calendars": { ‸"always": { }, "desk""#, "name", "built in"),
    // Distributions
    .init(#""dist": "gamma""#, #""dist": ‸"gama""#, "unknown-name", "gamma"),
    .init(#""mean": "9m", "cv": 0.5"#, #""mean": "9m", "cv": ‸"half""#, "type", "a number"),
    .init(
      #""dist": "gamma", "mean": "9m", "cv": 0.5"#, #""dist": ‸"gamma", "mean": "0s", "cv": 0.5"#, "distribution",
      "above 0"),
    .init(#""mean": "9m", "cv": 0.5"#, #""mean": ‸"-9m", "cv": 0.5"#, "range", "negative"),
    .init(
      #""dist": "gamma", "mean": "9m", "cv": 0.5"#, #""dist": ‸"lognormal", "mean": "9m", "p90": "40m""#,
      "distribution", "2.273"),
    .init(
      #""dist": "gamma", "mean": "9m", "cv": 0.5"#, #""dist": ‸"gamma", "mean": "9m""#, "distribution", "mean and cv"),
    .init(
      #""dist": "gamma", "mean": "9m", "cv": 0.5"#, #""dist": ‸"weibull", "shape": 1e-6, "scale": "9m""#, "range",
      "too large"),
    .init(
      #""talk": "talk", "attempt_failed": "2m""#, #""talk": ‸"tolk", "attempt_failed": "2m""#, "unknown-name", "talk"),
    .init(#""talk": "talk", "attempt_failed": "2m""#, #""talk": ‸9, "attempt_failed": "2m""#, "unit", "9h"),
    .init(#""talk": "talk", "attempt_failed": "2m""#, #""talk": ‸"0s", "attempt_failed": "2m""#, "range", "above"),
    // Customers
    .init(#""count": 100000"#, #""count": ‸0"#, "range", "20000000"),
    .init(#""count": 100000"#, #""count": ‸1e30"#, "range", "whole number"),
    .init(#""share": "100%", "margin""#, #""share": "90%", "margin""#, "share-sum", "90%"),
    .init(#""margin": "20/month""#, #""margin": ‸"talk""#, "unit", "durations"),
    .init(#""margin": "20/month""#, #""margin": ‸"20 USD/month""#, "unit", "EUR"),
    .init(#""annual_churn": "20%""#, #""annual_churn": ‸"100%""#, "range", "99%"),
    .init(#""annual_churn": "20%""#, #""annual_churn": ‸"0.01%""#, "churn-too-low", "net_of_failures"),
    .init(
      #""tiers": { "all": { "share": "100%", "margin": "20/month", "annual_churn": "20%" } }"#, #""tiers": {}"#,
      "range", "at least 1"),
    .init(#""tiers": {"#, #""tier_order": ["all", ‸"gold"], "tiers": {"#, "unknown-name", "all"),
    .init(#""tiers": {"#, #""tier_order": ‸[], "tiers": {"#, "tier-order", "missing"),
    .init(
      #""tiers": { "all": { "share": "100%","#,
      #""tiers": { "vip": { "share": "10%", "margin": 5, "annual_churn": "20%" }, "all": { "share": "90%","#,
      "tier-order",
      "tier_order is needed"),
    // Shapes and channels
    .init(#""00-08": 0.1, "08-24": 1"#, #""00-08": 0.1, "09-24": 1"#, "gap", "hour from 08"),
    .init(#""00-08": 0.1, "08-24": 1"#, #""00-08": 0.1, "07-24": 1"#, "overlap", "twice"),
    .init(#""00-08": 0.1, "08-24": 1"#, #""00-24": 0"#, "range", "above 0"),
    .init(#""volume": "200/w""#, #""volume": ‸200"#, "unit", "200/w"),
    .init(#""volume": "200/w""#, #""volume": ‸"-200/w""#, "range", "negative"),
    .init(#""volume": "200/w", "#, "", "missing-key", "exactly one of volume"),
    .init(#""volume": "200/w""#, #""volume": "900000000/s""#, "limit", "200 million"),
    .init(#""volume": "200/w""#, #""volume": "200/w", "daily": ‸{}"#, "volume", "exactly one"),
    .init(#""shape": "office""#, #""shape": ‸"offices""#, "unknown-name", "office"),
    .init(#""promoter": "40%""#, #""promoter": "50%""#, "share-sum", "110%"),
    .init(#""promoter": "40%""#, #""promoter": ‸40"#, "range", "40%"),
    .init(#""email_survey": {"#, #""radio": {"#, "missing-key", "kind"),
    .init(#""volume": "200/w""#, #""trace": { "csv": ‸"missing.csv", "time": "at" }"#, "file", "no such file"),
    .init(#""volume": "200/w""#, #""volume": "200/w", "patience": ‸"0s""#, "range", "times of nothing"),
    .init(#""multiply": 1.5"#, #""multiply": 1.5, "channels": [‸"sms"]"#, "unknown-name", "email_survey"),
    .init(#""starts": "2027-01-20""#, #""starts": ‸"2027-01-20 08:00""#, "unit", "T stands between"),
    // Journey
    .init(#""bill": { "share": "100%""#, #""bill": { "share": ‸"120%""#, "range", "100%"),
    .init(#""bill": { "share": "100%""#, #""bill": { "share": "70%""#, "share-sum", "70%"),
    .init(#""loss": { "mid": 20 }"#, #""loss": { "mid": ‸-20 }"#, "range", "negative"),
    .init(#""loss": { "mid": 20 }"#, #""loss": { ‸"middle": 20 }"#, "unknown-key", "mid"),
    // Promises
    .init(#""first_response": "8h""#, #""first_response": ‸"1d""#, "unit", "3 open days"),
    .init(#""first_response": "8h", "clock": "desk""#, #""first_response": ‸"3 open days""#, "unit", "only a calendar"),
    .init(#""first_response": "8h", "clock""#, #""clock""#, "missing-key", "first_response, or resolution"),
    .init(#""clock": "desk" } } },"#, #""clock": "desk", "alert_at": ‸"175%" } } },"#, "range", "100%"),
    .init(#""clock": "desk" } } },"#, #""clock": "desk", "on_alert": ‸{} } } },"#, "missing-key", "alert_at says when"),
    .init(
      #""clock": "desk" } } },"#, #""clock": "desk", "on_breach": { "add_team": ‸"leads" } } } },"#, "unknown-name",
      "declared are \"front\""),
    .init(#""clock": "desk" } } },"#, #""clock": "desk", "stops_on": ‸"call" } } },"#, "unknown-name", "attempt"),
    // Triage
    .init(#""order": ["all"]"#, #""order": [‸"al"]"#, "unknown-name", "all"),
    .init(#""order": ["all"]"#, #""order": ["all", ‸"all"]"#, "duplicate-key", "twice"),
    .init(#""order": ["all"]"#, #""when": ‸"batch", "order": ["all"]"#, "unknown-name", "real-time"),
    .init(#""order": ["all"]"#, #""when": { "batch": ‸"nightly" }, "order": ["all"]"#, "unit", "daily 08:00"),
    .init(#""order": ["all"]"#, #""when": { "batch": ‸"mon-fri 25:00" }, "order": ["all"]"#, "range", "24:00"),
    .init(#""order": ["all"]"#, #"‸"when": {}, "order": ["all"]"#, "missing-key", "either batch"),
    .init(#""order": ["all"]"#, #""misrouting": ‸"5%", "order": ["all"]"#, "misrouting", "only one"),
    .init(#""score": "detractor""#, #""score": ‸"detractors""#, "unknown-name", "detractor"),
    .init(#""score": "detractor""#, #""clv": 3, "score": "detractor""#, "unknown-key", "not a field"),
    .init(#""score": "detractor""#, #""repeat": ‸"often", "score": "detractor""#, "type", "true or false"),
    .init(#""score": "detractor""#, #""repeat": { "failures": ‸9 }, "score": "detractor""#, "range", "from 1 to 8"),
    .init(
      #""score": "detractor""#, #""clv_at_risk": { "at_least": 9, "below": ‸5 }, "score": "detractor""#, "range",
      "greater than at_least"),
    .init(#""treat": "personal""#, #""treat": ‸"personl""#, "unknown-name", "personal"),
    .init(#""queue": "front", "work""#, #""queue": ‸"frnt", "work""#, "unreachable-queue", "front"),
    .init(#""work": "phone", "sla""#, #""work": ‸"fone", "sla""#, "unknown-name", "phone"),
    .init(#""work": "phone", "sla""#, #""work": "phone", "solves": ‸"30%", "sla""#, "treatment", "automated"),
    .init(#""sla": "gold" } } },"#, #""sla": ‸"golden" } } },"#, "unknown-name", "gold"),
    .init(#""order": ["all"]"#, #""priority": { "policy": ‸"fifoo" }, "order": ["all"]"#, "unknown-name", "fifo"),
    // Contact, teams, resolution
    .init(#""attempts": 3"#, #""attempts": ‸0"#, "range", "from 1 to 100"),
    .init(#""attempts": 3"#, #""attempts": 3, "reach": ‸"sometimes""#, "unknown-name", "always"),
    .init(#""attempts": 3"#, #""attempts": 3, "reach": { "mean": ‸"100%" }"#, "range", "99%"),
    .init(#""hourly_cost": 30"#, #""hourly_cost": ‸"30/d""#, "unit", "per hour"),
    .init(#""people": 3"#, #""people": ‸-3"#, "range", "10000"),
    .init(#""people": 3"#, #""people": ‸2.5"#, "range", "whole number"),
    .init(#""people": 3"#, #""people": 0"#, "unreachable-queue", "people on shift"),
    .init(#""handles": ["front"]"#, #""handles": ["front"], "prefers": [‸"back"]"#, "unknown-name", "front"),
    .init(#""handles": ["front"]"#, #""handles": ["front"], ‸"shrinkagee": "8%""#, "unknown-key", "shrinkage"),
    .init(
      #""handles": ["front"]"#, #""handles": ["front"], "shrinkage": ‸{ "a": "60%", "b": "60%" }"#, "share-sum", "95%"),
    .init(
      #""handles": ["front"]"#, #""handles": ["front"], "shift_end": ‸"go-home""#, "unknown-name", "finish-current"),
    .init(#""handles": ["front"]"#, #""handles": ["front"], "speed": ‸0"#, "range", "0.1"),
    .init(#""handles": ["front"]"#, #""handles": ["front"], "speed": { "cv": ‸3 }"#, "range", "from 0 to 1"),
    .init(
      #""handles": ["front"]"#, #""handles": ["front"], "speed": { "dist": "uniform", "cv": ‸0.9 }"#, "impossible-law",
      "0.577"),
    .init(
      #""handles": ["front"]"#, #""handles": ["front"], "ramp_up": { "speed": ‸{ "4w": 1, "0w": 0.5 } }"#, "order",
      "ascending"),
    .init(#""handles": ["front"]"#, #""handles": ["front"], "attrition": { "rate": ‸"30%" }"#, "unit", "8%/year"),
    .init(#""handles": ["front"]"#, #""handles": ["front"], "attrition": { "rate": ‸"60%/d" }"#, "range", "5%"),
    .init(
      #""handles": ["front"]"#,
      #""handles": ["front"], "shrinkage": { "coach": "5%" }, "coaching": { "activity": ‸"coaching" }"#,
      "unknown-name", "coach"),
    .init(#""handles": ["front"]"#, #""handles": ["front"], "overload": { "ceiling": ‸"100%" }"#, "range", "99%"),
    .init(
      #""handles": ["front"]"#, #""handles": ["front"], "blended": { "inbound": "40%", "spell": ‸"1s" }"#, "range",
      "30s"),
    .init(#""handles": ["front"]"#, #""handles": ["front"], "topics": [‸"bil"]"#, "unknown-name", "bill"),
    .init(#""handles": ["front"]"#, #""handles": ["front"], "languages": [‸"de"]"#, "unknown-name", "none is declared"),
    .init(
      #""handles": ["front"]"#,
      #""handles": ["front"], "breaks": { ‸"tea": { "lasts": "9m", "at": "10:00", "between": "09:00-10:00", "paid": true } }"#,
      "missing-key", "one of them"),
    .init(
      #""handles": ["front"]"#,
      #""handles": ["front"], "breaks": { "tea": { "lasts": ‸"2h", "between": "09:00-10:00", "paid": true } }"#,
      "range", "does not fit"),
    .init(
      #""handles": ["front"]"#, #""handles": ["front"], "breaks": { ‸"tea": { "lasts": "9m", "at": "10:00" } }"#,
      "missing-key", "paid"),
    .init(
      #""handles": ["front"]"#, #""handles": ["front"], "habits": { "slowing": { "within": "1h", "factor": ‸0.5 } }"#,
      "range", "from 1 to 10"),
    .init(
      #""count": 100000"#, #""count": 100000, "languages": ‸{ "de": "60%", "fr": "30%" }"#, "share-sum", "100%"),
    .init(
      #""handles": ["front"]"#,
      #""handles": ["front"], "absence": { "rate": ‸"80%", "spell": { "dist": "geometric", "mean": "1d" } }"#,
      "range", "50%"),
    .init(#""solved_at_contact": "70%""#, #""solved_at_contact": ‸"170%""#, "range", "100%"),
    .init(
      #""solved_at_contact": "70%""#, #""escalation": { "queue": ‸"second", "service": "9m" }"#, "unreachable-queue",
      "second"),
    // Outcome and gates
    .init(#""outcome": {}"#, #""outcome": { "voice": { "low": ‸0 } }"#, "range", "0.1%"),
    .init(#""outcome": {}"#, #""outcome": { "preset": ‸"careful" }"#, "unknown-name", "conservative"),
    .init(#""outcome": {}"#, #""outcome": { ‸"word_of_mouth": {} }"#, "not-yet", "win or lose"),
    .init(
      #""outcome": {}"#, #""outcome": { ‸"csat": { "answer_1": "50%" } }"#, "share-sum", "not to 100%"),
    .init(#""outcome": {}"#, #""outcome": { "recovery": { "decay": ‸"halflife" } }"#, "unknown-name", "half-life"),
    .init(#""outcome": {}"#, #""outcome": { "hazard": { "shape": "weibull" } }"#, "missing-key", "k"),
    .init(
      #""outcome": {}"#, #""outcome": { "hazard": { "shape": "piecewise", "by_tenure": ‸{ "90d": 1 } } }"#, "range",
      "0d"),
    .init(
      #""outcome": {}"#, #""outcome": { "score_histogram": ‸[50, 50] }"#, "range", "11"),
    .init(
      #""annual_churn": "20%" } } }"#,
      #""annual_churn": "20%" } }, "contract": { "renews": "26w", "notice": ‸"27w" } }"#, "range", "26w"),
    .init(#""outcome": {}"#, #""outcome": { "thresholds": { "promoter": ‸-1 } }"#, "range", "above a detractor"),
    .init(
      "sla.first_response.met[sla=gold] >= 80%", "sla.first_responce.met[sla=gold] >= 80%", "gate-metric",
      "sla.first_response.met"),
    .init("[sla=gold]", "[team=front]", "gate-metric", "tier"),
    .init("[sla=gold]", "[sla=golden]", "gate-metric", "gold"),
    .init("[sla=gold] >= 80%", "[sla=gold] about 80%", "gate", "compares"),
    .init("[sla=gold] >= 80%", "[sla=gold] >= 80", "range", "80%"),
    .init("sla.first_response.met[sla=gold] >= 80%", "backlog.age.p95 <= 5", "unit", "5h"),
  ]

  @Test(arguments: all) func `a mistake is told where it is, with its remedy`(_ wrong: WrongScenario) throws {
    #expect(Given.minimal.contains(wrong.old), "the small scenario has no such text")
    let marked = Given.minimal.replacingFirst(wrong.old, by: wrong.new)
    let parts = marked.split(separator: "‸", omittingEmptySubsequences: false)
    let text = parts.joined()
    let reading = Given.scenario(text)
    let shown = Given.shown(reading)
    #expect(reading.scenario == nil)
    let error = try #require(
      reading.diagnostics.sorted.first { $0.severity == .error && $0.code.rawValue == wrong.code }, "\(shown)")
    #expect(error.remark.contains(wrong.remedy), "\(shown)")
    #expect(reading.diagnostics.fault == (wrong.code == "file" ? .missing : .invalid))
    #expect(error.place.position.line >= 1)
    guard parts.count == 2 else { return }
    let before = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
    #expect(error.place.position.line == before.count, "\(shown)")
    #expect(error.place.position.column == (before.last?.count ?? 0) + 1, "\(shown)")
  }

  static let files: [(name: String, text: String, code: String, remedy: String)] = [
    ("empty", "", "syntax", "empty"),
    ("a list", "[]", "type", "a scenario is an object"),
    ("cut", "{ \"format\": 1", "syntax", "}"),
    ("deep", String(repeating: "[", count: 5_000), "limit", "128"),
    ("itself", #"{ "extends": "desk.json" }"#, "extends", "goes round"),
    ("missing base", #"{ "extends": "base.json" }"#, "file", "no such file"),
    ("variants", #"{ "variants": [] }"#, "type", "a patch for each name"),
  ]

  @Test(arguments: files.indices) func `a file that is no scenario is refused`(_ index: Int) throws {
    let file = Self.files[index]
    let reading = Given.scenario(file.text)
    let shown = Given.shown(reading)
    #expect(reading.scenario == nil)
    let error = try #require(reading.diagnostics.sorted.first { $0.code.rawValue == file.code }, "\(shown)")
    #expect(error.remark.contains(file.remedy), "\(shown)")
  }

  @Test func `bytes that are not UTF-8, unknown variants and wrong settings are refused`() {
    #expect(Given.shown(Given.scenario(bytes: [0x7B, 0xFF, 0x7D])).contains("UTF-8"))
    let variant = Given.scenario(Given.minimal, variants: ["lat"])
    #expect(variant.scenario == nil)
    #expect(Given.shown(variant).contains("did you mean \"late\"?"))
    let setting = Given.scenario(Given.minimal, settings: ["contact.attempts=many"])
    #expect(setting.scenario == nil)
    #expect(Given.shown(setting).contains("--set contact.attempts=many"))
    #expect(Given.scenario(Given.minimal, settings: ["contact.attempts"]).diagnostics.fault == .usage)
  }

  @Test func `two names that draw the same luck are both named`() throws {
    let names = (0..<5_000).map { "team\($0 * 7_919 % 100_003)" }
    var known: [UInt16: String] = [:]
    var pair: (String, String)?
    for name in names {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in "team/\(name)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      if let other = known[UInt16(truncatingIfNeeded: hash)] { pair = (other, name) }
      known[UInt16(truncatingIfNeeded: hash)] = name
    }
    let (first, second) = try #require(pair)
    let team = #"{ "hourly_cost": 30, "shifts": { "day": { "people": 1, "weekly": "always" } }, "handles": ["front"] }"#
    let text = Given.minimal.replacingFirst(
      #""teams": {"#, by: "\"teams\": { \"\(first)\": \(team), \"\(second)\": \(team),")
    let shown = Given.shown(Given.scenario(text))
    #expect(shown.contains("\"\(first)\" and \"\(second)\" would draw the same luck"))
  }
}

extension String {
  /// The text with the first place of another replaced.
  func replacingFirst(_ old: String, by new: String) -> String {
    let (mine, wanted) = (Array(utf8), Array(old.utf8))
    guard !wanted.isEmpty, mine.count >= wanted.count else { return self }
    for index in 0...(mine.count - wanted.count) where Array(mine[index..<(index + wanted.count)]) == wanted {
      return String(decoding: mine[..<index] + Array(new.utf8) + mine[(index + wanted.count)...], as: UTF8.self)
    }
    return self
  }
}
