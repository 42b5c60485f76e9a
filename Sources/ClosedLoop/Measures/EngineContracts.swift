/// Under which rules a result was made: only results under equal rules can be equal bit by bit.
///
/// A number is raised by whoever changes what it stands for, on purpose and once.
public struct EngineContracts: BitwiseCopyable, Sendable, Equatable {
  /// Which draw gives which chance: generator, keys, purposes, order of use.
  public var randomNumbers: Int
  /// How logarithms and the like are computed, to the last bit.
  public var mathematics: Int
  /// In which order events of one instant happen.
  public var eventOrder: Int

  /// Rules by their numbers.
  public init(randomNumbers: Int, mathematics: Int, eventOrder: Int) {
    self.randomNumbers = randomNumbers
    self.mathematics = mathematics
    self.eventOrder = eventOrder
  }

  /// The rules of this program.
  public static let current = EngineContracts(randomNumbers: 1, mathematics: 1, eventOrder: 1)
}
