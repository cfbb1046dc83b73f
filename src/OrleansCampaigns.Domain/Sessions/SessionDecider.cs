using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>The rules of a session. The sender's permission is already checked (<see cref="Access.AccessPolicy"/>).</summary>
public static class SessionDecider
{
    public const int ClockAdvancesMax = 50;
    public const int ClockSegmentsMax = 24;

    public static Decision<SessionEvent> Decide(SessionCommand command, SessionState state, CommandContext context)
    {
        if (EmptyId(command) is { } empty) return empty;
        if (command is CreateSession create) return Decide(create, state);
        if (!state.Exists) return Refusal.NotFound("session.unknown", "There is no such session.");
        return command switch
        {
            Say or Narrate or Whisper => SessionLines.Decide(command, state, context),
            RollDice c => SessionDice.Decide(c, state, context),
            ProposeDate or WithdrawProposal or VoteForDate or FixDate => SessionPlanning.Decide(command, state, context),
            TakeSeat or LeaveSeat => SessionSeats.Decide(command, state, context),
            PrepareScene or StartScene or EndScene => SessionScenes.Decide(command, state, context),
            CreateHandout or ShowHandout => SessionHandouts.Decide(command, state, context),
            OpenSession or PauseSession or ResumeSession => Decide(command, state, context.Now),
            CloseSession c => Decide(c, state, context),
            _ => SessionCombat.Decide(command, state, context),
        };
    }

    /// <summary>What a command creates must have a name.</summary>
    private static Refusal? EmptyId(SessionCommand command) => command switch
    {
        CreateSession c => IdRule.Problem("session", c.Session),
        ProposeDate c => IdRule.Problem("proposal", c.Proposal),
        PrepareScene c => IdRule.Problem("scene", c.Scene),
        StartScene c => IdRule.Problem("scene", c.Scene),
        AddCombatant c => IdRule.Problem("combatant", c.Combatant),
        CreateHandout c => IdRule.Problem("handout", c.Handout),
        RollDice c => IdRule.Problem("roll", c.Roll),
        Say c => IdRule.Problem("entry", c.Entry),
        Narrate c => IdRule.Problem("entry", c.Entry),
        Whisper c => IdRule.Problem("entry", c.Entry),
        _ => null,
    };

    /// <summary>Null while the session is open or in a break.</summary>
    internal static Refusal? NotUnderWay(SessionState state) => state.Status switch
    {
        SessionStatus.Planned => Refusal.Conflict("session.not-open", "The session is not open yet."),
        SessionStatus.Closed => Closed,
        _ => null,
    };

    /// <summary>Null while the session is open.</summary>
    internal static Refusal? NotOpen(SessionState state) => NotUnderWay(state) ?? (state.Status == SessionStatus.Paused ? Paused : null);

    internal static Refusal Closed { get; } = Refusal.Conflict("session.closed", "The session is closed.");

    private static Refusal Paused { get; } = Refusal.Conflict("session.paused", "The session is in a break.");

    private static Decision<SessionEvent> Decide(CreateSession command, SessionState state)
    {
        if (state.Exists) return Refusal.Conflict("session.exists", "A session with this id exists already.");
        if (TextRule.Problem("session's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        return new SessionCreated(command.Session, command.Name);
    }

    private static Decision<SessionEvent> Decide(SessionCommand command, SessionState state, DateTimeOffset now) => (command, state.Status) switch
    {
        (_, SessionStatus.Closed) => Closed,
        (OpenSession, SessionStatus.Planned) => new SessionOpened(now),
        (OpenSession or ResumeSession, SessionStatus.Open) => Decision<SessionEvent>.Nothing,
        (OpenSession, SessionStatus.Paused) => Paused,
        (_, SessionStatus.Planned) => NotUnderWay(state)!,
        (PauseSession, SessionStatus.Open) => new SessionPaused(now),
        (PauseSession, SessionStatus.Paused) => Decision<SessionEvent>.Nothing,
        (ResumeSession, SessionStatus.Paused) => new SessionResumed(now),
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
    };

    private static Decision<SessionEvent> Decide(CloseSession command, SessionState state, CommandContext context)
    {
        if (state.Status == SessionStatus.Closed) return Decision<SessionEvent>.Nothing;
        if (NotUnderWay(state) is { } refusal) return refusal;
        var advances = command.ClockAdvances.IsDefault ? [] : command.ClockAdvances;
        if (advances.Length > ClockAdvancesMax)
            return Refusal.Invalid("session.clock-advances", $"A session moves at most {ClockAdvancesMax} clocks.");
        if (advances.Any(a => a is null || a.Segments is < 1 or > ClockSegmentsMax))
            return Refusal.Invalid("session.clock-advances", $"A clock moves by 1 to {ClockSegmentsMax} segments.");
        if (advances.DistinctBy(a => (a.Region, a.Clock)).Count() != advances.Length)
            return Refusal.Invalid("session.clock-advances", "A clock is named twice.");
        foreach (var advance in advances)
            if ((IdRule.Problem("region", advance.Region) ?? IdRule.Problem("clock", advance.Clock)) is { } empty) return empty;
        return new SessionClosed(context.Now, SessionRecap.Of(state, context.Now), advances);
    }
}
