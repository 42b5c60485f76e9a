import ClosedLoop
import PlanImage
import Scenarios
import Testing

/// Whatever words come in, they are a plan or they are refused.
@Suite("Damaged images of plans", .serialized)
struct PlanImageFuzzTests {
  @Test("Words at random are read as a plan or refused")
  func random() throws {
    let corpus = try Corpus()
    let files = corpus.files
    let bytes = try #require(files["scenarios/tiny.json"])
    let reading = ScenarioReader.read("tiny.json") { _ in
      .success(bytes)
    } offsets: { _, _, _ in
      .utc
    }
    let words = PlanImage(try #require(reading.scenario).plan).words
    let recorder = try Recorder("images")
    var luck = SplitMix(seed: Effort.seed &+ 3)
    var refused = 0
    let count = Effort.inputs / 20
    for _ in 0..<count {
      var damaged = words
      repeat {
        let place = luck.below(damaged.count)
        switch luck.below(5) {
        case 0 where damaged.count > 1: damaged.remove(at: place)
        case 1: damaged.insert(Int64(luck.below(300)), at: place)
        case 2: damaged[place] = luck.pick([.min, -1, 0, 1, 2, 7, 255, 65_536, 1 << 32, .max], or: 0)
        case 3: damaged[place] ^= 1 << Int64(luck.below(64))
        default: damaged[place] = Int64(bitPattern: luck.next())
        }
      } while !luck.once(in: 2)
      let (plan, _) = recorder.record(Array("\(damaged)".utf8)) { PlanImage(words: damaged).plan() }
      if plan == nil { refused += 1 }
    }
    if Effort.isLong { print("fuzz images: \(count) images, \(refused) refused") }
    #expect(refused > 0)
    #expect(refused < count)
  }
}
