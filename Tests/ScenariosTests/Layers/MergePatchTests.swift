import Scenarios
import Testing

@Suite struct MergePatchTests {
  @Test(arguments: [
    (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
    (#"{"a":"b"}"#, #"{"a":null}"#, #"{}"#),
    (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
    (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
    (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
    (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
    (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
    (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#),
    (#"{"a":"foo"}"#, #"null"#, #"null"#),
    (#"{"a":"foo"}"#, #""bar""#, #""bar""#),
    (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
    (#"[1,2]"#, #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
    (#"{}"#, #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
  ]) func `the cases of RFC 7396 come out`(target: String, patch: String, result: String) throws {
    let merged = MergePatch.apply(try #require(Given.json(patch).value), to: Given.json(target).value)
    #expect(CanonicalJSON.line(merged) == CanonicalJSON.line(try #require(Given.json(result).value)))
  }

  @Test func `values keep their places and keys their order`() throws {
    let base = try #require(Given.json("{\"c\": 1, \"a\": {\"x\": 1}, \"b\": 2}").value)
    let patch = try #require(Given.json("\n{\"new\": 0, \"a\": {\"x\": 3}, \"c\": null}").value)
    let object = try #require(MergePatch.apply(patch, to: base).object)
    #expect(object.members.map(\.key) == ["a", "b", "new"])
    #expect(object.members.map(\.keyPosition.line) == [1, 1, 2])
    #expect(object["a"]?.object?["x"]?.position.line == 2)
    #expect(object["a"]?.object?.member("x")?.keyPosition.line == 2)
    #expect(object["b"]?.position.line == 1)
  }

  @Test func `applying a patch twice is applying it once`() throws {
    var random = SplitMix(state: 3)
    for _ in 0..<2_000 {
      let (target, patch) = (Self.tree(3, &random), Self.tree(3, &random))
      let once = MergePatch.apply(patch, to: target)
      #expect(CanonicalJSON.line(MergePatch.apply(patch, to: once)) == CanonicalJSON.line(once))
    }
  }

  private static func tree(_ depth: Int, _ random: inout SplitMix) -> JSONValue {
    switch random.below(depth == 0 ? 2 : 5) {
    case 0: return JSONValue(Int64(random.below(3)))
    case 1: return JSONValue(.null)
    default:
      let members = ["a", "b", "c"].shuffled(using: &random).prefix(random.below(4)).map {
        JSONMember(key: $0, value: tree(depth - 1, &random))
      }
      return JSONValue(.object(JSONObject(members)))
    }
  }
}
