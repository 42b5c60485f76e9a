/// Every work that this program rests on, once: defaults, help and the documentation take from here.
public enum Bibliography {
  /// Works on one subject.
  public struct Subject: Sendable {
    /// What they are about.
    public let title: String
    /// The works.
    public let works: [Work]
  }

  /// All works, by subject.
  public static let subjects = [
    Subject(
      title: "Feedback, channels and scores",
      works: [
        .eastman2015, .soundBite, .fizzback2012, .onePoint2017, .oversai, .answerTimes, .customerStrategy,
        .rage2023, .rage2020, .rage2015, .knoxVanOest2014, .baerEdison2016, .maSunKekre2015, .brown2005,
        .genroe, .germanCourts, .xmInstitute2024, .rocks2016, .zendesk2013, .dixon2013, .dawes2019,
        .deHaan2015, .dholakiaMorwitz2002,
      ]),
    Subject(
      title: "Time and reaching the customer",
      works: [
        .pegamento, .customerGauge2013, .eptica, .arise2017, .huang2018, .replicen, .hogreve2017,
        .davidow2003, .roschkGelbrich2014, .dialling, .pew2020, .oldroyd, .serviceClocks, .fca,
      ]),
    Subject(
      title: "Recovery",
      works: [
        .lariviere2005, .orsingher2010, .gelbrichRoschk2011, .mixMatch2020, .smith1999, .haesevoets2017,
        .halperin2022, .taxBrown1998, .temkin2012, .simonsKraus2005, .tarp, .soaresProenca2015,
        .morgeson2020, .maxhamNetemeyer2002, .deMatos2007, .ascarza2016, .ascarza2018, .firstContact,
        .proserpio, .halving, .rescueRates, .huisman2013,
      ]),
    Subject(
      title: "Churn and referrals",
      works: [
        .lemmensGupta, .mobileChurn2015, .faderHardie2014, .bolton1998, .braunSchweidel2011, .keaveney1995,
        .temkin2017, .east2008, .schmitt2011, .kumar2007,
      ]),
    Subject(
      title: "Staff",
      works: [
        .shrinkage, .occupancy, .salaryStudy2017, .conradt, .deGrip2016, .deGripSauermann2012, .gans2010,
      ]),
    Subject(
      title: "Value of customers",
      works: [
        .mccarthyWiner, .zeithaml2001,
      ]),
    Subject(
      title: "Root causes",
      works: [
        .goodman, .pareto, .sixSigma, .vanOest2014, .markey2009,
      ]),
    Subject(
      title: "Methods of simulation",
      works: [
        .anderson2007, .sellke1983, .beyersmann2009, .franchini2023, .dolgert, .lewisShedler1979,
        .glassermanYao1992, .salmon2011, .steele2014, .vose1991, .malcolm1959, .avramidis2004,
        .fenwick1994, .white1997,
      ]),
    Subject(
      title: "Theory of queues",
      works: [
        .erlang1917, .palm1957, .little1961, .jackson1957, .halfinWhitt1981, .garnett2002, .baccelli1981,
        .franx2001, .jensen1953, .whitt2002, .ganskooleMandelbaum2003, .kieferWolfowitz1955,
      ]),
    Subject(
      title: "Statistics",
      works: [
        .welford1962, .johnson1978, .garwood1936, .wilson1927, .clopperPearson1934, .fieller1954,
        .woodruff1952, .holm1979, .benjaminiHochberg1995, .dunnett1955, .hsu1984, .kimNelson2001,
        .rinott1978, .chen2000, .schuirmann1987, .maurer1995, .lavenbergWelch1981, .hendersonGlynn2002,
        .atlason2004, .kaplanMeier1958, .jainChlamtac1985, .andersonDarling1952, .massart1990,
        .marsaglia2003, .wichura1988, .cody1969, .loader2000,
      ]),
  ]

  /// The entries as an article of the documentation, in Markdown.
  public static var article: String {
    let parts = subjects.map { subject in
      let entries = subject.works.map { work in
        "- **\(work.name)**\(work.entry.dropFirst(work.name.count))\n"
      }
      return "## \(subject.title)\n\n" + entries.joined()
    }
    return parts.joined(separator: "\n")
  }
}
