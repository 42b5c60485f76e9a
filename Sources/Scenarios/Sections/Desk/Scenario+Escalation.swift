import ClosedLoop
import EventKernel

/// An action as it is read: its teams are names until all teams are known.
struct DraftAction {
  var action = PromiseAction()
  var notifies: (name: String, place: Place)?
  var adds: (name: String, place: Place)?
}

/// What a promise does at its alert and at its breach.
struct DraftEscalation {
  var alert = DraftAction()
  var breach = DraftAction()
}

extension Draft {
  /// Reads when the alert is raised, what is done then and at the breach, and what stops the response clock.
  mutating func readEscalation(_ reader: inout ObjectReader, _ promise: inout Promise) -> DraftEscalation {
    var escalation = DraftEscalation()
    promise.alertShare = reader.share("alert_at", .optional, in: 0...1)
    if reader.has("on_alert"), promise.alertShare == nil {
      reader.error(.missingKey, at: "on_alert", "alert_at says when: a share of the promised time, \"75%\"")
    }
    escalation.alert = Self.readAction(&reader, "on_alert")
    escalation.breach = Self.readAction(&reader, "on_breach")
    let stop = reader.choice("stops_on", .default("response"), of: ["response", "attempt"])
    promise.stopsOnAttempt = stop == "attempt"
    return escalation
  }

  private static func readAction(_ reader: inout ObjectReader, _ name: String) -> DraftAction {
    var draft = DraftAction()
    guard reader.has(name) else {
      _ = reader.value(name, .optional, as: .anything)
      return draft
    }
    reader.fields(name, called: "what is done") { action in
      draft.action.raisesPriority = action.boolean("raise_priority", .default(false)) ?? false
      draft.action.noticeTime = 10 * Units.minute
      if action.isObject("notify") {
        action.fields("notify", called: "who is told") { notify in
          draft.notifies = notify.name("team").map { ($0, notify.place(of: "team")) }
          draft.action.noticeTime =
            notify.duration("time", .default("10m"), in: Units.second...Units.day) ?? 10 * Units.minute
        }
      } else {
        draft.notifies = action.name("notify", .optional).map { ($0, action.place(of: "notify")) }
      }
      draft.adds = action.name("add_team", .optional).map { ($0, action.place(of: "add_team")) }
    }
    return draft
  }

  // MARK: When all teams and queues are known

  /// Gives actions their teams, and queues that a team is added to a queue of their own, which both handle.
  mutating func resolveEscalations() {
    for index in promises.indices where escalations.indices.contains(index) {
      let alert = resolved(escalations[index].alert)
      let breach = resolved(escalations[index].breach)
      promises[index].onAlert = alert
      promises[index].onBreach = breach
      guard alert.adds >= 0 || breach.adds >= 0 else { continue }
      for rule in triage.policy.rules where rule.promise == index {
        let queue = rule.treatment == .personal ? rule.queue : rule.comeback?.queue
        guard let queue, queues.names.indices.contains(queue) else { continue }
        let reinforced = alert.adds >= 0 ? reinforce(queue, by: alert.adds) : queue
        if breach.adds >= 0 { _ = reinforce(reinforced, by: breach.adds) }
      }
    }
  }

  private mutating func resolved(_ draft: DraftAction) -> PromiseAction {
    var action = draft.action
    if let team = draft.notifies { action.notifies = index(ofTeam: team.name, at: team.place) ?? -1 }
    if let team = draft.adds { action.adds = index(ofTeam: team.name, at: team.place) ?? -1 }
    return action
  }

  private mutating func index(ofTeam name: String, at place: Place) -> Int? {
    let names = teams.map { $0.team.name.text }
    if let index = names.firstIndex(of: name) { return index }
    let known = names.isEmpty ? "none is declared" : "declared are \(Shown.choices(names))"
    diagnostics.error(
      .unknownName, at: place, "no such team; \(known)", suggestion: NearestWord.to(name, among: names))
    return nil
  }

  /// The queue that takes a queue's cases when a team is added; the queue itself where the team handles it anyway.
  private mutating func reinforce(_ queue: Int, by team: Int) -> Int {
    let own = queues.names[queue]
    guard !teams[team].handles.contains(own), queues.names.count <= Bounds.named else { return queue }
    if let known = triage.policy.reinforcements.first(where: { $0.queue == queue && $0.team == team }) {
      return known.instead
    }
    let name = "\(own)+\(teams[team].team.name.text)"
    let instead = queues.index(of: name, at: queues.places[queue])
    for index in teams.indices where teams[index].handles.contains(own) {
      if !teams[index].handles.contains(name) { teams[index].handles.append(name) }
      if let place = teams[index].prefers.firstIndex(of: own), !teams[index].prefers.contains(name) {
        teams[index].prefers.insert(name, at: place + 1)
      }
    }
    if !teams[team].handles.contains(name) { teams[team].handles.append(name) }
    triage.policy.reinforcements.append(Reinforcement(queue: queue, team: team, instead: instead))
    return instead
  }
}
