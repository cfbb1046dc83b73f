using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>Where a command's last event is stored.</summary>
/// <param name="Sequence">Its place in the campaign's journal; 0 for a command that had nothing to change.</param>
/// <param name="Hash">Its chain hash; empty for a command that had nothing to change.</param>
/// <param name="EntityVersion">The entity's version after it.</param>
/// <param name="Outcome">What its events say.</param>
[GenerateSerializer, Immutable, Alias("commit")]
public sealed record Commit(
    [Id(0)] long Sequence,
    [Id(1)] byte[] Hash,
    [Id(2)] long EntityVersion,
    [Id(3)] ReceiptOutcome Outcome = ReceiptOutcome.Applied);

/// <summary>The certain end of a command: on disk, or refused without effect. Exactly one is set.</summary>
[GenerateSerializer, Immutable, Alias("command-outcome")]
public sealed record CommandOutcome([Id(0)] Commit? Commit, [Id(1)] Refusal? Refusal)
{
    public static CommandOutcome Of(Commit commit) => new(commit, null);

    public static CommandOutcome Of(Refusal refusal) => new(null, refusal);
}
