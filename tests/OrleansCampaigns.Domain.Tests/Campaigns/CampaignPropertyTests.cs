using System.Text.Json;
using CsCheck;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

/// <summary>Random evenings. Each step also runs the promises of <see cref="PlayedCampaign"/>.</summary>
public sealed class CampaignPropertyTests
{
    private const int Evenings = 150;

    private static readonly Gen<(UserId User, Command Command)[]> Evening = CampaignGenerators.Commands.Array[20, 80];

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
                if (command is not AdvanceCalendar) Assert.Equal(before, campaign.Events.Count);
                Assert.Single(campaign.World.Campaign.Members.Values, member => member.Role == Role.Owner);
            }
        },
        iter: Evenings);

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
        command is AddSecret or RemoveSecret or ProposeConsequence or WithdrawConsequence or SetFactionGoal or DrawLinesAndVeils;

    private static string OutsideOf(PlayedCampaign campaign) =>
        JsonSerializer.Serialize(campaign.Updates.Where(entry => entry.Channel.Kind != ChannelKind.GameMasters).Select(entry => entry.Update), WireJson.Options);

    private static PlayedCampaign Started()
    {
        var campaign = new PlayedCampaign().Done(Owner, new CreateCampaign("The Drowned Bell", "Ada"));
        var link = new InvitationId(Guid.AllBitsSet);
        campaign.Done(Owner, new InviteMembers(link, Role.Player, 10, CampaignGenerators.Expiry))
            .Done(Player1, new JoinCampaign(link, "Ben")).Done(Player2, new JoinCampaign(link, "Cleo")).Done(UserNamed(6), new JoinCampaign(link, "Dan"))
            .Done(Owner, new ChangeRole(UserNamed(6), Role.GameMaster));
        return campaign.WithTargets(new RegionId(new Guid(1, 6, 0, [0x80, 0, 0, 0, 0, 0, 0, 1])), new CharacterId(new Guid(1, 9, 0, [0x80, 0, 0, 0, 0, 0, 0, 1])));
    }
}
