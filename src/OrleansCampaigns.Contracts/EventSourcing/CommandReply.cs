namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>The answer to a command at any door: exactly one of the two is set.</summary>
public sealed record CommandReply(Receipt? Receipt = null, Refusal? Refusal = null)
{
    public static CommandReply Of(Receipt receipt) => new(receipt, null);

    public static CommandReply Of(Refusal refusal) => new(null, refusal);
}
