using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>
/// A roll in which all kept dice of a term showed their highest face, or all their lowest, where that happens at most once in
/// 20 throws: the natural 20 and the natural 1, and what is like them with other dice.
/// </summary>
/// <param name="User">Who rolled.</param>
/// <param name="Notation">The term, such as <c>1d20</c>.</param>
/// <param name="Highest">All highest; otherwise all lowest.</param>
[Alias("roll-of-note")]
public sealed record RollOfNote(UserId User, string Notation, bool Highest);
