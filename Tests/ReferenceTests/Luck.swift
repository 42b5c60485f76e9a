/// The numbers under which the product draws an item's and a customer's luck, written down a second time: they are part of
/// what a seed means, and a test that read them from the product would follow it into any mistake.
enum Luck {
  static let arrival: UInt32 = 1
  static let content: UInt32 = 2
  static let contactability: UInt32 = 3
  static let sample: UInt32 = 5
  static let fortune: UInt32 = 6
  static let attempt: UInt32 = 7
  static let service: UInt32 = 8
  static let conversation: UInt32 = 9
  static let reopening: UInt32 = 10
  static let tie: UInt32 = 11
  static let customerWait: UInt32 = 120
  static let disposition: UInt32 = 33
}
