using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>One conflict as game masters see it: both values, both authors, both times.</summary>
/// <param name="Kind">Kind of the entity in which it is: the conflict is resolved by a command to that entity.</param>
/// <param name="Field">Which field, for example <c>name</c> or <c>chapter-title/</c> and the chapter's id.</param>
/// <param name="Mine">What was kept.</param>
/// <param name="Theirs">What was in place when it was kept.</param>
/// <param name="Passages">Of a text: the words that clash, in the order of the text; none when the field as a whole is kept.</param>
/// <param name="Id">The entity; null: the campaign itself.</param>
[Alias("conflict-view")]
public sealed record ConflictView(
    EntityKind Kind,
    string Field,
    ConflictSide Mine,
    ConflictSide Theirs,
    ImmutableArray<ConflictPassage> Passages,
    Guid? Id = null);

/// <summary>One of the two.</summary>
/// <param name="User">Who set it; null where that is so long ago that it is forgotten.</param>
/// <param name="At">When the server took it; null likewise.</param>
/// <param name="Role">What they were in the campaign when the conflict arose; null: no member any more, or forgotten.</param>
/// <param name="Command">The command that sets it, with its <c>type</c>; null where the text itself or <see cref="ConflictView.Passages"/> tell it.</param>
[Alias("conflict-side")]
public sealed record ConflictSide(
    UserId? User = null,
    DateTimeOffset? At = null,
    Role? Role = null,
    JsonElement? Command = null);

/// <summary>Words of a text that two people changed at once.</summary>
/// <param name="Mine">What was kept; empty: its author took the words out.</param>
/// <param name="Theirs">What is in place; empty: its author took the words out.</param>
[Alias("conflict-passage")]
public sealed record ConflictPassage(string Mine, string Theirs);
