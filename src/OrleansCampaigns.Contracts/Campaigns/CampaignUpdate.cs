using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A change of the campaign's own part in a main channel.</summary>
[Alias("campaign-update")]
public abstract record CampaignUpdate : Update
{
    public abstract CampaignView Apply(CampaignView view);
}

/// <summary>The campaign has this name now.</summary>
[Alias("campaign-named")]
public sealed record CampaignNamed(string Name) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Name = Name };
}

/// <summary>The campaign has this description now.</summary>
[Alias("description-changed")]
public sealed record DescriptionChanged(string Description) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Description = Description };
}

/// <summary>The campaign has these settings now.</summary>
[Alias("settings-changed")]
public sealed record SettingsChanged(CampaignSettings Settings) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Settings = Settings };
}

/// <summary>The table's lines and veils are these now.</summary>
[Alias("safety-changed")]
public sealed record SafetyChanged(TableSafety Safety) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Safety = Safety };
}

/// <summary>A member is new, or has another name or role.</summary>
[Alias("member-changed")]
public sealed record MemberChanged(MemberView Member) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) =>
        view with { Members = [.. view.Members.Where(m => m.User != Member.User).Append(Member).OrderBy(m => m.User)] };
}

/// <summary>Somebody is no member any more; what was revealed to them alone no longer is.</summary>
[Alias("member-gone")]
public sealed record MemberGone(UserId User) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with
    {
        Members = view.Members.RemoveAll(member => member.User == User),
        Secrets = view.Secrets.SetItems(
            from entry in view.Secrets
            where entry.Value.Reach is { } reach && reach.Members.Contains(User)
            select KeyValuePair.Create(entry.Key, entry.Value with { Reach = entry.Value.Reach! with { Members = entry.Value.Reach.Members.Remove(User) } })),
    };
}

/// <summary>The invitation looks like this now.</summary>
[Alias("invitation-changed")]
public sealed record InvitationChanged(InvitationId Invitation, InvitationView View) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Invitations = view.Invitations.SetItem(Invitation, View) };
}

/// <summary>The invitation was revoked.</summary>
[Alias("invitation-gone")]
public sealed record InvitationGone(InvitationId Invitation) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Invitations = view.Invitations.Remove(Invitation) };
}

/// <summary>The chapter looks like this now and stands at <paramref name="Place"/> of the table of contents that this audience sees.</summary>
/// <param name="Place">Zero-based, among the chapters that this audience sees.</param>
/// <param name="Chapter">The whole chapter.</param>
[Alias("chapter-changed")]
public sealed record ChapterChanged(int Place, ChapterView Chapter) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) =>
        view with { Chapters = view.Chapters.RemoveAll(c => c.Chapter == Chapter.Chapter).Insert(Place, Chapter) };
}

/// <summary>Words of a chapter that this audience sees changed.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Hunks">To be applied to its text.</param>
[Alias("chapter-text-changed")]
public sealed record ChapterTextChanged(ChapterId Chapter, ImmutableArray<TextHunk> Hunks) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view)
    {
        var changed = view.Chapters.Single(c => c.Chapter == Chapter);
        return view with { Chapters = view.Chapters.Replace(changed, changed with { Text = TextPatch.Apply(changed.Text, Hunks) }) };
    }
}

/// <summary>The chapter, unchanged, stands at another place of the table of contents that this audience sees.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Place">Zero-based, among the chapters that this audience sees.</param>
[Alias("chapter-placed")]
public sealed record ChapterPlaced(ChapterId Chapter, int Place) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view)
    {
        var moved = view.Chapters.Single(c => c.Chapter == Chapter);
        return view with { Chapters = view.Chapters.Remove(moved).Insert(Place, moved) };
    }
}

/// <summary>The chapter is no longer visible to this audience.</summary>
[Alias("chapter-gone")]
public sealed record ChapterGone(ChapterId Chapter) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) =>
        view with { Chapters = view.Chapters.RemoveAll(c => c.Chapter == Chapter) };
}

/// <summary>A secret that this audience knows looks like this now.</summary>
[Alias("secret-changed")]
public sealed record SecretChanged(SecretId Secret, SecretView View) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Secrets = view.Secrets.SetItem(Secret, View) };
}

/// <summary>The secret is no longer there for this audience.</summary>
[Alias("secret-gone")]
public sealed record SecretGone(SecretId Secret) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Secrets = view.Secrets.Remove(Secret) };
}

/// <summary>The consequence is proposed, or accepted.</summary>
[Alias("consequence-changed")]
public sealed record ConsequenceChanged(ConsequenceId Consequence, ConsequenceView View) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Consequences = view.Consequences.SetItem(Consequence, View) };
}

/// <summary>The consequence was taken off its chapter.</summary>
[Alias("consequence-gone")]
public sealed record ConsequenceGone(ConsequenceId Consequence) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Consequences = view.Consequences.Remove(Consequence) };
}

/// <summary>The world has this calendar now.</summary>
[Alias("calendar-changed")]
public sealed record CalendarChanged(CalendarView Calendar) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Calendar = Calendar };
}

/// <summary>It is this day in the world now.</summary>
[Alias("date-changed")]
public sealed record DateChanged(WorldDate Today, int Weekday) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Calendar = view.Calendar! with { Today = Today, Weekday = Weekday } };
}

/// <summary>A faction that this audience sees looks like this now.</summary>
[Alias("faction-changed")]
public sealed record FactionChanged(FactionId Faction, FactionView View) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Factions = view.Factions.SetItem(Faction, View) };
}

/// <summary>This audience sees the faction from now on.</summary>
/// <param name="Faction">The faction.</param>
/// <param name="View">What it looks like.</param>
/// <param name="AttitudesToIt">How the others that this audience sees stand to it.</param>
[Alias("faction-appeared")]
public sealed record FactionAppeared(
    FactionId Faction,
    FactionView View,
    ImmutableSortedDictionary<FactionId, int> AttitudesToIt) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with
    {
        Factions = view.Factions.SetItem(Faction, View).SetItems(
            from attitude in AttitudesToIt
            let holder = view.Factions[attitude.Key]
            select KeyValuePair.Create(attitude.Key, holder with { Attitudes = holder.Attitudes.SetItem(Faction, attitude.Value) })),
    };
}

/// <summary>The faction is no longer there for this audience, nor any attitude to it.</summary>
[Alias("faction-gone")]
public sealed record FactionGone(FactionId Faction) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with
    {
        Factions = view.Factions.Remove(Faction).SetItems(
            from entry in view.Factions
            where entry.Key != Faction && entry.Value.Attitudes.ContainsKey(Faction)
            select KeyValuePair.Create(entry.Key, entry.Value with { Attitudes = entry.Value.Attitudes.Remove(Faction) })),
    };
}

/// <summary>One faction stands so to another now.</summary>
/// <param name="Faction">The one.</param>
/// <param name="Towards">The other.</param>
/// <param name="Attitude">-3 to 3; 0 is indifference, which a view does not list.</param>
[Alias("attitude-changed")]
public sealed record AttitudeChanged(
    FactionId Faction,
    FactionId Towards,
    int Attitude) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view)
    {
        var holder = view.Factions[Faction];
        var attitudes = Attitude == 0 ? holder.Attitudes.Remove(Towards) : holder.Attitudes.SetItem(Towards, Attitude);
        return view with { Factions = view.Factions.SetItem(Faction, holder with { Attitudes = attitudes }) };
    }
}
