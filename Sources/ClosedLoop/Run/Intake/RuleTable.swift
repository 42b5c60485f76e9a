/// Which rules take an item by what is coded of it, all at once: a bit for each rule, the first rule lowest.
///
/// There is a mask for each channel, tier, band and severity together, and one for each cause and step; a rule takes an
/// item where its bit is in both. So it costs the same however many rules are passed over.
struct RuleTable: Sendable {
  /// Words of a mask, each of 64 rules.
  let words: Int
  private let senders: ContiguousArray<UInt64>
  private let contents: ContiguousArray<UInt64>
  private let tiers: Int
  private let steps: Int

  init(_ plan: Plan) {
    let rules = plan.triage.rules.map { $0.match }
    let words = (rules.count + 63) / 64
    func has(_ set: UInt64, _ value: Int) -> Bool { set == .max || value >= 0 && set >> UInt64(value) & 1 == 1 }
    func append(to masks: inout ContiguousArray<UInt64>, where takes: (RuleMatch) -> Bool) {
      for word in 0..<words {
        var mask: UInt64 = 0
        for (bit, rule) in rules.dropFirst(64 * word).prefix(64).enumerated() where takes(rule) {
          mask |= 1 << UInt64(bit)
        }
        masks.append(mask)
      }
    }
    var senders = ContiguousArray<UInt64>()
    for channel in plan.channels.indices {
      for tier in plan.population.tiers.indices {
        for band in 0..<4 {
          for severity in 0..<4 {
            append(to: &senders) {
              has($0.channels, channel) && has($0.tiers, tier) && has($0.bands, band) && has($0.severities, severity)
            }
          }
        }
      }
    }
    // Before the first cause and the first step stand items without one.
    var contents = ContiguousArray<UInt64>()
    for cause in -1..<plan.causes.count {
      for step in -1..<plan.steps.count { append(to: &contents) { has($0.causes, cause) && has($0.steps, step) } }
    }
    self.words = words
    self.senders = senders
    self.contents = contents
    tiers = plan.population.tiers.count
    steps = plan.steps.count + 1
  }

  /// The rules among those of a word that take an item.
  @inline(__always) func rules(in word: Int, _ item: Content) -> UInt64 {
    let sender = ((item.channel &* tiers &+ item.tier) &* 4 &+ item.band.index) &* 4 &+ item.failure.severityIndex
    let content = (item.failure.map { $0.cause &+ 1 } ?? 0) &* steps &+ item.step &+ 1
    return senders[sender &* words &+ word] & contents[content &* words &+ word]
  }
}
