using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Offline;

/// <summary>How a queued command ended.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Receipt">Set when it took effect.</param>
/// <param name="Refusal">Set when it was refused, with its stable code.</param>
public sealed record CommandAnswer(ReportedOutcome Outcome, Receipt? Receipt = null, Refusal? Refusal = null)
{
    /// <summary>The server failed on it again and again.</summary>
    public static CommandAnswer Unknown { get; } = new(ReportedOutcome.Unknown);

    public static CommandAnswer Of(CommandReply reply) => reply.Receipt is { } receipt
        ? new CommandAnswer(ReportedOutcome.Applied, Receipt: receipt)
        : new CommandAnswer(ReportedOutcome.Refused, Refusal: reply.Refusal);
}

/// <summary>What became of a queued command.</summary>
public enum ReportedOutcome
{
    /// <summary>It took effect as its author meant it.</summary>
    Applied,

    /// <summary>It was turned down; trying again would not help. Those behind it go on, unless <see cref="OfflineCampaignOptions.StopAtRefusal"/>.</summary>
    Refused,

    /// <summary>Nobody can say: servers failed on it too often. <see cref="OfflineCampaign.SendAgainAsync"/> finds out and is harmless.</summary>
    Unknown,
}
