public import Scenarios

extension ChosenWarmUp {
  /// The length and where it comes from: `4.3 weeks, chosen by MSER-5`.
  var words: String { "\(ReadableNumber.text(Double(days) / 7, decimals: 1)) weeks of warm-up, chosen by MSER-5" }

  /// What a page says of it.
  public var sentence: String { isSettled ? "\(words) on a pilot" : "\(words) on a pilot; \(doubt)" }

  /// What to know of a desk that never settles.
  var doubt: String {
    "warning: the desk never settles, it is busier at the end of the pilot than before: figures depend on how long is "
      + "simulated"
  }
}
