using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A session as its decider sees it.</summary>
public sealed record SessionState(SessionId Id, bool Exists, string Name) : IEntityState<SessionState, SessionCommand, SessionEvent>
{
    public static SessionState Initial { get; } = new(new SessionId(new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff")), Exists: false, "");

    public static Decision<SessionEvent> Decide(SessionCommand command, SessionState state, CommandContext context) =>
        SessionDecider.Decide(command, state, context);

    public SessionState Evolve(SessionEvent happened) => happened switch
    {
        SessionCreated e => this with { Id = e.Session, Exists = true, Name = e.Name },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a session."),
    };
}
