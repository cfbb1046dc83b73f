using System.Text.Json;
using CsCheck;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.CampaignGenerators;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

/// <summary>Random evenings. Each step also runs the promises of <see cref="PlayedCampaign"/>.</summary>
public sealed class CampaignPropertyTests
{
    private const int Evenings = 20;

    private static readonly Gen<(UserId User, Command Command)[]> Evening = Commands.Array[40, 80];

    [Fact]
    public void Nothing_throws_a_retry_is_silent_and_there_is_one_owner() => Evening.Sample(
        evening =>
        {
            var campaign = Started();
            foreach (var (user, command) in evening)
            {
                if (campaign.Send(user, command) is not null) continue;
                var before = campaign.Events.Count;
                var again = campaign.Send(user, command);
                Assert.True(again is null || again.Code == "campaign.unknown" || again.Code == "calendar.date", $"{command} again: {again}");
                if (command is not AdvanceCalendar && campaign.Outcome != ReceiptOutcome.Kept) Assert.Equal(before, campaign.Events.Count);
                Assert.Single(campaign.World.Campaign.Members.Values, member => member.Role == Role.Owner);
            }
        },
        iter: Evenings);

    /// <summary>Otherwise the other properties would hold because nothing happened. The seed is fixed: this looks at the generator, not at the rules.</summary>
    [Fact]
    public void Random_evenings_see_every_kind_of_event()
    {
        var seen = new HashSet<Type>();
        var seed = PCG.Parse("0000KOIPe036");
        for (var number = 0; number < 3 * Evenings; number++)
        {
            var campaign = Started();
            var before = campaign.Events.Count;
            foreach (var (user, command) in Evening.Generate(seed, null, out _)) campaign.Send(user, command);
            seen.UnionWith(campaign.Events.Skip(before).Select(recorded => recorded.Event.GetType()));
        }

        Assert.Empty(EventCodec.Types.Where(type => type.IsSubclassOf(typeof(CampaignEvent)) && type != typeof(CampaignCreated) && type != typeof(CampaignConflictResolved)).Except(seen));
    }

    [Fact]
    public void What_was_never_shown_is_in_no_byte_that_players_or_spectators_received() => Evening.Sample(
        evening =>
        {
            var campaign = Started();
            foreach (var (user, command) in evening) campaign.Send(user, command);
            var happened = campaign.Events.Select(recorded => recorded.Event).ToList();
            var hidden = happened.OfType<ChapterDrafted>().Select(e => e.Chapter.ToString()).Except(happened.OfType<ChapterPublished>().Select(e => e.Chapter.ToString()))
                .Concat(happened.OfType<SecretAdded>().Select(e => e.Secret.ToString()).Except(happened.OfType<SecretRevealed>().Select(e => e.Secret.ToString())))
                .Concat(happened.OfType<MembersInvited>().Select(e => e.Invitation.ToString()))
                .Concat(happened.OfType<ConsequenceProposed>().Select(e => e.Id.ToString()))
                .Concat(happened.OfType<FactionFounded>().Where(e => e.Hidden).Select(e => e.Faction.ToString())
                    .Except(happened.OfType<FactionRevealed>().Select(e => e.Faction.ToString()))
                    .Except(happened.OfType<FactionFounded>().Where(e => !e.Hidden).Select(e => e.Faction.ToString())))
                .ToList();
            var received = JsonSerializer.Serialize(campaign.Updates.Where(entry => entry.Channel.Kind != ChannelKind.GameMasters).Select(entry => entry.Update), WireJson.Options);
            foreach (var id in hidden) Assert.DoesNotContain(id, received, StringComparison.Ordinal);
        },
        iter: Evenings);

    /// <summary>Taking away what only game masters may notice leaves the other channels exactly as they were: no update, no gap, no other place.</summary>
    [Fact]
    public void Players_receive_the_same_whatever_happens_behind_the_screen() => Evening.Sample(
        evening =>
        {
            var (busy, quiet) = (Started(), Started());
            foreach (var (user, command) in evening)
            {
                if (command is RevealSecret or EditSecret or AcceptConsequences or FoundFaction or SetAttitude or RevealFaction or MoveChapter or InviteMembers) continue;
                busy.Send(user, command);
                if (!IsBehindTheScreen(command)) quiet.Send(user, command);
            }

            Assert.Equal(OutsideOf(quiet), OutsideOf(busy));
        },
        iter: Evenings);

    private static bool IsBehindTheScreen(Command command) =>
        command is AddSecret or RemoveSecret or ProposeConsequence or WithdrawConsequence or ChangeStoryFacts or SetFactionGoal or DrawLinesAndVeils;

    private static string OutsideOf(PlayedCampaign campaign) =>
        JsonSerializer.Serialize(campaign.Updates.Where(entry => entry.Channel.Kind != ChannelKind.GameMasters).Select(entry => entry.Update), WireJson.Options);

    private static PlayedCampaign Started()
    {
        var campaign = new PlayedCampaign().Done(Owner, new CreateCampaign("The Drowned Bell", "Ada"));
        var link = Named<InvitationId>(1);
        campaign.Done(Owner, new InviteMembers(link, Role.Player, 10, Expiry))
            .Done(Player1, new JoinCampaign(link, "Ben")).Done(Player2, new JoinCampaign(link, "Cleo")).Done(UserNamed(6), new JoinCampaign(link, "Dan"))
            .Done(Owner, new ChangeRole(UserNamed(6), Role.GameMaster));
        campaign.Done(Owner, new DefineCalendar([new("Thaw", 30), new("Frost", 31)], ["One", "Two"], new WorldDate(7, 1, 1), Weekday: 0));
        return campaign.WithTargets(Named<RegionId>(1), Named<CharacterId>(1))
            .Done(Owner, new DraftChapter(Named<ChapterId>(1), "One", "Tide"))
            .Done(Owner, new DraftChapter(Named<ChapterId>(2), "Two", "Salt"))
            .Done(Owner, new AddSecret(Named<ChapterId>(1), Named<SecretId>(1), "Bell"))
            .Done(Owner, new AddSecret(Named<ChapterId>(2), Named<SecretId>(2), "Bell"))
            .Done(Owner, new FoundFaction(Named<FactionId>(1), "Guild", "", Hidden: false))
            .Done(Owner, new FoundFaction(Named<FactionId>(2), "Cult", "", Hidden: true))
            .Done(Owner, new ProposeConsequence(Named<ChapterId>(1), Named<ConsequenceId>(1), new HitPointsConsequence(Named<CharacterId>(1), -1)));
    }
}
