using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What holds in every campaign.</summary>
internal static class CampaignInvariants
{
    private static readonly Invariant Created = new("campaign.created-once", "A campaign is created by its first event and never again.");
    private static readonly Invariant Named = new("campaign.named", "A campaign has a name of a proper length.");
    private static readonly Invariant OneOwner = new("campaign.one-owner", "A campaign has exactly one owner.");
    private static readonly Invariant Members = new("campaign.members", "Members are at most as many as allowed, each admitted once.");
    private static readonly Invariant Invited = new("campaign.invitation", "An invitation is used at most as often as it says.");
    private static readonly Invariant ChapterUnique = new("chapter.unique", "Chapter ids are unique, and chapters at most as many as allowed.");
    private static readonly Invariant ChapterWhole = new("chapter.whole", "A chapter has a title and a text of proper lengths, and a reason exactly when it is retracted.");
    private static readonly Invariant ChapterHistory = new("chapter.history", "What is remembered of a chapter's text leads to the text that is there.");
    private static readonly Invariant SecretOfChapter = new("secret.chapter", "A secret belongs to a chapter.");
    private static readonly Invariant SecretReaders = new("secret.readers", "Whoever knows a secret by name is a member.");
    private static readonly Invariant ConsequenceOfChapter = new("consequence.chapter", "A consequence belongs to a chapter.");
    private static readonly Invariant CalendarValid = new("calendar.valid", "A calendar has months, weekdays and a today that exists in it.");
    private static readonly Invariant Attitude = new("faction.attitude", "A faction's attitude is to another faction, -3 to 3 and not 0.");
    private static readonly Invariant StoryFacts = new("story.facts", "Facts of the story are at most as many as allowed, each in the one written form.");
    private static readonly Invariant Factions = new("faction.count", "Factions are at most as many as allowed.");

    public static ImmutableArray<Invariant> All { get; } =
        [Created, Named, OneOwner, Members, Invited, ChapterUnique, ChapterWhole, ChapterHistory, SecretOfChapter, SecretReaders, ConsequenceOfChapter, CalendarValid, Attitude, StoryFacts, Factions];

    public static Invariant? BrokenBy(CampaignState before, CampaignState after, CampaignEvent happened)
    {
        if (before.Exists == happened is CampaignCreated) return Created;
        return happened switch
        {
            CampaignCreated or CampaignRenamed => Unless(IsNamed(after), Named),
            MemberEvent e => BrokenBy(before, after, e),
            ChapterDrafted e => before.PlaceOf(e.Chapter) is null && after.Chapters.Length <= CampaignLimits.ChaptersMax ? Unless(IsWhole(after.Chapters[^1]), ChapterWhole) : ChapterUnique,
            ChapterEvent e => Unless(IsWhole(after.ChapterOf(e.Chapter)!), ChapterWhole),
            SecretAdded e => Unless(after.Secrets.Count <= CampaignLimits.SecretsMax && after.PlaceOf(e.Chapter) is not null, SecretOfChapter),
            SecretRevealed e => Unless(e.Members.All(after.Members.ContainsKey), SecretReaders),
            ConsequenceProposed e => Unless(after.Consequences.Count <= CampaignLimits.ConsequencesMax && after.PlaceOf(e.Chapter) is not null, ConsequenceOfChapter),
            CalendarEvent => Unless(IsValid(after.Calendar!), CalendarValid),
            FactionFounded => Unless(after.Factions.Count <= CampaignLimits.FactionsMax, Factions),
            StoryFactsChanged e => Unless(after.StoryFacts.Count <= CampaignLimits.StoryFactsMax && e.Added.All(fact => fact.IsWhole), StoryFacts),
            AttitudeSet e => Unless(e.Attitude == 0 || IsAttitude(after, e.Faction, e.Towards, e.Attitude), Attitude),
            _ => null,
        };
    }

