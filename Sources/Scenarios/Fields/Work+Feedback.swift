/// Feedback, channels and scores.
extension Work {
  static let eastman2015 = Work(
    "eastman-2015", "Eastman 2015",
    "Improving Response Rates for Email Based Surveys, Satmetrix", .vendor, .part,
    "Mail surveys are answered by 32 % (relationship) and 23 % (transaction) of firms, by 13 % and 16 % of "
      + "consumers, among its own clients.")
  static let soundBite = Work(
    "soundbite-sms", "SoundBite",
    "Dialing Your Detractors, business2community.com", .vendor, .part,
    "21 % answer a survey by SMS, 97 % of them within 24 hours, at one carrier in the United States.")
  static let fizzback2012 = Work(
    "nice-fizzback-2012", "NICE 2012",
    "blog of Fizzback", .vendor, .part,
    "Surveys by SMS are answered about three times as often as by mail.")
  static let onePoint2017 = Work(
    "onepoint-2017", "OnePoint 2017",
    "blog of OnePoint Global", .vendor, .part,
    "Surveys by SMS are answered about twice as often as by voice menu, 80 % of them within two hours.")
  static let oversai = Work(
    "oversai", "Oversai",
    "glossary of oversai.com", .vendor, .part,
    "Response by place of asking: in an app 20 to 40 %, after a contact 25 to 50 %, web pop-up 5 to 15 %, mail 10 "
      + "to 30 %, SMS 15 to 35 %.")
  static let answerTimes = Work(
    "answer-times", "a practitioner on answer times",
    "masterilo.ru, copy of unclear origin", .vendor, .secondary,
    "With reminders 12 % of all answers to a mailed survey come in the first hour, about 30 % on the first day "
      + "and 60 % in the first week.")
  static let customerStrategy = Work(
    "customerstrategy-net", "Bain, by customerstrategy.net",
    "on response rates and scores", .vendor, .secondary,
    "Surveys with few answers overstate the score: who answers is no sample of all.")
  static let rage2023 = Work(
    "customer-rage-2023", "Customer Rage Study 2023",
    "Customer Care Measurement and Consulting with W. P. Carey School, press release of 7 March 2023", .survey, .part,
    "74 % of households in the United States had a problem within twelve months (66 % in 2020, 56 % in 2017, 32 % "
      + "in 1976); 50 % of complaints are digital.")
  static let rage2020 = Work(
    "customer-rage-2020", "Customer Rage Study 2020",
    "W. P. Carey School", .survey, .part,
    "Of complaints in social media 55 % expect an answer and 49 % never get one; dissatisfied complainants are 22 "
      + "points less loyal than those who kept silent; 18 to 23 % of complainants are satisfied over four decades.")
  static let rage2015 = Work(
    "customer-rage-2015", "Customer Rage Study 2015",
    "Customer Care Measurement and Consulting", .survey, .part,
    "79 % complained of their gravest problem; 37 % are satisfied after money alone, 73 % with an apology beside "
      + "it; 4.2 contacts on average, and whoever needs one is 1.5 times as likely to be satisfied.")
  static let knoxVanOest2014 = Work(
    "knox-van-oest-2014", "Knox and van Oest 2014",
    "Customer complaints and recovery effectiveness, Journal of Marketing 78(5), 42-57", .observed, .part,
    "Of 20,000 customers over 2.5 years: a complaint makes leaving much more likely, recovery counters it and in "
      + "almost all cases not entirely; who stays is soon as before; prior complaints aggravate and fade; 28 days on "
      + "average from purchase to complaint.")
  static let baerEdison2016 = Work(
    "baer-edison-2016", "Baer and Edison 2016",
    "Hatrix, study of some 2,000 complainants", .survey, .part,
    "Share that expects an answer and gets one: phone 91 and 84 %, mail 89 and 78 %, social media 42 and 40 %.")
  static let maSunKekre2015 = Work(
    "ma-sun-kekre-2015", "Ma, Sun and Kekre 2015",
    "Marketing Science", .observed, .part,
    "Whoever was helped is better disposed and more likely to complain again (714 customers, structural model).")
  static let brown2005 = Work(
    "brown-2005", "Brown and others 2005",
    "Statistical analysis of a telephone call center, Journal of the American Statistical Association 100", .observed,
    .part,
    "Arrivals are a Poisson process with a random rate of the day; service times are lognormal; impatience has a "
      + "hazard.")
  static let genroe = Work(
    "genroe", "Genroe",
    "genroe.com on asking for contact", .vendor, .part,
    "A box \"please contact me\" is common practice.")
  static let germanCourts = Work(
    "german-courts", "German courts",
    "BGH 10 July 2018; KG Berlin 15 September 2021, 5 U 35/20; OLG Köln 6 U 191/11", .law, .secondary,
    "A poll of satisfaction counts as advertising; a call to a consumer without consent is unlawful. No legal "
      + "advice.")
  static let xmInstitute2024 = Work(
    "xm-institute-2024", "XM Institute 2024",
    "Economics of NPS, 2023 and 2024", .survey, .secondary,
    "Net promoter score of consumers in the United States by industry: retail 29, TV and internet 9, consumer "
      + "payments -6.")
  static let rocks2016 = Work(
    "rocks-2016", "Rocks 2016",
    "Interval estimation for the net promoter score, arXiv 1601.07235", .method, .part,
    "Adjusted Wald and score intervals.")
  static let zendesk2013 = Work(
    "zendesk-2013", "Zendesk 2013",
    "Zendesk Benchmark", .vendor, .part,
    "82 to 86 % of answers call service good.")
  static let dixon2013 = Work(
    "dixon-2013", "Dixon, Toman and DeLisi 2013",
    "The Effortless Experience", .survey, .secondary,
    "Effort makes disloyal: repeated contacts, transfers, telling it again, changes of channel.")
  static let dawes2019 = Work(
    "dawes-2019", "Dawes, Stocchi and Dall'Olmo Riley 2019",
    "Over-time variation in individuals' customer satisfaction scores, eprints.kingston.ac.uk 43323; data: "
      + "sage.figshare 4880418", .observed, .part,
    "Asked again after six weeks without a purchase, 44 % of the dissatisfied were still dissatisfied, 57 % of "
      + "the middle and 82 % of the satisfied stayed.")
  static let deHaan2015 = Work(
    "de-haan-2015", "de Haan, Verhoef and Wiesel 2015",
    "The predictive ability of different customer feedback metrics for retention, International Journal of "
      + "Research in Marketing", .observed, .part,
    "The net promoter score predicts retention about as well as satisfaction does; which is best differs by "
      + "industry.")
  static let dholakiaMorwitz2002 = Work(
    "dholakia-morwitz-2002", "Dholakia and Morwitz 2002",
    "The scope and persistence of mere-measurement effects, Journal of Consumer Research 29", .experiment, .part,
    "Customers who were phoned for a survey were less than half as likely to leave within a year.")
}

