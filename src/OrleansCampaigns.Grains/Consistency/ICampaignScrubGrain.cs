using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>The one verification of a campaign in the cluster. Key: the campaign's GUID.</summary>
[GrainInterfaceType("campaign-scrub"), Alias("campaign-scrub")]
public interface ICampaignScrubGrain : IGrainWithGuidKey
{
    /// <summary>Goes on for a moment, or begins. Whoever calls while it runs joins it; a call that wants repair begins anew one that does not.</summary>
    /// <param name="repair">Whether what the journal proves is brought back.</param>
    /// <param name="run">The run that the caller heard of last; empty: none. Its result is told again to whoever has not heard it.</param>
    /// <exception cref="CommandUndecidedException">The database is away.</exception>
    [Alias("continue")]
    Task<ScrubSlice> ContinueAsync(bool repair, Guid run);
}

/// <summary>A moment of a campaign's verification.</summary>
/// <param name="Run">Which verification.</param>
/// <param name="Step">How far it has come.</param>
[GenerateSerializer, Immutable, Alias("scrub-slice")]
public sealed record ScrubSlice([property: Id(0)] Guid Run, [property: Id(1)] VerificationStep Step);
