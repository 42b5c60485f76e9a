/// Methods of simulation.
extension Work {
  static let anderson2007 = Work(
    "anderson-2007", "Anderson 2007",
    "Journal of Chemical Physics 127, 214107", .method, .memory,
    "Internal clocks of unit rate: a draw is used on after its rate has changed.")
  static let sellke1983 = Work(
    "sellke-1983", "Sellke 1983",
    "Journal of Applied Probability 20", .method, .memory,
    "An event comes when a threshold of integrated hazard is met.")
  static let beyersmann2009 = Work(
    "beyersmann-2009", "Beyersmann and others 2009",
    "Statistics in Medicine 28, 956-971", .method, .memory,
    "Competing risks are simulated by their hazards.")
  static let franchini2023 = Work(
    "franchini-2023", "Franchini and others 2023",
    "Frontiers in Pharmacology 14, 1255021", .method, .memory,
    "Competing events in discrete-event simulation.")
  static let dolgert = Work(
    "dolgert", "Dolgert",
    "arXiv 1610.03939", .method, .memory,
    "Four samplers of discrete-event simulation from survival analysis.")
  static let lewisShedler1979 = Work(
    "lewis-shedler-1979", "Lewis and Shedler 1979",
    "Naval Research Logistics Quarterly 26", .method, .memory,
    "Thinning of Poisson processes.")
  static let glassermanYao1992 = Work(
    "glasserman-yao-1992", "Glasserman and Yao 1992",
    "Some guidelines and guarantees for common random numbers, Management Science 38(6)", .method, .memory,
    "When common random numbers lower the variance for sure.")
  static let salmon2011 = Work(
    "salmon-2011", "Salmon, Moraes, Dror and Shaw 2011",
    "Parallel random numbers: as easy as 1, 2, 3, SC11", .method, .memory,
    "The counter-based generator Philox.")
  static let steele2014 = Work(
    "steele-2014", "Steele, Lea and Flood 2014",
    "Fast splittable pseudorandom number generators, OOPSLA", .method, .memory,
    "The mixing function of fingerprints (variant 13 of Stafford).")
  static let vose1991 = Work(
    "vose-1991", "Vose 1991",
    "IEEE Transactions on Software Engineering 17", .method, .memory,
    "Tables that draw from a histogram in constant time.")
  static let malcolm1959 = Work(
    "malcolm-1959", "Malcolm, Roseboom, Clark and Fazar 1959",
    "Operations Research 7", .method, .memory,
    "The beta law of three estimates.")
  static let avramidis2004 = Work(
    "avramidis-2004", "Avramidis, Deslauriers and L'Ecuyer 2004",
    "Modeling daily arrivals to a telephone call center, Management Science 50", .method, .memory,
    "Counts of hours share a random factor of their day.")
  static let fenwick1994 = Work(
    "fenwick-1994", "Fenwick 1994",
    "A new data structure for cumulative frequency tables, Software: Practice and Experience 24", .method, .memory,
    "Sums over places in log n steps.")
  static let white1997 = Work(
    "white-1997", "White 1997; White, Cobb and Spratt 2000",
    "An effective truncation heuristic for bias reduction in simulation output, Simulation 69", .method, .memory,
    "Warm-up by the least standard error of the rest (MSER-5).")
}

