using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>A way to verify one campaign.</summary>
public interface ICampaignVerifier
{
    /// <summary>Whether live entities and replicas are compared too.</summary>
    bool ComparesLive { get; }

    /// <summary>Each step is progress; the last one is the result.</summary>
    /// <exception cref="Journal.JournalUnavailableException">The database is away.</exception>
    IAsyncEnumerable<VerificationStep> RunAsync(CampaignId campaign, bool repair, CancellationToken cancellationToken);
}
