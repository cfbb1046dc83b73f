using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Finding a date.</summary>
public static class SessionPlanning
{
    public const int ProposalsMax = 20;
    public const int VotesMax = 200;

    /// <summary>How far ahead a date may lie, in days.</summary>
    public const int DaysAheadMax = 731;

    public static Decision<SessionEvent> Decide(SessionCommand command, SessionState state, CommandContext context)
    {
        if (state.Status != SessionStatus.Planned) return Refusal.Conflict("session.not-planned", "The session has begun already; its date cannot change.");
        return command switch
        {
            ProposeDate c => Decide(c, state, context),
            WithdrawProposal c => Decide(c, state, context),
            VoteForDate c => Decide(c, state, context),
            FixDate c => Decide(c, state),
            _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
        };
    }

    private static Decision<SessionEvent> Decide(ProposeDate command, SessionState state, CommandContext context)
    {
        var startsAt = command.StartsAt.ToUniversalTime();
        if (state.Proposals.TryGetValue(command.Proposal, out var known))
        {
            return known.By == context.Actor.User && known.StartsAt == startsAt
                ? Decision<SessionEvent>.Nothing
                : Refusal.Conflict("proposal.exists", "A proposal with this id exists already.");
        }

        if (state.Proposals.Count >= ProposalsMax) return Refusal.Conflict("proposal.too-many", $"A session has at most {ProposalsMax} proposed dates.");
        if (startsAt <= context.Now || startsAt - context.Now > TimeSpan.FromDays(DaysAheadMax))
            return Refusal.Invalid("proposal.date", "The date must lie in the next two years.");
        return new DateProposed(command.Proposal, startsAt, context.Actor.User);
    }

    private static Decision<SessionEvent> Decide(WithdrawProposal command, SessionState state, CommandContext context)
    {
        if (!state.Proposals.TryGetValue(command.Proposal, out var proposal)) return Decision<SessionEvent>.Nothing;
        if (proposal.By != context.Actor.User && !context.Actor.RunsTheGame) return Refusal.Forbidden("proposal.not-yours", "Somebody else proposed this date.");
        return new ProposalWithdrawn(command.Proposal);
    }

    private static Decision<SessionEvent> Decide(VoteForDate command, SessionState state, CommandContext context)
    {
        if (!state.Proposals.TryGetValue(command.Proposal, out var proposal)) return Unknown;
        if (!Enum.IsDefined(command.Vote)) return Refusal.Invalid("proposal.vote", "A vote is yes, no, or if need be.");
        if (!proposal.Votes.TryGetValue(context.Actor.User, out var known))
        {
            if (proposal.Votes.Count >= VotesMax) return Refusal.Conflict("proposal.too-many-votes", $"A proposed date has at most {VotesMax} votes.");
        }
        else if (known == command.Vote)
        {
            return Decision<SessionEvent>.Nothing;
        }

        return new DateVoted(command.Proposal, context.Actor.User, command.Vote);
    }

    private static Decision<SessionEvent> Decide(FixDate command, SessionState state)
    {
        if (!state.Proposals.TryGetValue(command.Proposal, out var proposal)) return Unknown;
        return proposal.StartsAt == state.StartsAt ? Decision<SessionEvent>.Nothing : new DateFixed(proposal.StartsAt);
    }

    private static Refusal Unknown { get; } = Refusal.NotFound("proposal.unknown", "There is no such proposal.");
}
