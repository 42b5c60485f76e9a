extension CumulativeTable {
  /// The index of a share, and the share's place within that index as a fresh uniform number strictly between 0 and 1.
  ///
  /// One draw thus decides a class and something within it.
  ///
  /// - Precondition: 0 <= u < 1.
  public func split(_ u: Double) -> (index: Int, rest: Double) {
    let index = index(of: u)
    let low = index == 0 ? 0 : share(through: index - 1)
    let width = share(through: index) - low
    return (index, width > 0 ? min(max((u - low) / width, 0x1p-53), 1 - 0x1p-53) : 0.5)
  }
}
