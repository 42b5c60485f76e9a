import ClosedLoop

/// A scenario while it is read: what is known so far, and what is to be checked when all of it is.
struct Draft {
  /// The scenario's file.
  let path: String
  let load: (String) -> Result<[UInt8], LoadError>
  let offsets: (String, Units.Date, Int) -> ZoneOffsets?
  /// Whether nothing is applied to the file: only then are unused parts worth a warning.
  let isBase: Bool

  var sources: Sources
  var inputs: [ScenarioInput]
  /// What is found wrong beside what the readers of objects report.
  var diagnostics = Diagnostics()
  /// Names that somebody uses, by what they name.
  var used: [Declared: Set<String>] = [:]

  // What the sections give, in the order in which they are read.
  var id = ""
  var title = ""
  var currency = "EUR"
  var clock = ClockSection()
  var run = RunSection()
  var money = MoneyPlan()
  var calendars = CalendarBook()
  /// Intervals of all calendars and of all shifts so far, before they are merged.
  var intervalCounts = (calendars: 0, shifts: 0)
  /// Whether cases are older than the run: calendars then know the time before it too.
  var hasBacklog = false
  var laws: [String: DeclaredLaw] = [:]
  var lawNames: [String] = []
  var customers = CustomerSection()
  var shapes: [String: ContiguousArray<Double>] = [:]
  var seasons: [String: Season] = [:]
  /// Items of all traces that may be recorded at one instant.
  var itemsAtOnce = 0
  var arrivals = ArrivalSection()
  var channels: [DraftChannel] = []
  var incidents: [DraftIncident] = []
  var steps: [JourneyStep] = []
  var causes: [Cause] = []
  /// Found by the last check, where nothing is wrong.
  var calibration: Calibration?
  var promises: [Promise] = []
  /// Whether the clock of each promise pauses for the customer, where it says so.
  var promisePauses: [Bool?] = []
  /// What each promise asks of teams, which are read later.
  var escalations: [DraftEscalation] = []
  var work: [WorkType] = []
  var queues = QueueBook()
  var triage = TriageSection()
  var contact = ContactPlan(
    attempts: 4, gaps: [], callable: 0, reach: nil, reachByHour: [], messageShare: 1, messageCountsAsResponse: true,
    planEnds: nil, givesUpAfter: nil)
  var contacts = ContactSection()
  var zones: [CustomerZone] = []
  var chasers: Chasers?
  var teams: [DraftTeam] = []
  var resolution = ResolutionSection()
  var outcome = OutcomeModel()
  /// Whether the outcome model is the sceptic's, whose defaults reach into the macro loop.
  var isSceptical = false
  /// A measured churn of detractors, and the model that reproduces it.
  var detractorChurn: DetractorChurn?
  var solvedOutcome: OutcomeModel?
  var macro: MacroPlan?
  var gates: [DraftGate] = []
  var backlog: [OpenCase] = []

  /// What can be declared and used by name.
  enum Declared: String, CaseIterable {
    case distribution
    case calendar
    case shape
    case season
    case promise
    case work = "work type"
    case contactPlan = "contact plan"
  }

  /// Notes that a declared thing is used.
  mutating func use(_ name: String, _ kind: Declared) { used[kind, default: []].insert(name) }

  /// Where declared things stand, for remarks about unused ones.
  var places: [(kind: Declared, name: String, place: Place)] = []

  /// Reads all sections.
  mutating func read(_ scenario: inout ObjectReader) {
    _ = scenario.integer("format", in: 1...1)
    id = scenario.name("id") ?? ""
    title = scenario.text("title", .default(JSONValue(id))) ?? id
    readCurrency(&scenario)
    readClock(&scenario)
    readRun(&scenario)
    readMoney(&scenario)
    readCalendars(&scenario)
    readDistributions(&scenario)
    readCustomers(&scenario)
    readShapes(&scenario)
    readSeasons(&scenario)
    readArrivals(&scenario)
    readChannels(&scenario)
    readBursts(&scenario)
    readJourney(&scenario)
    findIncidentCauses()
    readPromises(&scenario)
    readWork(&scenario)
    readOutcome(&scenario)
    readTriage(&scenario)
    readContact(&scenario)
    readTeams(&scenario)
    readResolution(&scenario)
    resolveEscalations()
    readBacklog(&scenario)
    readMacro(&scenario)
    readGates(&scenario)
    // Taken before, and so never there; but known.
    _ = scenario.value("stress", .optional, as: .anything)
    NotSupportedYet.refuse(.scenario, in: &scenario)
  }

  private mutating func readCurrency(_ scenario: inout ObjectReader) {
    let code = Scalar<String>.text.checked { code throws(Remedy) in
      guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
        throw Remedy(.name, "a currency is three capital letters: \"EUR\"")
      }
    }
    currency = scenario.value("currency", .default("EUR"), as: code) ?? "EUR"
    scenario.currency = currency
  }

  /// Checks that shares make a whole.
  func checkSum(_ shares: [Double], at place: Place, of what: String, in reader: inout ObjectReader) {
    var sum = 0.0
    for share in shares { sum += share }
    guard !(abs(sum - 1) <= Bounds.shareTolerance) else { return }
    let shown = CanonicalJSON.number((sum * 1e6).rounded() / 1e4)
    reader.add(Diagnostic(.error, "share-sum", at: place, "\(what) add up to \(shown)%, not to 100%"))
  }

  /// A file named by the scenario; its path is seen from the scenario's folder.
  mutating func file(_ written: String, at place: Place) -> (bytes: [UInt8], source: SourceID, path: String)? {
    let resolved = FilePath.resolve(written, besideFile: path)
    switch load(resolved) {
    case .failure(let error):
      diagnostics.error(.file, at: place, error.words, fault: .missing)
      return nil
    case .success(let bytes):
      guard bytes.count <= Bounds.csvBytes else {
        diagnostics.error(.limit, at: place, "a file of data has at most 512 MiB")
        return nil
      }
      if !inputs.contains(where: { $0.path == resolved }) {
        inputs.append(ScenarioInput(path: resolved, bytes: bytes))
      }
      return (bytes, sources.add(Source(kind: .file, name: resolved, bytes: bytes)), resolved)
    }
  }
}
