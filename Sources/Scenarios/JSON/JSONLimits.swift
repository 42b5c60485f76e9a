/// How much the parser takes before it says that this is no scenario.
public enum JSONLimits {
  /// Bytes of one document: 8 MiB.
  public static let bytes = 8 * 1024 * 1024
  /// Objects and lists inside one another.
  public static let depth = 128
  /// Values of one document.
  public static let values = 250_000
  /// Characters of one number.
  public static let numberLength = 1_000
  /// Syntax errors told before giving up.
  public static let problems = 20
}
