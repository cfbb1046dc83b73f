using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Who sits at the table. A seat may be taken before the session opens.</summary>
public static class SessionSeats
{
    public const int SeatsMax = 64;

    public static Decision<SessionEvent> Decide(SessionCommand command, SessionState state, CommandContext context)
    {
        if (state.Status == SessionStatus.Closed) return SessionDecider.Closed;
        return command switch
        {
            TakeSeat c => Decide(c, state, context),
            LeaveSeat c => Decide(c, state, context),
            _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
        };
    }

    private static Decision<SessionEvent> Decide(TakeSeat command, SessionState state, CommandContext context)
    {
        var user = context.Actor.User;
        if (command.AsGameMaster && !context.Actor.RunsTheGame) return Refusal.Forbidden("seat.not-a-game-master", "Only those who run the game sit as game master.");
        if (command.Character is { } wanted && Problem(wanted, state, context) is { } problem) return problem;
        if (state.Seats.TryGetValue(user, out var seat))
        {
            if (seat.AsGameMaster == command.AsGameMaster && seat.Character == command.Character) return Decision<SessionEvent>.Nothing;
        }
        else if (state.Seats.Count >= SeatsMax)
        {
            return Refusal.Conflict("seat.none-free", $"All {SeatsMax} seats are taken.");
        }

        if (SessionLines.TooManyWith(user, state) is { } crowd) return crowd;
        return new SeatTaken(user, command.AsGameMaster, context.Now, Sights.OfCharacter(context.World, command.Character), command.Character);
    }

    /// <summary>That somebody else plays the character is only said to those who can see it.</summary>
    private static Refusal? Problem(CharacterId character, SessionState state, CommandContext context)
    {
        if (!SeatRules.MayPlay(context.World, character, context.Actor)) return Refusal.NotFound("seat.no-such-character", "You have no such character.");
        var channel = context.Actor.RunsTheGame ? ChannelKind.GameMasters : ChannelKind.Table;
        foreach (var (user, seat) in state.Seats)
        {
            if (seat.Character == character && user != context.Actor.User && seat.CharacterSight.Reaches(channel))
                return Refusal.Conflict("seat.character-taken", "Somebody else sits there with this character.");
        }

        return null;
    }

    private static Decision<SessionEvent> Decide(LeaveSeat command, SessionState state, CommandContext context)
    {
        var user = command.User ?? context.Actor.User;
        if (user != context.Actor.User && !context.Actor.RunsTheGame) return Refusal.Forbidden("seat.not-yours", "That is somebody else's seat.");
        return state.Seats.ContainsKey(user) ? new SeatLeft(user) : Decision<SessionEvent>.Nothing;
    }
}
