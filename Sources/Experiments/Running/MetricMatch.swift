public import ClosedLoop

/// Where the metrics of one plan stand in another: by metric, dimension and the name of the group.
struct MetricMatch {
  /// For each place in the first plan's instances, the place in the other's; nil where the other has no such group.
  let places: [Int?]

  init(from first: Plan, to other: Plan) {
    let wanted = Metric.instances(of: first)
    let there = Metric.instances(of: other)
    var next = 0
    places = wanted.map { instance in
      // Both lists have the order of the catalogue, so those of one metric and dimension lie together.
      while next < there.count, (there[next].metric, there[next].position) < (instance.metric, instance.position) {
        next += 1
      }
      var index = next
      while index < there.count, there[index].metric == instance.metric, there[index].dimension == instance.dimension {
        if first.isSame(instance.dimension, instance.group, as: there[index].group, of: other) { return index }
        index += 1
      }
      return nil
    }
  }
}

extension Plan {
  /// Whether a metric of another plan, at a place of its instances, is one of this plan, too.
  public func has(_ instance: Int, of other: Plan) -> Bool {
    MetricMatch(from: other, to: self).places[instance] != nil
  }
}

extension MetricInstance {
  /// Place of its dimension among those of its metric; 0 for undivided.
  fileprivate var position: Int {
    (Metric.catalogue[metric].dimensions.firstIndex(of: dimension) ?? -1) + 1
  }
}

extension Plan {
  /// Whether a group of this plan is what a group of another plan is called there.
  fileprivate func isSame(_ dimension: Dimension, _ group: Int, as there: Int, of other: Plan) -> Bool {
    switch dimension {
    case .all, .treatment, .severity: group == there
    case .tier: population.tiers[group].name.utf8 == other.population.tiers[there].name.utf8
    case .channel: channels[group].name.utf8 == other.channels[there].name.utf8
    case .sla: promises[group].name.utf8 == other.promises[there].name.utf8
    case .cause: causes[group].name.utf8 == other.causes[there].name.utf8
    case .team: teams[group].name.utf8 == other.teams[there].name.utf8
    }
  }
}
