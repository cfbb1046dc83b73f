using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A change of one character in a main channel.</summary>
[Alias("character-update")]
public abstract record CharacterUpdate : Update
{
    public required CharacterId Character { get; init; }

    /// <summary>The character after this update; null when this audience no longer sees it.</summary>
    public abstract CharacterView? Apply(CharacterView? view);
}

/// <summary>The character looks like this now.</summary>
[Alias("character-changed")]
public sealed record CharacterChanged(CharacterView View) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => View;
}