/// Theory of queues.
extension Work {
  static let erlang1917 = Work(
    "erlang-1917", "Erlang 1917",
    "Solution of some problems in the theory of probabilities of significance in automatic telephone exchanges",
    .method, .memory,
    "Loss and delay of many servers.")
  static let palm1957 = Work(
    "palm-1957", "Palm 1957",
    "Research on telephone traffic carried by full availability groups", .method, .memory,
    "Servers with impatient customers (Erlang A).")
  static let little1961 = Work(
    "little-1961", "Little 1961",
    "A proof for the queuing formula L = lambda W, Operations Research 9", .method, .memory,
    "Number present, rate and stay.")
  static let jackson1957 = Work(
    "jackson-1957", "Jackson 1957",
    "Networks of waiting lines, Operations Research 5", .method, .memory,
    "Stations of a network behave as if alone.")
  static let halfinWhitt1981 = Work(
    "halfin-whitt-1981", "Halfin and Whitt 1981",
    "Heavy-traffic limits for queues with many exponential servers, Operations Research 29", .method, .memory,
    "Staff is offered load plus its square root times a margin.")
  static let garnett2002 = Work(
    "garnett-2002", "Garnett, Mandelbaum and Reiman 2002",
    "Designing a call center with impatient customers, Manufacturing and Service Operations Management 4", .method,
    .memory,
    "The same with impatience.")
  static let baccelli1981 = Work(
    "baccelli-hebuterne-1981", "Baccelli and Hebuterne 1981",
    "On queues with impatient customers", .method, .memory,
    "Waits where patience is constant.")
  static let franx2001 = Work(
    "franx-2001", "Franx 2001",
    "A simple solution for the M/D/c waiting time distribution, Operations Research Letters 29", .method, .memory,
    "Waits where service is constant.")
  static let jensen1953 = Work(
    "jensen-1953", "Jensen 1953",
    "Markoff chains as an aid in the study of Markoff processes", .method, .memory,
    "Uniformization.")
  static let whitt2002 = Work(
    "whitt-2002", "Whitt 2002",
    "Stochastic-Process Limits", .method, .memory,
    "Fluid models of queues.")
  static let ganskooleMandelbaum2003 = Work(
    "gans-koole-mandelbaum-2003", "Gans, Koole and Mandelbaum 2003",
    "Telephone call centers, Manufacturing and Service Operations Management 5", .method, .memory,
    "What is known of call centres.")
  static let kieferWolfowitz1955 = Work(
    "kiefer-wolfowitz-1955", "Kiefer and Wolfowitz 1955",
    "On the theory of queues with many servers, Transactions of the American Mathematical Society 78", .method, .memory,
    "One server more never makes anybody wait longer who is served in order of arrival.")
}

