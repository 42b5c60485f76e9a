internal import ClosedLoop

extension EngineContracts {
  /// What every manifest says of the program that made a result, and of the rules under which it did.
  static func manifestMembers(version: String) -> [(String, JSONText)] {
    let contracts = EngineContracts.current
    return [
      ("engine", .text("closedloop \(version)")),
      ("rngContract", .integer(Int64(contracts.randomNumbers))),
      ("mathContract", .integer(Int64(contracts.mathematics))),
      ("eventOrder", .integer(Int64(contracts.eventOrder))),
    ]
  }
}
