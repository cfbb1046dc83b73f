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
        ? new CommandAnswer(Of(receipt.Outcome), Receipt: receipt)
        : new CommandAnswer(ReportedOutcome.Refused, Refusal: reply.Refusal);

    private static ReportedOutcome Of(ReceiptOutcome outcome) => outcome switch
    {
        ReceiptOutcome.Applied => ReportedOutcome.Applied,
        ReceiptOutcome.Merged => ReportedOutcome.Merged,
        ReceiptOutcome.Kept => ReportedOutcome.Kept,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome that this version does not know."),
    };
}

/// <summary>What became of a queued command.</summary>
public enum ReportedOutcome
{
    /// <summary>In place as sent, or there was nothing to change.</summary>
    Applied,

    /// <summary>Text that is in place together with what others wrote since its author looked.</summary>
    Merged,

    /// <summary>What others wrote since is in place; what clashes with it waits in the game masters' inbox.</summary>
    Kept,

    /// <summary>It was turned down; trying again would not help. Those behind it go on, unless <see cref="OfflineCampaignOptions.StopAtRefusal"/>.</summary>
    Refused,

    /// <summary>Nobody can say: servers failed on it too often. <see cref="OfflineCampaign.SendAgainAsync"/> finds out and is harmless.</summary>
    Unknown,
}
