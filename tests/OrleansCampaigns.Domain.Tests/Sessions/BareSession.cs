using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Sessions;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

/// <summary>The session's rules alone, without the checks of a played campaign: for many thousand commands.</summary>
internal sealed class BareSession(CampaignWorld world)
{
    private ulong _seed = 1;

    public SessionState State { get; private set; } = world.Sessions[Evening];

    public List<SessionEvent> Events { get; } = [];

    public Refusal? Send(UserId user, Command command)
    {
        var actor = new Actor(user, world.RoleOf(user));
        if (AccessPolicy.Check(command, actor) is { } denied) return denied;
        var decision = SessionState.Decide((SessionCommand)command, State, new CommandContext(actor, new(2026, 1, 1, 18, 0, 0, TimeSpan.Zero), _seed++, world));
        foreach (var happened in decision.Events)
        {
            State = State.Evolve(happened);
            Events.Add(happened);
        }

        return decision.Refusal;
    }
}
