import Arguments

extension Topic {
  /// What is paid for, and when it comes back.
  static let money = Topic(
    "money", summary: "what the programme costs, what it brings, and when it has paid for itself",
    text: """
      Paid hours (all that are scheduled, not only busy ones), overtime, remedies,
      technical solutions, analysis and fixes of causes follow from the scenario. Say
      beside them, where they are there:

        "money": {
          "discount_rate": "8%/year", "terminal_value": "clv",
          "tools": { "platform": "900/month",
                     "seats": { "cost": "45/month", "per_person": true } },
          "management": { "hours": "4h/w", "hourly_cost": 70 }
        }
        "teams": { "desk": { "attrition": {
          "rate": "30%/year", "hiring": "10w", "cost_per_hire": 4500 } } }

      What is paid without the programme, too, as the surveys that go on in its twin,
      is no cost of it. Every amount is posted twice, and the books of every
      replication must balance to the millionth.

      Value saved is booked as expected when it is caused, up to the horizon and
      beyond it (terminal_value none: not beyond). Payback looks at realised margin
      alone: the week from whose end on it covers the cost for good. payback.csv has
      the weeks, money.paid_back the share of replications in which it does.

      money.answering shares each team's labour out by the time that it worked on the
      cases of a tier, treatment, channel, promise, severity or cause, and adds
      remedies and technical solutions; money.answering_per_kept_customer divides it
      by the customers kept. money.cost_per_kept_customer is that of the whole.
      """)
}
