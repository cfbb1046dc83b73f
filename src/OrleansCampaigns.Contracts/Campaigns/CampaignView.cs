using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>The campaign's own part of what a main channel sees. Chapters are in the order of the table of contents, without gaps for hidden ones.</summary>
[Alias("campaign-view")]
public sealed record CampaignView(
    string Name,
    ImmutableArray<MemberView> Members,
    ImmutableArray<ChapterView> Chapters)
{
    public static CampaignView Empty { get; } = new("", [], []);

    public string Description { get; init; } = "";

    public CampaignSettings Settings { get; init; } = CampaignSettings.Default;

    /// <summary>Game masters only; empty for all others.</summary>
    public TableSafety Safety { get; init; } = TableSafety.None;

    /// <summary>Game masters only; empty for all others.</summary>
    public ImmutableSortedDictionary<InvitationId, InvitationView> Invitations { get; init; } = ImmutableSortedDictionary<InvitationId, InvitationView>.Empty;

    /// <summary>All for game masters, those revealed to the table for players, none for spectators.</summary>
    public ImmutableSortedDictionary<SecretId, SecretView> Secrets { get; init; } = ImmutableSortedDictionary<SecretId, SecretView>.Empty;

    /// <summary>Game masters only; empty for all others.</summary>
    public ImmutableSortedDictionary<ConsequenceId, ConsequenceView> Consequences { get; init; } = ImmutableSortedDictionary<ConsequenceId, ConsequenceView>.Empty;

    /// <summary>What is so in the story. Game masters only; empty for all others.</summary>
    public ImmutableSortedDictionary<StoryFact, StoryFactView> StoryFacts { get; init; } = ImmutableSortedDictionary<StoryFact, StoryFactView>.Empty;

    public ImmutableSortedDictionary<FactionId, FactionView> Factions { get; init; } = ImmutableSortedDictionary<FactionId, FactionView>.Empty;

    /// <summary>Null until a calendar is defined.</summary>
    public CalendarView? Calendar { get; init; }

    /// <summary>The headings of all chapters that this audience sees, in order.</summary>
    public ImmutableArray<ChapterHeading> TableOfContents() =>
        [.. Chapters.Select((chapter, place) => new ChapterHeading(place + 1, chapter.Chapter, chapter.Title, chapter.Status))];
}
