using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A page of characters.</summary>
/// <param name="Characters">At most as many as were asked for.</param>
/// <param name="Next">To be sent as <see cref="ListCharacters.After"/>; null when this is the end.</param>
[Alias("characters-answer")]
public sealed record CharactersAnswer(ImmutableArray<CharacterHeading> Characters, CharacterId? Next = null) : Answer;
