import ClosedLoop
import EventKernel
import Experiments
import Scenarios
import Statistics

/// Scenarios through the product: from their text to estimates, as a run does it.
enum Product {
  /// Why a scenario cannot be run.
  struct Unusable: Error {
    var reason: String
    var status: Int32
  }

  /// A scenario's text, read and prepared.
  static func prepared(_ text: String) throws(Unusable) -> PreparedPlan {
    try prepared("scenario.json", .success(Array(text.utf8)))
  }

  /// A scenario's file, read with a variant and settings and prepared.
  static func prepared(
    file: String, variants: [String] = [], settings: [String] = []
  ) throws(Unusable) -> PreparedPlan {
    guard let bytes = Machine.bytes(of: file) else {
      throw Unusable(
        reason: "\(file) cannot be read; start benchmarks in the folder of the repository",
        status: Machine.unreadableFile)
    }
    return try prepared(file, .success(bytes), variants: variants, settings: settings)
  }

  private static func prepared(
    _ path: String, _ bytes: Result<[UInt8], LoadError>, variants: [String] = [], settings: [String] = []
  ) throws(Unusable) -> PreparedPlan {
    let reading = ScenarioReader.read(
      path, variants: variants, settings: settings, load: { _ in bytes }, offsets: { _, _, _ in .utc })
    guard let scenario = reading.scenario else {
      throw Unusable(reason: reading.diagnostics.rendered(in: reading.sources), status: Machine.internalFault)
    }
    do {
      return try PreparedPlan(scenario.plan, calibration: scenario.calibration)
    } catch {
      throw Unusable(reason: "failures alone cause more churn than is stated", status: Machine.internalFault)
    }
  }

  /// Replications of a plan, and how long they took.
  static func run(
    _ plan: PreparedPlan, replications: Int, threads: Int
  ) async throws(Unusable) -> (time: Stopwatch.Reading, result: RunResult) {
    let watch = Stopwatch()
    do {
      let result = try await Experiment(plan, rule: .fixed(replications), threads: threads).run()
      return (watch.reading, result)
    } catch {
      throw Unusable(reason: "\"\(error.identity)\" does not hold", status: Machine.internalFault)
    }
  }
}

extension Product {
  /// What plans gave that were compared on the same customers with the same luck, on one thread.
  static func compare(_ plans: [PreparedPlan], replications: Int) async throws(Unusable) -> [RunResult] {
    do {
      guard let result = try await Comparison(plans, rule: .fixed(replications)).run() else { return [] }
      return result.runs
    } catch {
      throw Unusable(reason: "\"\(error.audit.identity)\" does not hold", status: Machine.internalFault)
    }
  }
}

extension RunResult {
  /// Feedback items received in all replications.
  var items: Int64 { results.reduce(0) { $0 + $1.items } }
  /// Events handled in all replications.
  var events: Int64 { results.reduce(0) { $0 + $1.events } }
  /// Cases that people were given in all replications.
  var cases: Int64 { results.reduce(0) { $0 + $1.series.reduce(0) { $0 + $1.opened } } }

  /// The measured value of a metric.
  func value(_ metric: String, _ dimension: Dimension = .all, _ group: Int = 0) -> Double {
    estimate(metric, dimension, group)?.value ?? .nan
  }
}

extension Plan {
  /// Expected feedback items in the measurement window: what is received is Poisson or nearly so around it.
  var expectedItems: Double {
    var sum = 0.0
    for channel in channels {
      guard case .weekly(let perWeek, let shape) = channel.arrivals else { return .nan }
      var tick = phases.windowStart
      while tick < phases.windowEnd {
        var rate = perWeek / 168 * shape[civil.hourOfWeek(at: tick)]
        for burst in channel.bursts where burst.start <= tick && tick < burst.end { rate *= burst.factor }
        sum += rate
        tick += Time.hour
      }
    }
    return sum
  }
}
