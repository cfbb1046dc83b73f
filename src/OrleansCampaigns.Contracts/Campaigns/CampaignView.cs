using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>The campaign's own part of what a main channel sees. Chapters are in the order of the table of contents, without gaps for hidden ones.</summary>
[GenerateSerializer, Immutable, Alias("campaign-view")]
public sealed record CampaignView(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<MemberView> Members,
    [property: Id(2)] ImmutableArray<ChapterView> Chapters)
{
    public static CampaignView Empty { get; } = new("", [], []);

    [Id(3)]
    public string Description { get; init; } = "";

    [Id(4)]
    public CampaignSettings Settings { get; init; } = CampaignSettings.Default;

    /// <summary>Game masters only; empty for all others.</summary>
    [Id(5)]
    public TableSafety Safety { get; init; } = TableSafety.None;

    /// <summary>Game masters only; empty for all others.</summary>
    [Id(6)]
    public ImmutableSortedDictionary<InvitationId, InvitationView> Invitations { get; init; } = ImmutableSortedDictionary<InvitationId, InvitationView>.Empty;

    /// <summary>All for game masters, those revealed to the table for players, none for spectators.</summary>
    [Id(7)]
    public ImmutableSortedDictionary<SecretId, SecretView> Secrets { get; init; } = ImmutableSortedDictionary<SecretId, SecretView>.Empty;

    /// <summary>Game masters only; empty for all others.</summary>
    [Id(8)]
    public ImmutableSortedDictionary<ConsequenceId, ConsequenceView> Consequences { get; init; } = ImmutableSortedDictionary<ConsequenceId, ConsequenceView>.Empty;

    [Id(9)]
    public ImmutableSortedDictionary<FactionId, FactionView> Factions { get; init; } = ImmutableSortedDictionary<FactionId, FactionView>.Empty;

    /// <summary>Null until a calendar is defined.</summary>
    [Id(10)]
    public CalendarView? Calendar { get; init; }

    /// <summary>The headings of all chapters that this audience sees, in order.</summary>
    public ImmutableArray<ChapterHeading> TableOfContents() =>
        [.. Chapters.Select((chapter, place) => new ChapterHeading(place + 1, chapter.Chapter, chapter.Title, chapter.Status))];
}
