/// A way to fool oneself with a programme's numbers, and what keeps this simulator out of it (model: money/traps).
public struct KnownTrap: Sendable {
  /// What keeps out of a trap.
  public enum Guard: Sendable, Equatable {
    /// A scenario that steps into it is refused.
    case refused
    /// A scenario that steps into it is flagged.
    case flagged
    /// The model cannot step into it: how it computes keeps out, and these metrics show it.
    case built(metrics: [String])
    /// It lies in wait for whoever estimates from an export, which this program does not.
    case notRead
  }

  /// Its number: T1.
  public let id: String
  /// What one would take for true.
  public let meaning: String
  /// What keeps out of it.
  public let protection: Guard
  /// How, in a sentence.
  public let remedy: String

  private init(_ number: Int, _ meaning: String, _ protection: Guard, _ remedy: String) {
    (id, self.meaning, self.protection, self.remedy) = ("T\(number)", meaning, protection, remedy)
  }

  /// The code of its diagnostic: `trap-T1`.
  public var code: String { "trap-\(id)" }

  /// All of them, in the order of their numbers.
  public static let all = [
    KnownTrap(
      1, "detractors' churn as counted already holds what failures do to them", .refused,
      "\"detractor_churn\" finds the chances to leave that reproduce it; both together are refused"),
    KnownTrap(
      2, "time counts three times: in the half-life, in the response delay, in the factor of the ignored", .flagged,
      "where a scenario states all three; take the half-life from customers whom nobody answered"),
    KnownTrap(
      3, "the churn gradient of scores is association, not effect", .flagged,
      "causal_share says how much of it a programme obtains; above .6 is flagged"),
    KnownTrap(
      4, "a recovery lowers both the level and the failure's hazard", .flagged,
      "the level moves by causal_share only; a strong share beside a strong factor is flagged"),
    KnownTrap(
      5, "unhappy customers score better the next time by themselves", .flagged,
      "the twin is asked the same; a reliability above .8 hides it and is flagged"),
    KnownTrap(
      6, "being asked changes a customer",
      .built(metrics: ["nps.follow_up_twin", "recovery.observed_conversion_twin"]),
      "the same surveys go on in both fates and change neither, so their effect is never the programme's"),
    KnownTrap(
      7, "customers who were reached are better customers, and had to stay to be reached", .notRead,
      "compare by policy, never reached with not reached; a hold-out of 5 to 10 % in the lower tiers is best"),
    KnownTrap(
      8, "cases that were answered fast are easy cases", .notRead,
      "adjust for severity, topic and tier, or use the backlog at arrival as an instrument"),
    KnownTrap(
      9, "value at risk summed over the cases of one customer", .built(metrics: ["clv.at_risk"]),
      "what an earlier failure put at risk is not put at risk again: at most a customer's value, once"),
    KnownTrap(
      10, "a voucher is a cost, or it lowers the margin: not both", .refused,
      "resolution.remedy.booked says which; a cost of what is in the margins already is refused"),
    KnownTrap(
      11, "cases that no longer come counted as labour saved", .built(metrics: ["money.labour"]),
      "scheduled hours are paid whether there is work or not: only another plan of shifts saves"),
    KnownTrap(
      12, "what answering brings and what fixing brings added up",
      .built(metrics: ["clv.saved", "clv.saved_by_fixes"]),
      "both act on one customer in one run; run --arms shows each alone and the interaction"),
    KnownTrap(
      13, "margin and readiness to leave drawn independently of each other", .flagged,
      "within a tier they are; so a tier of very unlike margins, and tiers that leave all alike, are flagged"),
    KnownTrap(
      14, "a promise kept on office hours read as the customer's waiting time",
      .built(metrics: ["response.time.mean", "response.time_business.mean"]),
      "both clocks are measured, and the page tells the time that the customer waited"),
    KnownTrap(
      15, "a referral's value and the margin of the customer who came by it", .flagged,
      "a referral is worth the cost of winning a customer; more than a year's margin is flagged"),
    KnownTrap(
      16, "who answers a survey taken for all customers", .flagged,
      "silent failures run beside voiced ones (outcome.voice); a scenario in which all speak up is flagged"),
    KnownTrap(
      17, "vouchers go to bad cases, so that they seem to do harm in an export", .notRead,
      "never relate recovery to vouchers without severity; here the remedy acts beside it (outcome.recovery.remedy)"),
    KnownTrap(
      18, "the readier leave first, so that later months look loyal", .flagged,
      "frailty does it here; a shape that falls with tenure beside it is flagged"),
    KnownTrap(
      19, "solved at first contact by the agent's word", .notRead,
      "take it from repeat contacts; here re-opened cases do not count (contact.first_contact_resolution)"),
    KnownTrap(
      20, "a benchmark's uplift fed in and then predicted", .refused,
      "there is no such input; what causes it is: leave_probability, factors, recovery"),
  ]
}
