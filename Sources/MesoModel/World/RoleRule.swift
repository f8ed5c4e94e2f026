public import MesoPrimitives

/// How the contributions of one role are paid, where it has a rule of its own.
///
/// The mechanism's reward pays everybody else. Each rule has a purse of its own.
public struct RoleRule: Sendable {
  public var role: Role
  public var reward: any Reward
  /// Tokens that the sponsor lets the rule cost in an epoch; `nil` for no limit.
  public var budget: Amount?
  /// Uses of the role's accepted work in an epoch.
  public var usage: Double

  public init(role: Role, reward: any Reward, budget: Amount?, usage: Double) {
    self.role = role
    self.reward = reward
    self.budget = budget
    self.usage = usage
  }
}

extension Mechanism {
  /// Every reward: the mechanism's own and those of roles.
  public var rewards: [any Reward] { [reward] + roles.map(\.reward) }

  /// The reward that pays the contributions of a role.
  public func reward(of role: Role) -> any Reward {
    roles.first { $0.role == role }?.reward ?? reward
  }
}
