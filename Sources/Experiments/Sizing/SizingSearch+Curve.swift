/// The staffings around an answer, all with as many replications, so that each can be paired with the one before.
extension SizingSearch {
  mutating func drawCurve(around answer: Staffing) async throws(Halt) {
    for staffing in neighbours(of: answer) {
      _ = try await judge(staffing, atLeast: effort.curve)
      curve.append(staffing)
    }
  }

  /// For a single field the steps to each side; for several, one less and one more of each.
  private func neighbours(of answer: Staffing) -> [Staffing] {
    var staffings = [answer]
    for dimension in answer.values.indices {
      let reach = space.dimensions == 1 ? effort.curveReach : 1
      for step in 1...reach {
        staffings.insert(answer.adding(-step, to: dimension), at: 0)
        staffings.append(answer.adding(step, to: dimension))
      }
    }
    return staffings.filter { space.contains($0) }
  }
}
