import Arguments

extension Topic {
  static let people = Topic(
    "people", summary: "how the people of a team vary, come and go, and behave",
    text: """
      Everything here is off where it is not written. In a team:

        "shift_end": "finish-current"     or "hand-over", "resume-next-shift"
        "breaks": { "lunch": { "between": "11:30-14:00", "lasts": "30m",
                               "paid": false },
                    "tea":   { "at": "10:00", "lasts": "15m", "paid": true } }
        "shrinkage": { "meetings": "8%", "coaching": "4%" }
        "absence": { "rate": "7%", "spell": { "dist": "geometric",
                                              "mean": "4d" } }
        "speed": { "cv": 0.15 }           1 as the laws of work are stated
        "quality": { "sd": 1 }            skill, in standard deviations
        "ramp_up": { "starters": 1, "speed": { "0w": 0.61, "12w": 0.857 },
                     "quality": "learning-curve" }
        "attrition": { "rate": "30%/year", "hiring": "10w" }
        "coaching": { "activity": "coaching", "gain": "10%",
                      "half_life": "8w", "full_dose": "8h" }
        "overload": { "ceiling": "85%", "quit_factor": 2, "skill_loss": 0.5 }
        "blended": { "inbound": "40%", "spell": "5m" }
        "languages": { "de": "100%", "fr": "40%" }    or ["de", "fr"]
        "topics": ["billing", "refund"]
        "habits": { "cherry_picking": "20%", "in_sight": 10,
                    "slowing": { "within": "1h", "factor": 1.3 } }

      shift_end says what becomes of work in hand when a working interval ends.
      finish-current: the person stays, and the rest is overtime. hand-over: it goes
      back to its queue; who takes it prepares anew and does what is left.
      resume-next-shift: the person goes on at the next interval; who is absent then,
      or has left, gives it back. A call that has begun is finished under each.

      Breaks are within scheduled hours: a paid one is paid, an unpaid one is taken
      off the paid hours of each day, also of the absent. Work in hand is finished
      first. Breaks of a shift replace those of the team with the same name.

      Absence is a share of scheduled days in spells of any law, and paid. Attrition
      is a hazard; a seat is empty until hiring is over (for good where it is not
      written), its hours are neither scheduled nor paid, and a starter follows.
      People who are there when the run begins have nothing to learn, except
      ramp_up.starters of them. learning-curve is 1 - 0.39 e^(-weeks/12) for speed,
      and -e^(-weeks/12) for quality. Skill adds resolution.skill_effect (0.3) for
      each standard deviation to the log odds of solving.

      Coaching is an activity of shrinkage: its hours are gone, and who has had
      full_dose of it saves gain of handle time, half of which is lost in half_life;
      peer_effect is the share of the team's mean that colleagues learn too.
      Overload: above the ceiling of occupancy, averaged over memory_days, people
      leave sooner and solve less.

      Blended people answer calls first: spells take the stated share of desk time,
      and cases get what is left. customers.languages gives what customers speak,
      journey.causes the topics; of a team so many people have an ability as its
      share makes, one at least, the same in every replication. A case waits for
      somebody who has what it needs; approvals need neither.
      """)
}
