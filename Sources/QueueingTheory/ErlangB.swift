/// The loss system M/M/n/n: who finds all servers busy is lost.
public enum ErlangB {
  /// The share of arrivals that is lost.
  ///
  /// - Parameters:
  ///   - servers: 0 or more.
  ///   - offeredLoad: Arrival rate times mean service time, 0 or above.
  /// - Complexity: O(servers).
  /// - Note: The recursion B₀ = 1, Bₛ = a Bₛ₋₁ / (s + a Bₛ₋₁).
  public static func blocking(servers: Int, offeredLoad: Double) -> Double {
    precondition(servers >= 0 && offeredLoad >= 0, "A loss system needs a load of 0 or above")
    var blocking = 1.0
    var count = 1.0
    for _ in 0..<servers {
      blocking = offeredLoad * blocking / (count + offeredLoad * blocking)
      count += 1
    }
    return blocking
  }
}
