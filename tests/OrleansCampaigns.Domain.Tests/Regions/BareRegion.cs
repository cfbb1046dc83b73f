using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;

namespace OrleansCampaigns.Domain.Tests.Regions;

/// <summary>The Marsh alone, decided and folded without a feed: for what takes many commands.</summary>
internal sealed class BareRegion(CampaignWorld world)
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 18, 0, 0, TimeSpan.Zero);

    public RegionState State { get; private set; } = world.Regions[RegionScene.Marsh];

    public List<RegionEvent> Events { get; } = [];

    public Refusal? Send(RegionCommand command)
    {
        var decision = RegionState.Decide(command, State, new CommandContext(new Actor(PlayedCampaign.Owner, Role.Owner), Now, Seed: 1, world));
        Events.AddRange(decision.Events);
        State = decision.Events.Aggregate(State, (state, happened) => state.Evolve(happened));
        return decision.Refusal;
    }

    /// <summary>Sends the command with the numbers 0 … <paramref name="max"/> − 1, all accepted, and once more, refused with this code.</summary>
    public void AssertLimit(int max, string code, Func<int, RegionCommand> command)
    {
        for (var i = 0; i < max; i++) Assert.Null(Send(command(i)));
        Assert.Equal(code, Send(command(max))?.Code);
    }
}
