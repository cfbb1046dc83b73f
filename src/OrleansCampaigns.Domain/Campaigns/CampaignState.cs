using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Campaigns;

/// <param name="Admission">Of all joins and changes of role of the campaign, which one let this member see what they see now: 1, 2, 3 …</param>
public sealed record Member(string Name, Role Role, int Admission);

public sealed record Invitation(Role Role, int UsesMax, int Uses, DateTimeOffset ExpiresAt);

public sealed record Chapter(ChapterId Id, string Title, string Text, ChapterStatus Status, string? RetractionReason = null, ChapterOrigin? Origin = null);

public sealed record Secret(ChapterId Chapter, string Text, bool Table, ImmutableSortedSet<UserId> Members);

public sealed record ProposedConsequence(ChapterId Chapter, Consequence Consequence, bool Accepted);

public sealed record Faction(string Name, string Description, string Goal, bool Hidden, ImmutableSortedDictionary<FactionId, int> Attitudes);

/// <summary>A campaign as its decider sees it. <see cref="Chapters"/> are in the order of the table of contents. The most of each is in <see cref="CampaignLimits"/>.</summary>
public sealed record CampaignState(
    bool Exists,
    string Name,
    ImmutableSortedDictionary<UserId, Member> Members,
    ImmutableArray<Chapter> Chapters) : IEntityState<CampaignState, CampaignCommand, CampaignEvent>
{
    public static CampaignState Initial { get; } = new(Exists: false, "", ImmutableSortedDictionary<UserId, Member>.Empty, []);

    public string Description { get; init; } = "";

    /// <summary>How often somebody joined or got another role.</summary>
    public int Admissions { get; init; }

    public CampaignSettings Settings { get; init; } = CampaignSettings.Default;

    public TableSafety Safety { get; init; } = TableSafety.None;

    public ImmutableSortedDictionary<InvitationId, Invitation> Invitations { get; init; } = ImmutableSortedDictionary<InvitationId, Invitation>.Empty;

    public ImmutableSortedDictionary<SecretId, Secret> Secrets { get; init; } = ImmutableSortedDictionary<SecretId, Secret>.Empty;

    public ImmutableSortedDictionary<ConsequenceId, ProposedConsequence> Consequences { get; init; } = ImmutableSortedDictionary<ConsequenceId, ProposedConsequence>.Empty;

    /// <summary>What is so in the story, beside what characters, regions and factions say of themselves.</summary>
    public ImmutableSortedDictionary<StoryFact, StoryFactView> StoryFacts { get; init; } = ImmutableSortedDictionary<StoryFact, StoryFactView>.Empty;

    /// <summary>Null until one is defined.</summary>
    public WorldCalendar? Calendar { get; init; }

    public ImmutableSortedDictionary<FactionId, Faction> Factions { get; init; } = ImmutableSortedDictionary<FactionId, Faction>.Empty;

    /// <inheritdoc/>
    public ConflictBook Book { get; init; } = ConflictBook.Empty;

    public static CampaignEvent Kept(KeptConflict conflict) => new CampaignConflictKept(conflict);

    public static CampaignEvent Resolved(ConflictEnd end) => new CampaignConflictResolved(end);

    public CampaignState With(ConflictBook book) => this with { Book = book };

    public static Decision<CampaignEvent> Decide(CampaignCommand command, CampaignState state, CommandContext context) =>
        CampaignDecider.Decide(command, state, context);

    public static Invariant? BrokenBy(CampaignState before, CampaignState after, CampaignEvent happened) => CampaignInvariants.BrokenBy(before, after, happened);

    public CampaignState Evolve(CampaignEvent happened) => happened switch
    {
        CampaignConflictEvent => this,
        CampaignCreated e => this with { Exists = true, Name = e.Name, Admissions = 1, Members = Members.SetItem(e.Owner, new Member(e.OwnerName, Role.Owner, 1)) },
        CampaignRenamed e => this with { Name = e.Name },
        CampaignDescribed e => this with { Description = e.Description },
        CampaignConfigured e => this with { Settings = e.Settings },
        LinesAndVeilsDrawn e => this with { Safety = e.Safety },
        MemberEvent e => MemberFold.Evolve(this, e),
        ChapterEvent e => ChapterFold.Evolve(this, e),
        SecretEvent e => ChapterFold.Evolve(this, e),
        ConsequenceEvent e => ChapterFold.Evolve(this, e),
        CalendarEvent e => this with { Calendar = WorldCalendar.Evolve(Calendar, e) },
        StoryFactsChanged e => this with { StoryFacts = StoryFactRules.Evolve(StoryFacts, e) },
        FactionEvent e => this with { Factions = FactionFold.Evolve(Factions, e) },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a campaign."),
    };

    public static ChangedText? TextChangedBy(CampaignEvent happened, CampaignState before, CampaignState after) =>
        happened is ChapterEvent e ? ChapterProse.ChangedBy(e, before, after) : null;

    public static FieldKey? TextSetBy(Command command) => ChapterProse.FieldOf(command);

    public static (Command? Setting, Refusal? Refusal) ResolveText(KeptConflict conflict, ConflictChoice choice, CampaignState state) =>
        ChapterProse.Resolve(conflict, choice, state);

    public Chapter? ChapterOf(ChapterId id) => PlaceOf(id) is { } place ? Chapters[place] : null;

    /// <summary>Zero-based, among all chapters; null when there is no such chapter.</summary>
    public int? PlaceOf(ChapterId id)
    {
        for (var place = 0; place < Chapters.Length; place++)
            if (Chapters[place].Id == id) return place;
        return null;
    }

    public bool IsPublished(ChapterId id) => ChapterOf(id)?.Status == ChapterStatus.Published;
}
