using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Sessions;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

/// <summary>A session with its audiences, without the checks of a played campaign: for long evenings and many of them.</summary>
internal sealed class WatchedSession
{
    private readonly CampaignWorld _start;

    public WatchedSession(CampaignWorld start) => World = _start = start;

    public CampaignWorld World { get; private set; }

    public List<(Channel Channel, Update Update)> Updates { get; } = [];

    public Combat Combat => World.Sessions[Evening].Combat;

    /// <summary>As the owner; a refusal changes nothing.</summary>
    public void Send(SessionCommand command)
    {
        var actor = new Actor(Owner, World.RoleOf(Owner));
        var decision = SessionState.Decide(command, World.Sessions[Evening], new CommandContext(actor, default, Seed: 1, World));
        foreach (var happened in decision.Events) Happens(happened);
    }

    public void Happens(SessionEvent happened)
    {
        var entity = new EntityRef(EntityKind.Session, Evening.Value);
        var recorded = new RecordedEvent(World.Sequence + 1, entity, World.Sequence + 1, default, Owner, default, happened);
        var before = World;
        World = World.Evolve(recorded);
        var to = new Addressees();
        Audience.Address(recorded, before, World, to);
        Updates.AddRange(to.Updates);
    }

    public string BytesFor(ChannelKind main) => string.Concat(
        Updates.Where(sent => sent.Channel == new Channel(main)).Select(sent => JsonSerializer.Serialize(sent.Update, WireJson.Options)));

    public LiveView Folded(ChannelKind main) => Updates
        .Where(sent => sent.Channel == new Channel(main))
        .Aggregate(Views.Main(_start, main), (view, sent) => view.Apply(sent.Update));

    public OwnView FoldedOwn(Contracts.Access.UserId user) => Updates
        .Where(sent => sent.Channel == Channel.Own(user))
        .Aggregate(Views.Own(_start, user), (view, sent) => view.Apply(sent.Update));
}
