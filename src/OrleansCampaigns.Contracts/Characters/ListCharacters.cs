using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>The characters that the asker sees, by ascending id.</summary>
/// <param name="After">The last character that the asker has; null for the beginning.</param>
/// <param name="Limit">1 to 100.</param>
/// <remarks>Refused: <c>page.limit</c>. Answered with <see cref="CharactersAnswer"/>.</remarks>
[Alias("list-characters")]
public sealed record ListCharacters(CharacterId? After = null, int Limit = PageLimits.ItemsDefault) : Query;
