using System.Collections.Immutable;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>How far the verification of a campaign has come.</summary>
/// <param name="Sequence">The last event looked at.</param>
/// <param name="Of">The last event that it will look at, as far as is known.</param>
/// <param name="RowsRead">Rows that were read, those looked at twice twice.</param>
/// <param name="SnapshotsRead">Stored states that were looked at.</param>
/// <param name="LiveCompared">Live entities and replicas that were held against the journal.</param>
/// <param name="Findings">What was found so far, at most <see cref="FindingList.FindingsMax"/>.</param>
/// <param name="Untold">Findings beyond those.</param>
/// <param name="IsDone">It is the last step.</param>
[GenerateSerializer, Immutable, Alias("verification-step")]
public sealed record VerificationStep(
    [property: Id(0)] long Sequence,
    [property: Id(1)] long Of,
    [property: Id(2)] long RowsRead,
    [property: Id(3)] int SnapshotsRead,
    [property: Id(4)] int LiveCompared,
    [property: Id(5)] ImmutableArray<Finding> Findings,
    [property: Id(6)] int Untold,
    [property: Id(7)] bool IsDone);
