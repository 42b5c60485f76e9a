extension ScenarioReader {
  /// A scenario under the strains that its `stress` names: what they change stands in it as if it had been written.
  ///
  /// The patches depend on the scenario, on its teams, channels and dates, so that it is read once without them.
  static func strained(_ value: JSONValue, _ draft: inout Draft) -> JSONValue {
    guard let object = value.object, let stress = object.member("stress") else { return value }
    let calm = JSONValue(.object(JSONObject(object.members.filter { $0.key != "stress" })), at: value.position)
    let strains = strains(stress.value, &draft.diagnostics)
    guard !strains.isEmpty else { return calm }
    var probe = draft
    let outcome = ObjectReader.read(calm) { probe.read(&$0) }
    // What is wrong with the scenario itself is told when it is read in earnest.
    guard !outcome.diagnostics.hasErrors, !probe.diagnostics.hasErrors else { return calm }
    let plan = probe.plan()
    var result = calm
    for (strain, place) in strains {
      switch strain.patch(of: plan) {
      case .doesNotApply(let reason): draft.diagnostics.error("stress", at: place, "this does not apply: \(reason)")
      case .settings(let settings, _, _):
        for setting in settings {
          let (patch, problem) = Setting.patch(setting, as: .stress(strain.rawValue), in: &draft.sources)
          if let problem { draft.diagnostics.add(problem) }
          if let patch { result = MergePatch.apply(patch, to: result) }
        }
      }
    }
    return result
  }

  /// One strain, or a list of them; each once.
  private static func strains(
    _ value: JSONValue, _ diagnostics: inout Diagnostics
  ) -> [(strain: StressLibrary, place: Place)] {
    var found: [(strain: StressLibrary, place: Place)] = []
    for item in value.items ?? (value.isNull ? [] : [value]) {
      let place = Place(path: "stress", position: item.position, found: Shown.value(item))
      guard let word = item.text else {
        diagnostics.error(.type, at: place, "stress takes the name of a strain, or a list of them")
        continue
      }
      switch StressLibrary.named(word) {
      case .failure(let remedy):
        diagnostics.error(remedy.code, at: place, remedy.text, suggestion: remedy.suggestion)
      case .success(let strain):
        if !found.contains(where: { $0.strain == strain }) { found.append((strain, place)) }
      }
    }
    return found
  }
}
