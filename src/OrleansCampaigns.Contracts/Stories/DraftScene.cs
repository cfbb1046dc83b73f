using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>What a scene of a draft is made of, and why it stands there.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Storylet">Id of what it is made of.</param>
/// <param name="Place">Key of where it happens.</param>
/// <param name="Roles">Who plays what in it.</param>
/// <param name="Causes">What it rests on.</param>
/// <param name="Rejected">What could have stood in its place.</param>
/// <param name="Outcomes">How it can end.</param>
/// <param name="Hero">Key of the player's character whose question it asks; null for none.</param>
/// <param name="Reason">Why somebody who is no player starts it; null when nobody does.</param>
/// <param name="Veiled">Part of it happens off screen.</param>
[Alias("draft-scene")]
public sealed record DraftScene(
    int Number,
    string Storylet,
    string Place,
    ImmutableArray<DraftRole> Roles,
    ImmutableArray<DraftCause> Causes,
    ImmutableArray<DraftRejection> Rejected,
    ImmutableArray<DraftOutcome> Outcomes,
    string? Hero = null,
    DraftReason? Reason = null,
    bool Veiled = false);
