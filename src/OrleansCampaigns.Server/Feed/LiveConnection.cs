using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Server.Feed;

/// <summary>One open hub connection.</summary>
internal sealed record LiveConnection(HubConnectionContext Hub, TokenBucketRateLimiter Allowance)
{
    /// <summary>The campaigns that it follows.</summary>
    public ConcurrentDictionary<CampaignId, bool> Followed { get; } = new();

    /// <summary>Takes one command from the allowance.</summary>
    public bool MaySend()
    {
        Allowance.TryReplenish();
        using var lease = Allowance.AttemptAcquire();
        return lease.IsAcquired;
    }
}
