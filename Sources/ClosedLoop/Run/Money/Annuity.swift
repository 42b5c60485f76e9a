import PortableMath

/// Days of a span of days, each discounted to the span's beginning at a rate per day.
@inline(__always) func annuity(_ days: Double, rate: Double) -> Double {
  rate > 0 ? (1 - exponential(-rate * days)) / rate : days
}
