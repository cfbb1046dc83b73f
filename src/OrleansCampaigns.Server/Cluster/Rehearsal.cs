using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Orleans.Runtime.Placement;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Cluster;

/// <summary>
/// What a server does once before it takes work: everything that the first campaign after a failover would otherwise do for the first time, half a second of CPU while a table
/// waits. It activates the grains of a campaign of its own, in which nothing ever happens, has a command refused and an append turned down by the fence, and lets the serializer
/// learn what a campaign's state is made of. The server starts whether it succeeds or not, and never waits longer than <see cref="LongestMax"/>. Where no other has been at
/// work for <see cref="AtWorkMin"/>, alone or after the death of all, it begins at once: the tables already wait.
/// </summary>
public sealed class Rehearsal(
    IGrainFactory grains, IJournalStore store, IClusterMembershipService membership, ILocalSiloDetails self, ServerOptions options, ILogger<Rehearsal> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    public static readonly TimeSpan LongestMax = TimeSpan.FromSeconds(5);

    /// <summary>A server that has run this long has the cluster's work, and needs no help in a hurry.</summary>
    public static readonly TimeSpan AtWorkMin = TimeSpan.FromSeconds(10);

    private const int GuidBytes = 16;
    private const string Nothing = "Rehearsal";

    /// <summary>Epochs begin with 1: no append of this one commits.</summary>
    private const long NoEpoch = 0;

    public void Participate(ISiloLifecycle observer) => observer.Subscribe(nameof(Rehearsal), ServiceLifecycleStage.Active + 1, RunAsync);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!membership.CurrentSnapshot.Members.Values.Any(IsAnotherAtWork)) return;
        var began = Stopwatch.GetTimestamp();
        try
        {
            StateJson.HashOf(CampaignWorld.Initial);
            await RehearseAsync(OwnCampaign()).WaitAsync(LongestMax, cancellationToken);
            logger.Rehearsed(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        catch (Exception cause) when (cause is CommandUndecidedException or OrleansException or TimeoutException or JournalUnavailableException)
        {
            logger.NotRehearsed(cause);
        }
    }

    /// <summary>A silo's generation is the second in which it started.</summary>
    private bool IsAnotherAtWork(ClusterMember member) =>
        member.Status == SiloStatus.Active && self.SiloAddress.Generation - member.SiloAddress.Generation >= AtWorkMin.TotalSeconds;

    private async Task RehearseAsync(CampaignId campaign)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, self.SiloAddress);
        foreach (var kind in Enum.GetValues<EntityKind>())
            await grains.GetEntity(campaign, new EntityRef(kind, campaign.Value)).FingerprintAsync();
        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        var refused = new CommandRequest(new CommandId(Guid.NewGuid()), campaign, new UserId(campaign.Value), new RenameCampaign(Nothing), Seen: null);
        await grains.GetEntity(campaign, new EntityRef(EntityKind.Campaign, campaign.Value)).ExecuteAsync(refused);
        await store.AppendAsync([new JournalAppend(campaign.Value, NoEpoch, [RowIn(campaign)])]);
    }

    private static JournalRow RowIn(CampaignId campaign)
    {
        var encoded = EventCodec.Encode(new CampaignRenamed(Nothing));
        var row = new JournalRow(
            campaign.Value, Sequence: 1, (short)EntityKind.Campaign, campaign.Value, EntityVersion: 1, encoded.Type, encoded.Schema, encoded.Payload,
            Guid.NewGuid(), CommandIndex: 0, campaign.Value, DateTimeOffset.UnixEpoch, default);
        return row with { Hash = JournalChain.HashOf(JournalChain.Genesis.Span, row) };
    }

    /// <summary>The same at each start of this server, so that a row in the table of heads is all that it ever leaves.</summary>
    private CampaignId OwnCampaign()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{nameof(Rehearsal)} {options.ServiceId} {options.ServerName}"));
        return new CampaignId(new Guid(hash.AsSpan(0, GuidBytes), bigEndian: true));
    }
}
