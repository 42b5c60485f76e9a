/// Recovery.
extension Work {
  static let lariviere2005 = Work(
    "lariviere-van-den-poel-2005", "Larivière and Van den Poel 2005",
    "Expert Systems with Applications 29(3)", .observed, .part,
    "What follows a complaint changes over time: hazards are not proportional (2,326 customers).")
  static let orsingher2010 = Work(
    "orsingher-2010", "Orsingher, Valentini and de Angelis 2010",
    "A meta-analysis of satisfaction with complaint handling in services, Journal of the Academy of Marketing "
      + "Science 38", .metaAnalysis, .part,
    "Satisfaction with handling: what one gets counts before how one is treated, both before procedure (60 "
      + "studies).")
  static let gelbrichRoschk2011 = Work(
    "gelbrich-roschk-2011", "Gelbrich and Roschk 2011",
    "meta-analysis of organisational complaint handling", .metaAnalysis, .part,
    "For lasting satisfaction treatment counts slightly more than what one gets.")
  static let mixMatch2020 = Work(
    "mix-and-match-2020", "Mix and Match 2020",
    "Journal of Service Research, 10.1177/1094670519898521", .experiment, .part,
    "Where a remedy cannot repay in kind, store credit does best.")
  static let smith1999 = Work(
    "smith-bolton-wagner-1999", "Smith, Bolton and Wagner 1999",
    "Journal of Marketing Research 36, 356-372", .experiment, .part,
    "A remedy should match the failure in kind.")
  static let haesevoets2017 = Work(
    "haesevoets-2017", "Haesevoets and others 2017",
    "Judgment and Decision Making 12(2)", .experiment, .part,
    "The gain of a remedy rises to about 150 % of the loss and then falls.")
  static let halperin2022 = Work(
    "halperin-2022", "Halperin, Ho, List and Muir 2022",
    "Toward an understanding of the economics of apologies, Economic Journal 132, 273-298", .experiment, .part,
    "Of 1.5 million riders: the best apology includes a coupon; bare and repeated apologies can be worse than "
      + "none.")
  static let taxBrown1998 = Work(
    "tax-brown-1998", "Tax and Brown 1998",
    "Recovering and learning from service failure, Sloan Management Review", .convention, .part,
    "Empower those who answer; no size of the effect was found.")
  static let temkin2012 = Work(
    "temkin-2012", "Temkin Group 2012 and 2014",
    "studies of 5,000 to 10,000 consumers", .survey, .part,
    "After a very poor response 62 % say they spend less, after a very good one 21 %; in some industries a third "
      + "stop entirely.")
  static let simonsKraus2005 = Work(
    "simons-kraus-2005", "Simons and Kraus 2005",
    "as cited in Mix and Match", .survey, .secondary,
    "Nine of ten return after a proper resolution, 22 % after an improper one.")
  static let tarp = Work(
    "tarp", "TARP",
    "as cited by many", .survey, .secondary,
    "54 to 70 % stay if their complaint is solved, 95 % if quickly. No default rests on it.")
  static let soaresProenca2015 = Work(
    "soares-proenca-2015", "Soares and Proença 2015",
    "40,813 customers", .observed, .part,
    "Severity of a failure lowers repurchase strongly, less so in old relations.")
  static let morgeson2020 = Work(
    "morgeson-2020", "Morgeson and others 2020",
    "Turning complaining customers into loyal customers, Journal of Marketing 84", .observed, .part,
    "How much recovery gains differs by industry and customer (35,597 complainants, 41 industries).")
  static let maxhamNetemeyer2002 = Work(
    "maxham-netemeyer-2002", "Maxham and Netemeyer 2002",
    "A longitudinal study of complaining customers' evaluations, Journal of Marketing 66(4), 57-71", .observed, .part,
    "After a second failure recovery is weaker and the paradox is gone; blame rises after a bad recovery.")
  static let deMatos2007 = Work(
    "de-matos-2007", "de Matos, Henrique and Rossi 2007",
    "Service recovery paradox: a meta-analysis, Journal of Service Research 10(1)", .metaAnalysis, .part,
    "Recovery may raise satisfaction above that of no failure, and does not raise repurchase or word of mouth.")
  static let ascarza2016 = Work(
    "ascarza-2016", "Ascarza, Iyengar and Schleicher 2016",
    "The perils of proactive churn prevention, Journal of Marketing Research 53", .experiment, .part,
    "Among 65,000 customers outreach raised churn within three months from 6 to 10 %.")
  static let ascarza2018 = Work(
    "ascarza-2018", "Ascarza 2018",
    "Retention futility, Journal of Marketing Research 55", .experiment, .part,
    "In two field experiments those most likely to leave were not those whom it pays to treat.")
  static let firstContact = Work(
    "first-contact", "call centres on first contact",
    "qlmbusinesssolutions.com, chatableapps.com", .vendor, .part,
    "70 to 75 % are solved at first contact; about 10 % are escalated; a call takes five to six minutes.")
  static let proserpio = Work(
    "proserpio-zervas", "Proserpio and Zervas",
    "as told by outlookbusiness.com", .observed, .secondary,
    "Hotels that begin to answer reviews gain .12 stars.")
  static let halving = Work(
    "halving-a-day", "\"each 24 hours halves the chance\"",
    "a vendor's blog that names Bain; the origin was not found", .vendor, .secondary,
    "The chance to win a customer back halves with each day.")
  static let rescueRates = Work(
    "rescue-rates", "vendors on rescue rates",
    "surveygauge.com, peoplemetrics.com", .vendor, .part,
    "Follow-up converts 20 to 40 % of detractors: what scores do by themselves. No default rests on it.")
  static let huisman2013 = Work(
    "huisman-2013", "Huisman 2013",
    "Using Closed-loop Feedback to improve NPS, thesis, Groningen", .observed, .memory,
    "On closed-loop calls directly; only its title could be read.")
}

