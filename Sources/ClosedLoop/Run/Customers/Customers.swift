import EventKernel
import PortableMath

/// The customers in a run: their book, what the customer file knows of their complaints, and surveys on their way.
struct Customers: ~Copyable {
  /// Those who were touched by feedback, and their fates.
  var book: CustomerBook
  /// Complaints of each touched customer; used only where a rule asks for them.
  private var complaints = Table<ComplaintTimes>()
  /// Surveys on their way, and invitations of each row of customers.
  var surveys = Table<Survey>()
  private var invitations = Table<Invitations>()

  init(_ prepared: PreparedPlan, chance: Chance, silence: SilentIntensity, watch: Watch) {
    book = CustomerBook(prepared.customers, chance: chance, silence: silence)
    book.prices = watch.fates
  }

  /// How often a customer has complained from an instant on, as the customer file knows it.
  @inline(__always) func complaintCount(of row: Int, since start: Ticks) -> Int {
    row < complaints.count ? complaints[row].count(since: start) : 0
  }

  /// Writes a complaint into the customer file.
  mutating func noteComplaint(of row: Int, at now: Ticks) {
    while complaints.count <= row { complaints.append(ComplaintTimes()) }
    complaints[row].add(now)
  }

  /// Earlier invitations of a customer by weight, and one more from now on.
  mutating func noteInvitation(of customer: Int, at now: Ticks) -> Double {
    while invitations.count <= customer { invitations.append(Invitations()) }
    let age = days(now - invitations[customer].since)
    let earlier = invitations[customer].weight * exponential(-age * 0.6931471805599453 / 90)
    invitations[customer] = Invitations(weight: earlier + 1, since: now)
    return earlier
  }
}
