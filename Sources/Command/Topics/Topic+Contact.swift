import Arguments

extension Topic {
  /// How a case gets from its first attempt to its closing.
  static let contact = Topic(
    "contact", summary: "attempts, changes of channel, waiting for the customer, technical solutions",
    text: """
      contact says how customers are rung: attempts, wait_between, callable hours,
      message_left, and how they are reached. Each customer's own reachability is
      beta with that mean, the more alike the greater the concentration; by_hour are
      factors on it by the hour of the day:

        "reach": { "mean": "40%", "concentration": 3,
                   "by_hour": { "08-17": 0.8, "17-20": 1.3 } }

      Named plans differ from it in what they say; a rule chooses one, or else the
      kind of work does:

        "contact": {
          "attempts": 4, "wait_between": ["3h", "1d"],
          "switch": { "after": 2, "work": "letter", "wait": "2h" },
          "plans": { "vip": { "attempts": 7, "switch": "none" } }
        }
        "triage": { "rules": { "gold": { …, "contact": "vip" } } }
        "work": { "text": { …, "contact": "vip" } }

      switch goes over to written work after so many failed attempts, for customers
      who may be written to; the others are rung on.

      chasers are customers who ask again after silence, which is counted from the
      last thing they heard. Each time adds handling to the next work on the case;
      raise_priority lets it go before all others. Nobody chases unless it is written:

        "chasers": { "share": "30%", "after": { "dist": "lognormal", "p50": "3d",
                     "p90": "7d" }, "times": 3, "handling": "5m" }

      resolution.waits is the share of conversations that end with a question to
      the customer. The resolution clock stands still until the answer is in, if
      pauses_resolution_clock is true; sla.promises.NAME.pauses says it for one
      promise. The answer puts the case back into its queue, and needs no attempt:

        "waits": { "share": "6%", "for": { "dist": "lognormal", "p50": "1d",
                   "p90": "4d" }, "pauses_resolution_clock": true }

      A rule that treats "automated" may say how long customers take over the
      solution, and under which promise those come back whom it did not help:

        "reaction": { "dist": "lognormal", "p50": "1d", "p90": "5d" },
        "return": { "share": "30%", "after": "3d", "queue": …, "work": …,
                    "sla": "standard" }

      Figures: contact.*, customer_wait.*, automation.*, resolution.time.* to the
      first solution and resolution.total_time.* to the last.
      """)
}