/// Time and reaching the customer.
extension Work {
  static let pegamento = Work(
    "pegamento", "Pegamento",
    "pegamento.nl", .vendor, .part,
    "Promises in use: detractors 24 to 48 hours, passives 3 to 5 working days, promoters a week.")
  static let customerGauge2013 = Work(
    "customergauge-2013", "CustomerGauge 2013",
    "on closing the loop", .vendor, .part,
    "Leading users promise 24 or 48 hours, the average workflow took nine days; clients that follow up report a "
      + "net promoter score of 34 against 23.")
  static let eptica = Work(
    "eptica", "Eptica",
    "hyken.com", .survey, .secondary,
    "77 % will not wait more than six hours for a mail; 85 % want an answer on Facebook within six hours.")
  static let arise2017 = Work(
    "arise-2017", "Arise 2017",
    "study of more than 1,500 consumers", .survey, .part,
    "In social media 50 % want an answer within an hour, 79 % within a day.")
  static let huang2018 = Work(
    "huang-2018", "Huang and others 2018",
    "Harvard Business Review, with a vendor", .vendor, .part,
    "Customers of airlines and telephony would pay more after quick public replies: within minutes, and little "
      + "after an hour.")
  static let replicen = Work(
    "replicen", "Replicen",
    "replicen.com", .vendor, .part,
    "Satisfaction by response time: high below three minutes, flat up to two hours, lower to eight.")
  static let hogreve2017 = Work(
    "hogreve-2017", "Hogreve, Bilstein and Mandl 2017",
    "Unveiling the recovery time zone of tolerance, Journal of the Academy of Marketing Science 45(6), 866-883",
    .experiment, .part,
    "Within a zone of tolerance a delay costs nothing, then expectations rise; customers without a relation have "
      + "no zone; a status update helps, too many hurt.")
  static let davidow2003 = Work(
    "davidow-2003", "Davidow 2000 and 2003",
    "Journal of Hospitality and Tourism Research; Journal of Service Research", .observed, .part,
    "Of six dimensions of a response attentiveness matters most for word of mouth and repurchase.")
  static let roschkGelbrich2014 = Work(
    "roschk-gelbrich-2014", "Roschk and Gelbrich 2014",
    "Identifying appropriate compensation types for service failures, Journal of Service Research 17", .metaAnalysis,
    .part,
    "A remedy works best where it repays in kind, and at once rather than later.")
  static let dialling = Work(
    "call-rates", "call centres on contact rates",
    "verirouteintel.com, leadbuyerplaybook", .vendor, .part,
    "10 to 25 % of cold calls reach somebody, 30 % where done well.")
  static let pew2020 = Work(
    "pew-2020", "Pew Research Center 2020",
    "poll of 10,211 adults in the United States", .survey, .part,
    "19 % generally answer calls from unknown numbers.")
  static let oldroyd = Work(
    "oldroyd", "Oldroyd and InsideSales",
    "lead-response study", .vendor, .secondary,
    "More attempts reach more, up to 70 %; chances fall steeply within the first hour. Of sales leads, not of "
      + "customers.")
  static let serviceClocks = Work(
    "service-clocks", "handbooks of service desks",
    "Zendesk, Plain, RT and Microsoft", .convention, .part,
    "Promises count on business hours with holidays and pause while the customer is waited for; both clocks are "
      + "kept.")
  static let fca = Work(
    "fca", "Financial Conduct Authority",
    "complaints of firms in the United Kingdom", .observed, .part,
    "58 to 61 % of complaints were upheld; eight weeks to answer, three days for the quick class.")
}
