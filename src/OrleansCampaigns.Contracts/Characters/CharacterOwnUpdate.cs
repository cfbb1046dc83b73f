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

/// <summary>The user owns the character now, and this is its sheet.</summary>
[Alias("own-sheet-shown")]
public sealed record OwnSheetShown(CharacterSheet Sheet) : CharacterOwnUpdate
{
    public override CharacterOwnView? Apply(CharacterOwnView? view) => new(Character, Sheet);
}

/// <summary>Parts of the sheet are different now.</summary>
[Alias("own-sheet-changed")]
public sealed record OwnSheetChanged(SheetChange Change) : CharacterOwnUpdate
{
    public override CharacterOwnView? Apply(CharacterOwnView? view) => view is null
        ? throw new InvalidOperationException("A sheet changed that this user has never been shown.")
        : view with { Sheet = Change.Apply(view.Sheet) };
}

/// <summary>The user no longer owns the character.</summary>
[Alias("own-sheet-gone")]
public sealed record OwnSheetGone : CharacterOwnUpdate
{
    public override CharacterOwnView? Apply(CharacterOwnView? view) => null;
}
