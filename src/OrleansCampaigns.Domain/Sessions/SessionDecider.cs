using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>The rules of a session. The sender's permission is already checked (<see cref="Access.AccessPolicy"/>).</summary>
public static class SessionDecider
{
    public static Decision<SessionEvent> Decide(SessionCommand command, SessionState state, CommandContext context)
    {
        if (command is CreateSession create) return Decide(create, state);
        if (!state.Exists) return Refusal.NotFound("session.unknown", "There is no such session.");
        return command switch
        {
            _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
        };
    }

    private static Decision<SessionEvent> Decide(CreateSession command, SessionState state)
    {
        if (state.Exists) return Refusal.Conflict("session.exists", "A session with this id exists already.");
        if (TextRule.Problem("session's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        return new SessionCreated(command.Session, command.Name);
    }
}
