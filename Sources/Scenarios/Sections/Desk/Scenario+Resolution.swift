import ClosedLoop
import EventKernel

/// What comes of a conversation, with the places that are checked later.
struct ResolutionSection {
  var plan = ResolutionPlan(
    solvedAtContact: 0.65, empoweredBonus: 0.15, escalated: 0, escalationQueue: nil, escalationService: .constant(0),
    escalationSolves: 0, approvalQueue: nil, approvalService: .constant(0), reopened: 0, reopenedAfter: .constant(0),
    remedyOffered: 0, remedyShareOfLoss: 0, remedyRedeemed: 1, remedyCostShare: 1)
  var approvalPlace = Place(path: "resolution.approval")
  var remedyPlace = Place(path: "resolution.remedy")
}

extension Draft {
  mutating func readResolution(_ scenario: inout ObjectReader) {
    scenario.fields("resolution", .default([:]), called: "the resolution") { reader in
      resolution.plan.solvedAtContact = reader.share("solved_at_contact", .default(0.65)) ?? 0.65
      resolution.plan.empoweredBonus = reader.share("empowered_bonus", .default(0.15)) ?? 0.15
      resolution.plan.skillEffect = reader.number("skill_effect", .default(0.3), in: 0...5) ?? 0.3
      if isWritten(&reader, "waits") {
        reader.fields("waits", called: "waiting for the customer") { waits in
          resolution.plan.waits = waits.share("share", in: 0...Bounds.customerWaits) ?? 0
          resolution.plan.waitsFor = waitingLaw(&waits, "for") ?? .constant(86_400)
          resolution.plan.waitsPauseClock = waits.boolean("pauses_resolution_clock", .default(true)) ?? true
        }
      }
      if isWritten(&reader, "escalation") {
        reader.fields("escalation", called: "the escalation") { readEscalation(&$0) }
      }
      if isWritten(&reader, "approval") {
        reader.fields("approval", called: "the approval") { approval in
          resolution.approvalPlace = approval.place(of: "queue")
          if let queue = approval.name("queue") {
            resolution.plan.approvalQueue = queues.index(of: queue, at: resolution.approvalPlace)
          }
          let usual: JSONValue = ["dist": "gamma", "mean": "4m", "cv": 0.5]
          resolution.plan.approvalService = law(&approval, "service", .default(usual), unit: .time) ?? .constant(240)
        }
      }
      if isWritten(&reader, "reopened") {
        reader.fields("reopened", called: "cases that come back") { reopened in
          resolution.plan.reopened = reopened.share("share") ?? 0
          resolution.plan.reopenedAfter = waitingLaw(&reopened, "within") ?? .constant(86_400)
        }
      }
      if isWritten(&reader, "remedy") {
        resolution.remedyPlace = reader.place(of: "remedy")
        reader.fields("remedy", called: "the remedy") { remedy in
          resolution.plan.remedyOffered = remedy.share("offered", .default(0.35)) ?? 0
          resolution.plan.remedyShareOfLoss = remedy.share("share_of_loss", .default(0.5), in: 0...10) ?? 0
          let isInMargin = remedy.choice("booked", .default("cost"), of: ["cost", "margin"]) == "margin"
          let presence = isInMargin ? Presence.optional : .default(1)
          resolution.plan.remedyRedeemed = remedy.share("redemption", presence) ?? 1
          resolution.plan.remedyCostShare = remedy.share("cost_share", presence, in: 0...10) ?? 1
          if isInMargin {
            Trap.refuseBoth(["redemption", "cost_share"], of: &remedy)
            resolution.plan.remedyCostShare = 0
          }
        }
      }
      NotSupportedYet.refuse(.resolution, in: &reader)
      let plan = resolution.plan
      if plan.waits > 0, plan.solvedAtContact + plan.empoweredBonus + plan.waits + plan.escalated > 1 + 1e-9 {
        reader.add(
          Diagnostic(
            .warning, "share-sum", at: reader.place,
            "solved_at_contact, empowered_bonus, waits and escalation add up to more than 100%: the last have what is left"
          ))
      }
    }
  }

  private mutating func readEscalation(_ reader: inout ObjectReader) {
    resolution.plan.escalated = reader.share("share", .default(0.12)) ?? 0
    if let queue = reader.name("queue") {
      resolution.plan.escalationQueue = queues.index(of: queue, at: reader.place(of: "queue"))
    }
    resolution.plan.escalationService = law(&reader, "service", unit: .time) ?? .constant(60)
    resolution.plan.escalationSolves = reader.share("solves", .default(0.85)) ?? 0
  }

  /// Whether an object without a default is there; the field counts as known either way.
  private func isWritten(_ reader: inout ObjectReader, _ name: String) -> Bool {
    if reader.has(name) { return true }
    _ = reader.value(name, .optional, as: .anything)
    return false
  }
}
