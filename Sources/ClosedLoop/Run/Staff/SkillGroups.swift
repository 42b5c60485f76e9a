import EventKernel

/// Who is able to do what: people of a team with the same languages and topics are a skill group, and cases that need
/// the same language and topic have one skill requirement.
///
/// Where no team states languages or topics there is one requirement, and each team is one group. Who of a team has an
/// ability is settled by the people's own draws, as many as the stated share makes; it is the same in every replication.
public struct SkillGroups: Sendable {
  /// Skill requirements of cases; 0 stands for none.
  let requirementCount: Int
  /// The team of each skill group, in order.
  let teams: ContiguousArray<Int>
  /// The skill group of each person of the roster.
  let ofPeople: ContiguousArray<Int16>
  private let languageCount: Int
  private let topicCount: Int
  private let languages: ContiguousArray<UInt64>
  private let topics: ContiguousArray<UInt64>

  /// The skill groups of a plan.
  public init(_ plan: Plan) {
    let chance = Chance(seed: plan.seed, replication: 0)
    languageCount = plan.teams.contains { !$0.workforce.languages.isEmpty } ? plan.languages.count : 0
    topicCount = plan.teams.contains { !$0.workforce.topics.isEmpty } ? plan.causes.count : 0
    requirementCount = (languageCount + 1) * (topicCount + 1)
    var teams = ContiguousArray<Int>()
    var ofPeople = ContiguousArray<Int16>()
    var languages = ContiguousArray<UInt64>()
    var topics = ContiguousArray<UInt64>()
    for (team, terms) in plan.teams.enumerated() {
      let people = terms.entities
      let spoken = Self.masks(
        terms.workforce.languages, plan.languages.map { $0.identity }, kind: 0, people, chance: chance)
      let known = Self.masks(
        terms.workforce.topics, plan.causes.map { $0.name.identity(kind: "cause") }, kind: 1, people, chance: chance)
      let first = teams.count
      for person in people.indices {
        var skillGroup = first
        while skillGroup < teams.count
          && (languages[skillGroup] != spoken[person] || topics[skillGroup] != known[person])
        { skillGroup += 1 }
        if skillGroup == teams.count {
          teams.append(team)
          languages.append(spoken[person])
          topics.append(known[person])
        }
        ofPeople.append(Int16(truncatingIfNeeded: skillGroup))
      }
      if people.isEmpty {
        teams.append(team)
        languages.append(0)
        topics.append(0)
      }
    }
    self.teams = teams
    self.ofPeople = ofPeople
    self.languages = languages
    self.topics = topics
  }

  /// For each person the set of abilities; of each ability so many have it as its share says, one at least.
  private static func masks(
    _ shares: [Double], _ identities: [UInt16], kind: UInt32, _ people: ContiguousArray<UInt64>, chance: Chance
  ) -> ContiguousArray<UInt64> {
    guard !shares.isEmpty else { return ContiguousArray(repeating: .max, count: people.count) }
    var masks = ContiguousArray<UInt64>(repeating: 0, count: people.count)
    for (ability, share) in shares.enumerated() where share > 0 && ability < identities.count {
      var ranks = ContiguousArray<(word: UInt64, person: Int)>()
      for (person, entity) in people.enumerated() {
        let draws = chance.block(
          entity: entity, purpose: Purpose.ability, sub: kind << 16 | UInt32(identities[ability]))
        ranks.append((draws.word0, person))
      }
      ranks.sort { $0.word < $1.word }
      let count = min(people.count, max(1, Int(share * Double(people.count) + 0.5)))
      for place in 0..<min(count, ranks.count) { masks[ranks[place].person] |= 1 << UInt64(ability) }
    }
    return masks
  }

  /// What a case needs: its language and its cause, where some team tells people apart by them; a language of -1 is any.
  func requirement(language: Int, cause: Int?) -> Int {
    let topic = cause.map { topicCount > 0 ? $0 + 1 : 0 } ?? 0
    return (languageCount > 0 ? language + 1 : 0) * (topicCount + 1) + topic
  }

  /// Whether people of a skill group meet a requirement.
  func serves(_ skillGroup: Int, requirement: Int) -> Bool {
    let language = requirement / (topicCount + 1) - 1
    let topic = requirement % (topicCount + 1) - 1
    return (language < 0 || languages[skillGroup] >> UInt64(language) & 1 == 1)
      && (topic < 0 || topics[skillGroup] >> UInt64(topic) & 1 == 1)
  }

  /// Pairs of a skill group and of a queue's cases of one requirement: dispatching looks at them all.
  public func pairs(_ plan: Plan) -> Int {
    var pairs = 0
    for team in teams { pairs += plan.teams[team].handles.count * requirementCount }
    return pairs
  }

  /// A language and cause that no person on shift who handles a queue can serve, if there is any.
  public func unserved(queue: Int, in plan: Plan) -> (language: Int?, cause: Int?)? {
    let able = teams.indices.filter { plan.teams[teams[$0]].handles.contains(queue) }
    for language in languageCount > 0 ? 0..<languageCount : -1..<0
    where language < 0 || plan.languages[language].share > 0 {
      for cause in topicCount > 0 ? -1..<topicCount : -1..<0 where cause < 0 || plan.causes[cause].share > 0 {
        let requirement = requirement(language: language, cause: cause < 0 ? nil : cause)
        if !able.contains(where: { serves($0, requirement: requirement) }) {
          return (language < 0 ? nil : language, cause < 0 ? nil : cause)
        }
      }
    }
    return nil
  }
}

extension Team {
  /// Keys of the luck of its people, in the order of the roster: team, shift, seat.
  var entities: ContiguousArray<UInt64> {
    var entities = ContiguousArray<UInt64>()
    for shift in shifts {
      for seat in 0..<shift.people {
        entities.append(UInt64(identity) << 48 | UInt64(shift.identity) << 32 | UInt64(seat))
      }
    }
    return entities
  }
}
