using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A change of what one user alone sees of one character.</summary>
[Alias("character-own-update")]
public abstract record CharacterOwnUpdate : Update
{
    public required CharacterId Character { get; init; }

    /// <summary>The user's own part after this update; null when there is none left.</summary>
    public abstract CharacterOwnView? Apply(CharacterOwnView? view);
}
