using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Sessions.Dice;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Dice rolled by the server.</summary>
public static class SessionDice
{
    public static Decision<SessionEvent> Decide(RollDice command, SessionState state, CommandContext context)
    {
        if (SessionDecider.NotOpen(state) is { } closed) return closed;
        var author = context.Actor.User;
        if (SessionLines.IsRepeated(command.Roll.Value, author, state)) return Decision<SessionEvent>.Nothing;
        if (!Enum.IsDefined(command.Audience)) return Refusal.Invalid("roll.audience", "A roll is public, to the game masters, blind, or to oneself.");
        var (expression, problem) = DiceExpression.Parse(command.Expression);
        if (expression is null) return problem!;
        var (stranger, sight) = SessionLines.Speaker(command.Character, state, context);
        if (stranger is not null) return stranger;
        if (SessionLines.TooManyWith(author, state) is { } crowd) return crowd;
        var result = expression.Roll(context.Seed);
        return new DiceRolled(command.Roll, author, command.Expression, command.Audience, context.Seed, result, context.Now, sight, command.Character);
    }
}