    public static List<Invariant> BrokenIn(CampaignState state)
    {
        if (!state.Exists) return [Created];
        var chapters = state.Chapters.Select(chapter => chapter.Id).ToHashSet();
        return Invariant.Broken(
            (!IsNamed(state), Named),
            (state.Members.Values.Count(member => member.Role == Role.Owner) != 1, OneOwner),
            (state.Members.Count > CampaignLimits.MembersMax || !state.Members.Values.All(member => IsAdmitted(member, state)), Members),
            (state.Members.Values.Select(member => member.Admission).Distinct().Count() != state.Members.Count, Members),
            (!state.Invitations.Values.All(IsProper), Invited),
            (state.Chapters.Length > CampaignLimits.ChaptersMax || state.Chapters.Select(chapter => chapter.Id).Distinct().Count() != state.Chapters.Length, ChapterUnique),
            (!state.Chapters.All(IsWhole), ChapterWhole),
            (!state.Chapters.All(chapter => IsRemembered(chapter, state)), ChapterHistory),
            (!state.Secrets.Values.All(secret => chapters.Contains(secret.Chapter)), SecretOfChapter),
            (!state.Secrets.Values.SelectMany(secret => secret.Members).All(state.Members.ContainsKey), SecretReaders),
            (!state.Consequences.Values.All(consequence => chapters.Contains(consequence.Chapter)), ConsequenceOfChapter),
            (state.Calendar is { } calendar && !IsValid(calendar), CalendarValid),
            (state.StoryFacts.Count > CampaignLimits.StoryFactsMax || !state.StoryFacts.Keys.All(fact => fact.IsWhole), StoryFacts),
            (state.Factions.Count > CampaignLimits.FactionsMax, Factions),
            (!state.Factions.All(faction => faction.Value.Attitudes.All(to => IsAttitude(state, faction.Key, to.Key, to.Value))), Attitude));
    }

    private static Invariant? BrokenBy(CampaignState before, CampaignState after, MemberEvent happened) => happened switch
    {
        MembersInvited e => Unless(after.Invitations.Count <= CampaignLimits.InvitationsMax && IsProper(after.Invitations[e.Invitation]), Invited),
        MemberJoined e => IsProper(after.Invitations[e.Invitation]) ? Came(before, after, e.User) : Invited,
        ServiceAdded e => Came(before, after, e.User),
        MemberLeft e => Unless(RoleOf(before, e.User) is not (null or Role.Owner), OneOwner),
        MemberRemoved e => Unless(RoleOf(before, e.User) is not (null or Role.Owner), OneOwner),
        RoleChanged e => Unless(e.Role != Role.Owner && RoleOf(before, e.User) != Role.Owner, OneOwner),
        CampaignHandedOver e => Unless(RoleOf(before, e.From) == Role.Owner && e.From != e.To, OneOwner),
        _ => null,
    };

    private static Invariant? Came(CampaignState before, CampaignState after, UserId user) =>
        before.Members.ContainsKey(user) || after.Members.Count > CampaignLimits.MembersMax || !IsAdmitted(after.Members[user], after) ? Members
        : after.Members[user].Role == Role.Owner ? OneOwner
        : null;

    private static Role? RoleOf(CampaignState state, UserId user) => state.Members.GetValueOrDefault(user)?.Role;

    private static bool IsAdmitted(Member member, CampaignState state) => member.Admission >= 1 && member.Admission <= state.Admissions;

    private static bool IsNamed(CampaignState state) => state.Name.Length is >= 1 and <= TextRule.TitleLengthMax;

    private static bool IsProper(Invitation invitation) =>
        invitation.Uses >= 0 && invitation.Uses <= invitation.UsesMax && invitation.UsesMax is >= 1 and <= CampaignLimits.InvitationUsesMax;

    private static bool IsWhole(Chapter chapter) =>
        chapter.Title.Length is >= 1 and <= TextRule.TitleLengthMax
        && chapter.Text.Length <= TextRule.ChapterLengthMax
        && (chapter.Status == ChapterStatus.Retracted) == (chapter.RetractionReason is not null);

    /// <summary>Asked of a whole campaign only: it hashes every text.</summary>
    private static bool IsRemembered(Chapter chapter, CampaignState state) =>
        state.Book.Texts.GetValueOrDefault(ChapterProse.KeyOf(chapter.Id)) is not { } history || history.LastHash == TextPatch.HashOf(chapter.Text);

    private static bool IsValid(WorldCalendar calendar) =>
        calendar.Months.Length is >= 1 and <= CampaignLimits.MonthsMax
        && calendar.Months.All(month => month.Days is >= 1 and <= CampaignLimits.MonthDaysMax)
        && calendar.Weekdays.Length is >= 1 and <= CampaignLimits.WeekdaysMax
        && calendar.FirstWeekday >= 0 && calendar.FirstWeekday < calendar.Weekdays.Length
        && calendar.Has(calendar.Today);

    private static bool IsAttitude(CampaignState state, FactionId holder, FactionId towards, int attitude) =>
        holder != towards && state.Factions.ContainsKey(towards) && attitude is not 0 and >= -CampaignLimits.AttitudeMax and <= CampaignLimits.AttitudeMax;

    private static Invariant? Unless(bool holds, Invariant invariant) => holds ? null : invariant;
}
