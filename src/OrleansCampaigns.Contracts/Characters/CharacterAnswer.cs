using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>One character.</summary>
/// <param name="View">What the asker's main channel sees.</param>
/// <param name="Own">What the asker alone sees beside it; null when there is nothing.</param>
[Alias("character-answer")]
public sealed record CharacterAnswer(CharacterView View, CharacterOwnView? Own = null) : EntityAnswer;
