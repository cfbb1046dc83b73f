using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A change of one character in a main channel.</summary>
[Alias("character-update")]
public abstract record CharacterUpdate : Update
{
    public required CharacterId Character { get; init; }

    /// <summary>The character after this update; null when this audience no longer sees it.</summary>
    public abstract CharacterView? Apply(CharacterView? view);

    private protected static CharacterView Seen(CharacterView? view) =>
        view ?? throw new InvalidOperationException("A part of a character changed that this channel has never been shown.");
}

/// <summary>The character is new to this audience and looks like this.</summary>
[Alias("character-changed")]
public sealed record CharacterChanged(CharacterView View) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => View;
}

/// <summary>This audience no longer sees the character.</summary>
[Alias("character-gone")]
public sealed record CharacterGone : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => null;
}

/// <summary>The character has this name and portrait now.</summary>
[Alias("character-named")]
public sealed record CharacterNamed(string Name, string? Portrait = null) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => Seen(view) with { Name = Name, Portrait = Portrait };
}

/// <summary>The character looks so now, and nothing else of its appearance changed.</summary>
[Alias("character-health-changed")]
public sealed record CharacterHealthChanged(CharacterHealth Health) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => Seen(view) with { Appearance = Seen(view).Appearance! with { Health = Health } };
}

/// <summary>The character's appearance is this now.</summary>
[Alias("character-appearance-changed")]
public sealed record CharacterAppearanceChanged(CharacterAppearance Appearance) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => Seen(view) with { Appearance = Appearance };
}

/// <summary>Parts of the sheet are different now. For game masters.</summary>
[Alias("character-sheet-changed")]
public sealed record CharacterSheetChanged(SheetChange Change) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => Seen(view) with { Sheet = Change.Apply(Seen(view).Sheet!) };
}

/// <summary>What is secret about the character is this now. For game masters.</summary>
[Alias("character-secrets-changed")]
public sealed record CharacterSecretsChanged(CharacterSecrets Secrets) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => Seen(view) with { Secrets = Secrets };
}
