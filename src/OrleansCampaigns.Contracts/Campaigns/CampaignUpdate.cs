using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A change of the campaign's own part in a main channel.</summary>
[GenerateSerializer, Immutable, Alias("campaign-update")]
public abstract record CampaignUpdate : Update
{
    public abstract CampaignView Apply(CampaignView view);
}

/// <summary>The campaign has this name now.</summary>
[GenerateSerializer, Immutable, Alias("campaign-named")]
public sealed record CampaignNamed([property: Id(0)] string Name) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Name = Name };
}

/// <summary>The campaign has this description now.</summary>
[GenerateSerializer, Immutable, Alias("description-changed")]
public sealed record DescriptionChanged([property: Id(0)] string Description) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Description = Description };
}

/// <summary>The campaign has these settings now.</summary>
[GenerateSerializer, Immutable, Alias("settings-changed")]
public sealed record SettingsChanged([property: Id(0)] CampaignSettings Settings) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Settings = Settings };
}

/// <summary>The table's lines and veils are these now.</summary>
[GenerateSerializer, Immutable, Alias("safety-changed")]
public sealed record SafetyChanged([property: Id(0)] TableSafety Safety) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Safety = Safety };
}

/// <summary>A member is new, or has another name or role.</summary>
[GenerateSerializer, Immutable, Alias("member-changed")]
public sealed record MemberChanged([property: Id(0)] MemberView Member) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) =>
        view with { Members = [.. view.Members.Where(m => m.User != Member.User).Append(Member).OrderBy(m => m.User)] };
}

/// <summary>Somebody is no member any more; what was revealed to them alone no longer is.</summary>
[GenerateSerializer, Immutable, Alias("member-gone")]
public sealed record MemberGone([property: Id(0)] UserId User) : CampaignUpdate
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
[GenerateSerializer, Immutable, Alias("invitation-changed")]
public sealed record InvitationChanged([property: Id(0)] InvitationId Invitation, [property: Id(1)] InvitationView View) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Invitations = view.Invitations.SetItem(Invitation, View) };
}

/// <summary>The invitation was revoked.</summary>
[GenerateSerializer, Immutable, Alias("invitation-gone")]
public sealed record InvitationGone([property: Id(0)] InvitationId Invitation) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Invitations = view.Invitations.Remove(Invitation) };
}

/// <summary>The chapter looks like this now and stands at <paramref name="Place"/> of the table of contents that this audience sees.</summary>
/// <param name="Place">Zero-based, among the chapters that this audience sees.</param>
/// <param name="Chapter">The whole chapter.</param>
[GenerateSerializer, Immutable, Alias("chapter-changed")]
public sealed record ChapterChanged([property: Id(0)] int Place, [property: Id(1)] ChapterView Chapter) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) =>
        view with { Chapters = view.Chapters.RemoveAll(c => c.Chapter == Chapter.Chapter).Insert(Place, Chapter) };
}

/// <summary>The chapter, unchanged, stands at another place of the table of contents that this audience sees.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Place">Zero-based, among the chapters that this audience sees.</param>
[GenerateSerializer, Immutable, Alias("chapter-placed")]
public sealed record ChapterPlaced([property: Id(0)] ChapterId Chapter, [property: Id(1)] int Place) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view)
    {
        var moved = view.Chapters.Single(c => c.Chapter == Chapter);
        return view with { Chapters = view.Chapters.Remove(moved).Insert(Place, moved) };
    }
}

/// <summary>The chapter is no longer visible to this audience.</summary>
[GenerateSerializer, Immutable, Alias("chapter-gone")]
public sealed record ChapterGone([property: Id(0)] ChapterId Chapter) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) =>
        view with { Chapters = view.Chapters.RemoveAll(c => c.Chapter == Chapter) };
}

/// <summary>A secret that this audience knows looks like this now.</summary>
[GenerateSerializer, Immutable, Alias("secret-changed")]
public sealed record SecretChanged([property: Id(0)] SecretId Secret, [property: Id(1)] SecretView View) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Secrets = view.Secrets.SetItem(Secret, View) };
}

/// <summary>The secret is no longer there for this audience.</summary>
[GenerateSerializer, Immutable, Alias("secret-gone")]
public sealed record SecretGone([property: Id(0)] SecretId Secret) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Secrets = view.Secrets.Remove(Secret) };
}

/// <summary>The consequence is proposed, or accepted.</summary>
[GenerateSerializer, Immutable, Alias("consequence-changed")]
public sealed record ConsequenceChanged([property: Id(0)] ConsequenceId Consequence, [property: Id(1)] ConsequenceView View) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Consequences = view.Consequences.SetItem(Consequence, View) };
}

/// <summary>The consequence was taken off its chapter.</summary>
[GenerateSerializer, Immutable, Alias("consequence-gone")]
public sealed record ConsequenceGone([property: Id(0)] ConsequenceId Consequence) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Consequences = view.Consequences.Remove(Consequence) };
}

/// <summary>The world has this calendar now.</summary>
[GenerateSerializer, Immutable, Alias("calendar-changed")]
public sealed record CalendarChanged([property: Id(0)] CalendarView Calendar) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Calendar = Calendar };
}

/// <summary>It is this day in the world now.</summary>
[GenerateSerializer, Immutable, Alias("date-changed")]
public sealed record DateChanged([property: Id(0)] WorldDate Today, [property: Id(1)] int Weekday) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Calendar = view.Calendar! with { Today = Today, Weekday = Weekday } };
}

/// <summary>A faction that this audience sees looks like this now.</summary>
[GenerateSerializer, Immutable, Alias("faction-changed")]
public sealed record FactionChanged([property: Id(0)] FactionId Faction, [property: Id(1)] FactionView View) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Factions = view.Factions.SetItem(Faction, View) };
}

/// <summary>This audience sees the faction from now on.</summary>
/// <param name="Faction">The faction.</param>
/// <param name="View">What it looks like.</param>
/// <param name="AttitudesToIt">How the others that this audience sees stand to it.</param>
[GenerateSerializer, Immutable, Alias("faction-appeared")]
public sealed record FactionAppeared(
    [property: Id(0)] FactionId Faction,
    [property: Id(1)] FactionView View,
    [property: Id(2)] ImmutableSortedDictionary<FactionId, int> AttitudesToIt) : CampaignUpdate
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
[GenerateSerializer, Immutable, Alias("faction-gone")]
public sealed record FactionGone([property: Id(0)] FactionId Faction) : CampaignUpdate
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
[GenerateSerializer, Immutable, Alias("attitude-changed")]
public sealed record AttitudeChanged(
    [property: Id(0)] FactionId Faction,
    [property: Id(1)] FactionId Towards,
    [property: Id(2)] int Attitude) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view)
    {
        var holder = view.Factions[Faction];
        var attitudes = Attitude == 0 ? holder.Attitudes.Remove(Towards) : holder.Attitudes.SetItem(Towards, Attitude);
        return view with { Factions = view.Factions.SetItem(Faction, holder with { Attitudes = attitudes }) };
    }
}
