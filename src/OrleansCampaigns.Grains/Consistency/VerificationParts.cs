using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>What a verification works with.</summary>
/// <param name="Store">The journals.</param>
/// <param name="Tables">What only a verification asks of them.</param>
/// <param name="States">Stored grain states.</param>
/// <param name="Reader">Reads those.</param>
/// <param name="Findings">Where findings are kept.</param>
/// <param name="Clock">Of the findings.</param>
public sealed record VerificationParts(IJournalStore Store, JournalTables Tables, GrainStateTable States, SnapshotReader Reader, FindingTable Findings, TimeProvider Clock);
