using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

/// <summary>A canary text in every hidden field, searched in every byte that a player or spectator received.</summary>
public sealed class CampaignSecrecyTests
{
    private const string Canary = "CANARY";

    private static readonly Guid Whispered = new("eeeeeeee-0000-4000-8000-00000000000f");

    private readonly PlayedCampaign _campaign = New()
        .Done(Master, new DrawLinesAndVeils(new TableSafety([Canary], [Canary])))
        .Done(Master, new DraftChapter(Chapter1, "One", "First."))
        .Done(Master, new PublishChapter(Chapter1))
        .Done(Master, new DraftChapter(Chapter2, Canary, Canary))
        .Done(Master, new EditChapter(Chapter2, Canary + Canary))
        .Done(Master, new RetitleChapter(Chapter2, Canary + Canary))
        .Done(Master, new MoveChapter(Chapter2, 0))
        .Done(Master, new ArchiveChapter(Chapter2))
        .Done(Master, new RetractChapter(Chapter1, Canary))
        .Done(Master, new PublishChapter(Chapter1))
        .Done(Master, new AddSecret(Chapter1, Secret1, Canary))
        .Done(Master, new AddSecret(Chapter1, Secret2, Canary))
        .Done(Master, new EditSecret(Secret1, Canary + Canary))
        .Done(Master, new RevealSecret(Secret1, [Player1], Table: false))
        .Done(Master, new EditSecret(Secret1, Canary))
        .Done(Master, new ProposeConsequence(Chapter1, Consequence1, new ConditionConsequence(new(Guid.AllBitsSet), Canary)))
        .Done(Master, new FoundFaction(Guild, "Salt Guild", "", Hidden: false))
        .Done(Master, new SetFactionGoal(Guild, Canary))
        .Done(Master, new FoundFaction(Cult, Canary, Canary, Hidden: true))
        .Done(Master, new DescribeFaction(Cult, Canary, Canary + Canary))
        .Done(Master, new SetFactionGoal(Cult, Canary))
        .Done(Master, new ChangeStoryFacts([new("scheme", new(StoryPartKind.Faction, Guild.Value), new(StoryPartKind.Secret, Whispered))], []))
        .Done(Master, new SetAttitude(Guild, Cult, -3))
        .Done(Master, new SetAttitude(Cult, Guild, 3));

    [Fact]
    public void Those_who_were_shown_nothing_received_nothing_hidden()
    {
        foreach (var user in (UserId[])[Player2, Spectator])
        {
            var received = Received(user);
            foreach (var trace in (string[])[Canary, $"{Chapter2}", $"{Secret1}", $"{Secret2}", $"{Cult}", $"{Consequence1}", $"{Whispered}", "scheme", $"{PlayerLink}", $"{SpectatorLink}"])
                Assert.DoesNotContain(trace, received, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Those_who_were_shown_one_secret_received_that_one_only()
    {
        Assert.Contains($"{Secret1}", Received(Player1), StringComparison.Ordinal);
        Assert.DoesNotContain($"{Secret2}", Received(Player1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dissolved_hidden_faction_leaves_no_trace()
    {
        var before = Received(Player2);
        _campaign.Done(Master, new DissolveFaction(Cult)).Done(Master, new RemoveSecret(Secret2)).Done(Master, new WithdrawConsequence(Consequence1));
        Assert.Equal(before, Received(Player2));
    }

    private string Received(UserId user) => JsonSerializer.Serialize(_campaign.ReceivedBy(user), WireJson.Options);
}
