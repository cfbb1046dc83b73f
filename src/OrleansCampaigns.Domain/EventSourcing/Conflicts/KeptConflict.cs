using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>
/// A conflict as its event holds it. Values are held as the commands that set them, so those commands are part of the storage format: each has a golden file
/// (<c>Golden/kept/</c>), and members are added to them only as optional.
/// </summary>
/// <param name="Id">The conflict.</param>
/// <param name="Field">Which field.</param>
/// <param name="Displaced">True: what was kept had been in place, and the command of a higher role took its place. False: it is what the command would have set.</param>
/// <param name="Mine">What was kept.</param>
/// <param name="Theirs">What is in place.</param>
/// <param name="Passages">Of a text: what clashes; empty when the whole is kept.</param>
/// <param name="InText">Hash of the text that the passages stand in.</param>
/// <param name="Sent">Of a text: what its author sent.</param>
public sealed record KeptConflict(
    ConflictId Id,
    FieldKey Field,
    bool Displaced,
    KeptSide Mine,
    KeptSide Theirs,
    ImmutableArray<KeptPassage> Passages,
    string? InText = null,
    SentText? Sent = null)
{
    /// <summary>True: several people made what was kept, and the last of them need not be one who may see all of it. Null: no.</summary>
    public bool? OfSeveral { get; init; }

    /// <summary>
    /// Who sees it beside the game masters: its author, when they were a player then; null: nobody. Game masters find their own in the inbox, and keep nothing of a draft when they are none
    /// any more.
    /// </summary>
    public UserId? ShownTo => OfSeveral == true || AccessPolicy.Allows(Mine.Role, Permission.RunGame) ? null : Mine.User;
}

/// <param name="User">Who set it; null: forgotten.</param>
/// <param name="At">When it was recorded; null: forgotten.</param>
/// <param name="Role">What they were then in the campaign; null: no member.</param>
/// <param name="Value">The command that sets it; null where the text itself or the passages tell it, or where it was taken away.</param>
public sealed record KeptSide(UserId? User = null, DateTimeOffset? At = null, Role? Role = null, Command? Value = null);

/// <param name="At">Where <paramref name="Theirs"/> begins in the text, in UTF-16 code units.</param>
/// <param name="Mine">What was kept.</param>
/// <param name="Theirs">What is in place.</param>
public sealed record KeptPassage(int At, string Mine, string Theirs);

/// <summary>A text as its author sent it, where something else came of it: the base of what they send next.</summary>
/// <param name="Hash">Of the text.</param>
/// <param name="Base">Hash of the text that the hunks count in.</param>
/// <param name="Hunks">What the author changed.</param>
public sealed record SentText(string Hash, string Base, ImmutableArray<TextHunk> Hunks);
