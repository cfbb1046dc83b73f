using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What is said at the table: speech, talk, narration and whispers.</summary>
public static class SessionLines
{
    public const int WhisperToMax = 20;

    public static Decision<SessionEvent> Decide(SessionCommand command, SessionState state, CommandContext context) => command switch
    {
        Say c => Decide(c, state, context),
        Narrate c => Decide(c, state, context),
        Whisper c => Decide(c, state, context),
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
    };

    /// <summary>True for an entry that this user sent just before. Other people's ids do not matter, so a collision with a secret entry tells nothing.</summary>
    internal static bool IsRepeated(Guid entry, UserId author, SessionState state) => state.Log.Of(author).Recent.Contains(entry);

    /// <summary>A refusal when the session would have to remember too many different members with these ones.</summary>
    internal static Refusal? TooManyWith(UserId user, SessionState state, int others = 0)
    {
        var fresh = others + (state.Log.Participants.ContainsKey(user) ? 0 : 1);
        return fresh > 0 && state.Log.Participants.Count + fresh > SessionLog.ParticipantsMax
            ? Refusal.Conflict("session.too-many-participants", $"A session has at most {SessionLog.ParticipantsMax} different participants.")
            : null;
    }

    /// <summary>A refusal, or what the audiences may know of the character that acts. The character of one's own seat was looked up when the seat was taken.</summary>
    internal static (Refusal? Refusal, Sight Sight) Speaker(CharacterId? character, SessionState state, CommandContext context)
    {
        if (character is not { } id) return (null, Sight.GameMasters);
        if (!SeatRules.MayPlay(context.World, id, context.Actor)) return (Refusal.NotFound("say.no-such-character", "You have no such character."), Sight.GameMasters);
        return state.Seats.TryGetValue(context.Actor.User, out var seat) && seat.Character == id
            ? (null, seat.CharacterSight)
            : (null, Sights.OfCharacter(context.World, id));
    }

    private static Decision<SessionEvent> Decide(Say command, SessionState state, CommandContext context)
    {
        var closed = command.Character is null ? SessionDecider.NotUnderWay(state) : SessionDecider.NotOpen(state);
        if (closed is not null) return closed;
        var author = context.Actor.User;
        if (IsRepeated(command.Entry.Value, author, state)) return Decision<SessionEvent>.Nothing;
        if (TextRule.Problem("line", command.Text, TextRule.LineLengthMax) is { } problem) return problem;
        var (stranger, sight) = Speaker(command.Character, state, context);
        if (stranger is not null) return stranger;
        if (TooManyWith(author, state) is { } crowd) return crowd;
        var kind = command.Character is null ? LogKind.Talk : LogKind.Speech;
        return new LineSaid(command.Entry, kind, author, command.Text, context.Now, sight, command.Character);
    }

    private static Decision<SessionEvent> Decide(Narrate command, SessionState state, CommandContext context)
    {
        if (SessionDecider.NotOpen(state) is { } closed) return closed;
        var author = context.Actor.User;
        if (IsRepeated(command.Entry.Value, author, state)) return Decision<SessionEvent>.Nothing;
        if (TextRule.Problem("line", command.Text, TextRule.LineLengthMax) is { } problem) return problem;
        if (TooManyWith(author, state) is { } crowd) return crowd;
        return new LineSaid(command.Entry, LogKind.Narration, author, command.Text, context.Now, Sight.GameMasters);
    }

    private static Decision<SessionEvent> Decide(Whisper command, SessionState state, CommandContext context)
    {
        if (SessionDecider.NotUnderWay(state) is { } closed) return closed;
        var author = context.Actor.User;
        if (IsRepeated(command.Entry.Value, author, state)) return Decision<SessionEvent>.Nothing;
        if (TextRule.Problem("line", command.Text, TextRule.LineLengthMax) is { } problem) return problem;
        ImmutableArray<UserId> to = command.To.IsDefault || command.To.Length > WhisperToMax ? [] : [.. command.To.Distinct().Where(user => user != author).Order()];
        if (to.IsEmpty) return Refusal.Invalid("whisper.recipients", $"A whisper goes to 1 to {WhisperToMax} others.");
        if (to.Any(user => context.World.RoleOf(user) is null)) return Refusal.NotFound("whisper.no-such-member", "Not all of them are members of the campaign.");
        var (stranger, sight) = Speaker(command.Character, state, context);
        if (stranger is not null) return stranger;
        if (TooManyWith(author, state, to.Count(user => !state.Log.Participants.ContainsKey(user))) is { } crowd) return crowd;
        return new WhisperSaid(command.Entry, author, to, command.Text, context.Now, sight, command.Character);
    }
}