/// Statistics.
extension Work {
  static let welford1962 = Work(
    "welford-1962", "Welford 1962; Chan, Golub and LeVeque 1983",
    "Technometrics 4; The American Statistician 37", .method, .memory,
    "Means and variances in one pass, and of two parts together.")
  static let johnson1978 = Work(
    "johnson-1978", "Johnson 1978; Hall 1992",
    "Modified t tests and confidence intervals for asymmetrical populations, Journal of the American Statistical "
      + "Association 73; Journal of the Royal Statistical Society B 54", .method, .memory,
    "Intervals of means where the law is skewed.")
  static let garwood1936 = Work(
    "garwood-1936", "Garwood 1936",
    "Fiducial limits for the Poisson distribution, Biometrika 28", .method, .memory,
    "Exact intervals of rare counts.")
  static let wilson1927 = Work(
    "wilson-1927", "Wilson 1927",
    "Probable inference, the law of succession, and statistical inference, Journal of the American Statistical "
      + "Association 22", .method, .memory,
    "Intervals of shares.")
  static let clopperPearson1934 = Work(
    "clopper-pearson-1934", "Clopper and Pearson 1934",
    "The use of confidence or fiducial limits, Biometrika 26", .method, .memory,
    "Exact intervals of shares.")
  static let fieller1954 = Work(
    "fieller-1954", "Fieller 1954",
    "Some problems in interval estimation, Journal of the Royal Statistical Society B 16", .method, .memory,
    "Intervals of ratios.")
  static let woodruff1952 = Work(
    "woodruff-1952", "Woodruff 1952; Francisco and Fuller 1991",
    "Confidence intervals for medians, Journal of the American Statistical Association 47; Annals of Statistics "
      + "19", .method, .memory,
    "Intervals of quantiles of clustered data by inversion.")
  static let holm1979 = Work(
    "holm-1979", "Holm 1979",
    "A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6", .method, .memory,
    "Several tests of one family.")
  static let benjaminiHochberg1995 = Work(
    "benjamini-hochberg-1995", "Benjamini and Hochberg 1995; Benjamini and Yekutieli 2005",
    "Controlling the false discovery rate, Journal of the Royal Statistical Society B 57; Journal of the American "
      + "Statistical Association 100", .method, .memory,
    "Few false ones among many discoveries, and intervals that keep to it.")
  static let dunnett1955 = Work(
    "dunnett-1955", "Dunnett 1955; Tukey 1953",
    "A multiple comparison procedure for comparing several treatments with a control, Journal of the American "
      + "Statistical Association 50", .method, .memory,
    "Joint intervals against a control, and of all pairs.")
  static let hsu1984 = Work(
    "hsu-1984", "Hsu 1984; Nelson and Matejcik 1995",
    "Annals of Statistics 12; Management Science 41", .method, .memory,
    "Comparisons with the best, under common random numbers.")
  static let kimNelson2001 = Work(
    "kim-nelson-2001", "Kim and Nelson 2001",
    "A fully sequential procedure for indifference-zone selection in simulation, ACM Transactions on Modeling and "
      + "Computer Simulation 11", .method, .memory,
    "The best of several, dropping the worse early.")
  static let rinott1978 = Work(
    "rinott-1978", "Rinott 1978; Dudewicz and Dalal 1975",
    "On two-stage selection procedures, Communications in Statistics A 7", .method, .memory,
    "The best of several in two stages.")
  static let chen2000 = Work(
    "chen-2000", "Chen, Lin, Yücesan and Chick 2000",
    "Simulation budget allocation for further enhancing the efficiency of ordinal optimization, Discrete Event "
      + "Dynamic Systems 10", .method, .memory,
    "Where replications help most.")
  static let schuirmann1987 = Work(
    "schuirmann-1987", "Schuirmann 1987; Berger 1982",
    "Journal of Pharmacokinetics and Biopharmaceutics 15; Technometrics 24", .method, .memory,
    "Two one-sided tests show that two are alike; all must hold for all to hold.")
  static let maurer1995 = Work(
    "maurer-1995", "Maurer, Hothorn and Lehmacher 1995",
    "Multiple comparisons in drug clinical trials", .method, .memory,
    "Tests in a fixed sequence share no error.")
  static let lavenbergWelch1981 = Work(
    "lavenberg-welch-1981", "Lavenberg and Welch 1981",
    "A perspective on the use of control variables, Management Science 27", .method, .memory,
    "Variance is lowered by what is known exactly.")
  static let hendersonGlynn2002 = Work(
    "henderson-glynn-2002", "Henderson and Glynn 2002",
    "Approximating martingales for variance reduction in Markov process simulation, Mathematics of Operations "
      + "Research 27", .method, .memory,
    "Controls centred by conditional means.")
  static let atlason2004 = Work(
    "atlason-2004", "Atlason, Epelman and Henderson 2004 and 2008; Cezik and L'Ecuyer 2008",
    "Annals of Operations Research 127; Management Science 54", .method, .memory,
    "Staffing by cutting planes on simulated service.")
  static let kaplanMeier1958 = Work(
    "kaplan-meier-1958", "Kaplan and Meier 1958; Nelson 1972; Aalen 1978; Greenwood 1926",
    "Journal of the American Statistical Association 53", .method, .memory,
    "Survival under censoring, and its error.")
  static let jainChlamtac1985 = Work(
    "jain-chlamtac-1985", "Jain and Chlamtac 1985",
    "The P2 algorithm, Communications of the ACM 28", .method, .memory,
    "A running quantile.")
  static let andersonDarling1952 = Work(
    "anderson-darling-1952", "Anderson and Darling 1952",
    "Annals of Mathematical Statistics 23", .method, .memory,
    "Goodness of fit with weight on the tails.")
  static let massart1990 = Work(
    "massart-1990", "Massart 1990; Dvoretzky, Kiefer and Wolfowitz 1956",
    "Annals of Probability 18", .method, .memory,
    "A bound on the distance of an empirical law.")
  static let marsaglia2003 = Work(
    "marsaglia-2003", "Marsaglia, Tsang and Wang 2003",
    "Evaluating Kolmogorov's distribution, Journal of Statistical Software 8(18)", .method, .memory,
    "The law of that distance, exact.")
  static let wichura1988 = Work(
    "wichura-1988", "Wichura 1988",
    "Algorithm AS 241, Applied Statistics 37", .method, .memory,
    "Quantiles of the normal law.")
  static let cody1969 = Work(
    "cody-1969", "Cody 1969",
    "Rational Chebyshev approximations for the error function, Mathematics of Computation 23", .method, .memory,
    "Probabilities of the normal law.")
  static let loader2000 = Work(
    "loader-2000", "Loader 2000",
    "Fast and accurate computation of binomial probabilities", .method, .memory,
    "Binomial and Poisson probabilities without loss of digits.")
}
