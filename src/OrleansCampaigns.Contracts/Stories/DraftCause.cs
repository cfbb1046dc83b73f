namespace OrleansCampaigns.Contracts.Stories;

/// <summary>A fact that a scene needs.</summary>
/// <param name="Fact">With keys.</param>
/// <param name="Holds">It must be so; otherwise it must not.</param>
/// <param name="Source">The event that made it so: <c>event/812</c>, or a scene of this chapter.</param>
[Alias("draft-cause")]
public sealed record DraftCause(string Fact, bool Holds, string Source);
