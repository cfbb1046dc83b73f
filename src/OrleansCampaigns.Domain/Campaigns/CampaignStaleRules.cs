using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What becomes of each of the campaign's commands when it is stale.</summary>
internal static class CampaignStaleRules
{
    private const string Line = " / ";
    private const string Paragraph = "\n\n";

    public static StaleTable<CampaignState> Table { get; } = new StaleTable<CampaignState>()
        .All(new Prose(), typeof(EditChapter), typeof(EditChapterText))
        .Changes<ChapterDrafted>(e => ChapterProse.KeyOf(e.Chapter))
        .Changes<ChapterEdited>(e => ChapterProse.KeyOf(e.Chapter))
        .Changes<ChapterPatched>(e => ChapterProse.KeyOf(e.Chapter))
        .All(new Resolving(), typeof(ResolveCampaignConflict))
        .All(new Adding(), typeof(CreateCampaign), typeof(DraftChapter), typeof(AddSecret), typeof(ProposeConsequence), typeof(FoundFaction))
        .All(
            new ExactVersion(),
            typeof(InviteMembers), typeof(RevokeInvitation), typeof(JoinCampaign), typeof(LeaveCampaign), typeof(RemoveMember), typeof(ChangeRole), typeof(HandOverCampaign), typeof(AddService),
            typeof(PublishChapter), typeof(RetractChapter), typeof(ArchiveChapter), typeof(RestoreChapter), typeof(RemoveSecret), typeof(RevealSecret),
            typeof(WithdrawConsequence), typeof(AcceptConsequences), typeof(ChangeStoryFacts), typeof(AdvanceCalendar), typeof(DissolveFaction), typeof(RevealFaction))
        .Field<RenameCampaign, CampaignRenamed>("name", (s, c) => c with { Name = s.Name })
        .Text<RenameCampaign>(c => c.Name, (c, text) => c with { Name = text }, Line)
        .Field<DescribeCampaign, CampaignDescribed>("description", (s, c) => c with { Description = s.Description })
        .Text<DescribeCampaign>(c => c.Description, (c, text) => c with { Description = text }, Paragraph)
        .Field<ChangeSettings, CampaignConfigured>("settings", (s, c) => c with { Settings = s.Settings })
        .Field<DrawLinesAndVeils, LinesAndVeilsDrawn>("lines-and-veils", (s, c) => c with { Safety = s.Safety })
        .Field<RetitleChapter, ChapterRetitled>("chapter-title", c => c.Chapter, e => e.Chapter, (s, c) => s.ChapterOf(c.Chapter) is { } chapter ? c with { Title = chapter.Title } : null)
        .Text<RetitleChapter>(c => c.Title, (c, text) => c with { Title = text }, Line)
        .Field<MoveChapter, ChapterMoved>("chapter-place", c => c.Chapter, e => e.Chapter, (s, c) => s.PlaceOf(c.Chapter) is { } place ? c with { Place = place } : null)
        .Field<EditSecret, SecretEdited>("secret", c => c.Secret, e => e.Secret, (s, c) => s.Secrets.GetValueOrDefault(c.Secret) is { } secret ? c with { Text = secret.Text } : null)
        .Text<EditSecret>(c => c.Text, (c, text) => c with { Text = text }, Paragraph)
        .Field<DefineCalendar, CalendarDefined>(
            "calendar", (s, _) => s.Calendar is { } calendar ? new DefineCalendar(calendar.Months, calendar.Weekdays, calendar.Today, calendar.Weekday()) : null)
        .Field<SetDate, DateSet>("date", (s, _) => s.Calendar is { } calendar ? new SetDate(calendar.Today) : null)
        .Alters<CalendarAdvanced>(_ => [FieldKey.Of("date"), FieldKey.Of("calendar")])
        .Alters<DateSet>(_ => [FieldKey.Of("calendar")])
        .Alters<CalendarDefined>(_ => [FieldKey.Of("date")])
        .Field<DescribeFaction, FactionDescribed>(
            "faction", c => c.Faction, e => e.Faction, (s, c) => s.Factions.GetValueOrDefault(c.Faction) is { } faction ? c with { Name = faction.Name, Description = faction.Description } : null)
        .Field<SetFactionGoal, FactionGoalSet>(
            "faction-goal", c => c.Faction, e => e.Faction, (s, c) => s.Factions.GetValueOrDefault(c.Faction) is { } faction ? c with { Goal = faction.Goal } : null)
        .Text<SetFactionGoal>(c => c.Goal, (c, text) => c with { Goal = text }, Paragraph)
        .Field<SetAttitude, AttitudeSet>(
            "attitude",
            c => string.Join('/', c.Faction, c.Towards),
            e => string.Join('/', e.Faction, e.Towards),
            (s, c) => s.Factions.GetValueOrDefault(c.Faction) is { } faction ? c with { Attitude = faction.Attitudes.GetValueOrDefault(c.Towards) } : null);
}