/// Churn and referrals.
extension Work {
  static let lemmensGupta = Work(
    "lemmens-gupta", "Lemmens and Gupta",
    "on managing churn", .observed, .part,
    "About 20 % a year leave a firm of the kind of a carrier.")
  static let mobileChurn2015 = Work(
    "mobile-churn-2015", "Harvard Business Review 2015",
    "hbr.org, October 2015", .observed, .secondary,
    "21 to 38 % of the customers of European mobile carriers leave in a year.")
  static let faderHardie2014 = Work(
    "fader-hardie-2014", "Fader and Hardie 2014",
    "fitting the shifted beta-geometric model; brucehardie.com, note 16", .observed, .part,
    "Retention rises with tenure because customers differ: of 1,000 there stay 631, 468, 382, 326.")
  static let bolton1998 = Work(
    "bolton-1998", "Bolton 1998",
    "A dynamic model of the duration of the customer's relationship, Marketing Science 17(1)", .observed, .part,
    "Satisfaction shifts the hazard to leave proportionally; earlier experience counts more.")
  static let braunSchweidel2011 = Work(
    "braun-schweidel-2011", "Braun and Schweidel 2011",
    "Modeling customer lifetimes with multiple causes of churn, Marketing Science 30(5), 881-902", .observed, .part,
    "Causes that nobody controls compete with those that one can change, and damp what retention returns.")
  static let keaveney1995 = Work(
    "keaveney-1995", "Keaveney 1995",
    "Customer switching behavior in service industries, as cited by others", .survey, .secondary,
    "Failures of the core service and of the encounter are the first two reasons to switch.")
  static let temkin2017 = Work(
    "temkin-2017", "Temkin Group 2017",
    "experiencematters.blog", .survey, .part,
    "Promoters say four times as often as detractors that they will buy again: an intention, and a gradient.")
  static let east2008 = Work(
    "east-2008", "East, Hammond and Lomax 2008",
    "International Journal of Research in Marketing 25", .observed, .part,
    "Positive word of mouth is more frequent than negative and works at least as much.")
  static let schmitt2011 = Work(
    "schmitt-2011", "Schmitt, Skiera and Van den Bulte 2011",
    "Referral programs and customer value, Journal of Marketing 75(1)", .observed, .part,
    "Referred customers of a German bank are worth at least 16 % more.")
  static let kumar2007 = Work(
    "kumar-2007", "Kumar and others 2007",
    "on the value of referrals", .observed, .secondary,
    "Low spenders can be the best referrers.")
}
