public import ClosedLoop
internal import EventKernel

/// An accepted outcome: what proves a run bit by bit, and per-replication values to compare another run with.
public struct GoldenRecord: Sendable, Equatable {
  /// A metric of one group with what each replication observed.
  public struct Figure: Sendable, Equatable {
    /// Its name as gates write it: `sla.first_response.met[tier=gold]`.
    public var name: String
    /// One for each replication, in order.
    public var observations: [Observation]

    /// A figure.
    public init(name: String, observations: [Observation]) {
      self.name = name
      self.observations = observations
    }
  }

  /// A metric with a digest of all its values, of every group and replication.
  public struct Digest: Sendable, Equatable {
    /// The metric, without a group.
    public var metric: String
    /// The fingerprint of its values' bits.
    public var value: UInt64

    /// A digest.
    public init(metric: String, value: UInt64) {
      self.metric = metric
      self.value = value
    }
  }

  /// Under which rules it was made.
  public var contracts: EngineContracts
  /// The seed of its chance.
  public var seed: UInt64
  /// The course of each replication, in order.
  public var fingerprints: [UInt64]
  /// One for each metric of the catalogue, in the order of their names.
  public var digests: [Digest]
  /// What can be compared, in the order of their names.
  public var figures: [Figure]

  /// An accepted outcome from its parts.
  public init(
    contracts: EngineContracts, seed: UInt64, fingerprints: [UInt64], digests: [Digest], figures: [Figure]
  ) {
    self.contracts = contracts
    self.seed = seed
    self.fingerprints = fingerprints
    self.digests = digests
    self.figures = figures
  }

  /// What is taken of a run.
  ///
  /// - Parameters:
  ///   - names: the name of each metric instance of the plan.
  ///   - instances: those whose values are kept.
  /// - Complexity: O(replications · instances).
  public init(_ result: RunResult, names: [String], keeping instances: [Int]) {
    self.init(
      contracts: .current, seed: result.plan.seed, fingerprints: result.results.map(\.fingerprint),
      digests: Self.digests(of: result.results, result.instances),
      figures: Self.sorted(
        instances.map { index in
          Figure(name: names[index], observations: result.results.map { $0.observations[index] })
        }))
  }

  /// The number of its replications.
  public var count: Int { fingerprints.count }

  /// The figure of that name.
  public func figure(_ name: String) -> Figure? { figures.first { $0.name == name } }

  /// The digest of every metric over its groups and the replications in their order.
  static func digests(of results: [ReplicationResult], _ instances: [MetricInstance]) -> [Digest] {
    var digests = Metric.catalogue.map { _ in Fingerprint() }
    for result in results {
      for (instance, observation) in zip(instances, result.observations) {
        digests[instance.metric].fold(observation.numerator.bitPattern)
        digests[instance.metric].fold(observation.denominator.bitPattern)
      }
    }
    let named = zip(Metric.catalogue, digests).map { Digest(metric: $0.name.description, value: $1.value) }
    return named.sorted { $0.metric.utf8.lexicographicallyPrecedes($1.metric.utf8) }
  }

  private static func sorted(_ figures: [Figure]) -> [Figure] {
    figures.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

extension GoldenRecord {
  /// Metrics that are kept by tier, promise and team, beside all undivided ones: what a programme promises and gives.
  private static let divided: Set<String> = [
    "cases.opened", "cases.solved", "clv.saved", "contact.reached_in_time", "customers.net", "money.labour",
    "response.time.mean", "sla.first_response.met", "sla.resolution.met", "staff.occupancy", "wait.time.mean",
  ]

  /// The metric instances of a plan that a golden keeps: undivided ones, main ones by tier, promise and team, and those
  /// of the gates.
  public static func kept(of plan: Plan, gates: [Gate]) -> [Int] {
    let asked = Set(gates.map(\.instance))
    return Metric.instances(of: plan).enumerated().compactMap { index, instance in
      let isMain = divided.contains(Metric.catalogue[instance.metric].name.description)
      switch instance.dimension {
      case .all: return index
      case .tier, .sla, .team: return isMain || asked.contains(index) ? index : nil
      case .channel, .treatment, .severity, .cause: return asked.contains(index) ? index : nil
      }
    }
  }
}
