using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>On the database alone, as fast as it can: no server need run, and what servers have in memory is not compared.</summary>
public sealed class DirectVerifier(VerificationParts parts) : ICampaignVerifier
{
    public bool ComparesLive => false;

    public IAsyncEnumerable<VerificationStep> RunAsync(CampaignId campaign, bool repair, CancellationToken cancellationToken) =>
        new CampaignVerification(parts, live: null, NoPace.Instance).RunAsync(campaign, repair, cancellationToken);
}
