using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>What a verification asks of one silo. Key: the silo's address, on which it is placed (<see cref="OnSiloPlacement"/>).</summary>
[GrainInterfaceType("silo-probe"), Alias("silo-probe")]
public interface ISiloProbeGrain : IGrainWithStringKey
{
    /// <summary>What the silo has of a campaign, its replica caught up to at least this sequence. Makes nothing that is not there.</summary>
    [Alias("fingerprint")]
    Task<SiloFingerprints> FingerprintAsync(CampaignId campaign, long atLeast);

    /// <summary>Has the campaign's replica made anew from the first event on.</summary>
    [Alias("renew-replica")]
    Task<bool> RenewReplicaAsync(CampaignId campaign);
}
