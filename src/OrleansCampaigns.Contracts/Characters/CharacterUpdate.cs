using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A change of one character in a main channel.</summary>
[GenerateSerializer, Immutable, Alias("character-update")]
public abstract record CharacterUpdate : Update
{
    [Id(0)]
    public required CharacterId Character { get; init; }

    /// <summary>The character after this update; null when this audience no longer sees it.</summary>
    public abstract CharacterView? Apply(CharacterView? view);

    private protected static CharacterView Seen(CharacterView? view) =>
        view ?? throw new InvalidOperationException("A part of a character changed that this channel has never been shown.");
}

/// <summary>The character is new to this audience and looks like this.</summary>
[GenerateSerializer, Immutable, Alias("character-changed")]
public sealed record CharacterChanged([property: Id(0)] CharacterView View) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => View;
}

/// <summary>This audience no longer sees the character.</summary>
[GenerateSerializer, Immutable, Alias("character-gone")]
public sealed record CharacterGone : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => null;
}

/// <summary>The character has this name and portrait now.</summary>
[GenerateSerializer, Immutable, Alias("character-named")]
public sealed record CharacterNamed([property: Id(0)] string Name, [property: Id(1)] string? Portrait = null) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => Seen(view) with { Name = Name, Portrait = Portrait };
}

/// <summary>The character looks so now, and nothing else of its appearance changed.</summary>
[GenerateSerializer, Immutable, Alias("character-health-changed")]
public sealed record CharacterHealthChanged([property: Id(0)] CharacterHealth Health) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => Seen(view) with { Appearance = Seen(view).Appearance! with { Health = Health } };
}

/// <summary>The character's appearance is this now.</summary>
[GenerateSerializer, Immutable, Alias("character-appearance-changed")]
public sealed record CharacterAppearanceChanged([property: Id(0)] CharacterAppearance Appearance) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => Seen(view) with { Appearance = Appearance };
}

/// <summary>Parts of the sheet are different now. For game masters.</summary>
[GenerateSerializer, Immutable, Alias("character-sheet-changed")]
public sealed record CharacterSheetChanged([property: Id(0)] SheetChange Change) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => Seen(view) with { Sheet = Change.Apply(Seen(view).Sheet!) };
}

/// <summary>What is secret about the character is this now. For game masters.</summary>
[GenerateSerializer, Immutable, Alias("character-secrets-changed")]
public sealed record CharacterSecretsChanged([property: Id(0)] CharacterSecrets Secrets) : CharacterUpdate
{
    public override CharacterView? Apply(CharacterView? view) => Seen(view) with { Secrets = Secrets };
}
