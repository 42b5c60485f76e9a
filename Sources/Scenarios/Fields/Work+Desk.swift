/// Staff.
extension Work {
  static let shrinkage = Work(
    "shrinkage", "call centres on shrinkage",
    "goto.de, crazyegg.com, mytotalretail.com", .vendor, .part,
    "30 to 35 % of paid time is not spent on contacts.")
  static let occupancy = Work(
    "occupancy", "ICMI and MetricNet",
    "as told by an article", .vendor, .secondary,
    "75 to 85 % of occupancy is held to be right; above it people leave sooner.")
  static let salaryStudy2017 = Work(
    "salary-study-2017", "Gehaltsstudie 2017",
    "TGMC, 75 contact centres in Germany; ECCCO 2011", .survey, .secondary,
    "8 % are ill, 15 % leave in a year and 13 % within three months; an hour costs EUR 11.60.")
  static let conradt = Work(
    "conradt", "Conradt",
    "interview with injixo.com", .vendor, .part,
    "A leaver costs EUR 10,000 to 12,000.")
  static let deGrip2016 = Work(
    "de-grip-2016", "De Grip, Sauermann and Sieben 2016",
    "Journal of Economic Behavior and Organization 126", .observed, .part,
    "Performance rises by 64 % over the first year; experienced peers shorten it.")
  static let deGripSauermann2012 = Work(
    "de-grip-sauermann-2012", "De Grip and Sauermann 2012",
    "Economic Journal 122", .experiment, .part,
    "A course of a week raised performance by 10 %; it spreads to peers and fades over weeks.")
  static let gans2010 = Work(
    "gans-2010", "Gans and others 2010",
    "Institute of Mathematical Statistics Collections 6", .observed, .part,
    "People differ in speed, in the short and the long run, and it matters.")
}

/// Value of customers.
extension Work {
  static let mccarthyWiner = Work(
    "mccarthy-winer", "McCarthy and Winer",
    "SSRN 3264425; Kim, Singh and Winer 2017", .observed, .part,
    "The best fifth of customers brings .59 of sales under subscription, .66 to .73 elsewhere.")
  static let zeithaml2001 = Work(
    "zeithaml-2001", "Zeithaml, Rust and Lemon 2001",
    "The customer pyramid, California Management Review 43(4)", .convention, .part,
    "Tiers by profitability, from platinum to lead; the last may cost money.")
}

/// Root causes.
extension Work {
  static let goodman = Work(
    "goodman", "Goodman",
    "customercontactweekdigital.com", .vendor, .part,
    "40 to 60 % of dissatisfaction come from products and processes, a fifth from customers, the rest from "
      + "people.")
  static let pareto = Work(
    "pareto", "Lindsay Sherwin",
    "lindsay-sherwin.co.uk, a worked example", .vendor, .part,
    "A fifth of causes make 54 % of cases.")
  static let sixSigma = Work(
    "six-sigma", "practitioners of Six Sigma",
    "onesixsigma.com, isixsigma.com", .vendor, .part,
    "A project takes four to six months.")
  static let vanOest2014 = Work(
    "van-oest-2014", "van Oest 2014",
    "BI Norwegian Business School", .observed, .part,
    "Better to prevent than to recover.")
  static let markey2009 = Work(
    "markey-2009", "Markey, Reichheld and Dullweber 2009",
    "Closing the customer feedback loop, Harvard Business Review", .convention, .part,
    "Cases: a delay at an insurer fixed, renewals up. No sizes.")
}
