namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>The reply to a query at any door: exactly one of the two is set.</summary>
public sealed record QueryReply(Answer? Answer = null, Refusal? Refusal = null)
{
    public static QueryReply Of(Answer answer) => new(answer, null);

    public static QueryReply Of(Refusal refusal) => new(null, refusal);
}
