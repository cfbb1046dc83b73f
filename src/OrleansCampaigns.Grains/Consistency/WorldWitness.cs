using System.Text.Json;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>A campaign's stored snapshot, from which replicas start, reduced to what the fold is held against when it comes to its sequence.</summary>
internal sealed class WorldWitness(StoredGrainState stored, MomentFingerprint fingerprint)
{
    public StoredGrainState Stored { get; } = stored;

    public long Sequence => fingerprint.Sequence;

    /// <inheritdoc cref="EntityWitness.Read"/>
    public static WorldWitness? Read(StoredGrainState stored, Func<byte[], EntitySnapshot?> read, out string? wrong)
    {
        wrong = null;
        if (read(stored.Payload) is not { } snapshot) wrong = FindingCodes.WorldUnreadable;
        else if (snapshot.RulesBuild != EntityShell.RulesBuild) return null;
        else if (!snapshot.IsUsable(EntityShell.RulesBuild)) wrong = FindingCodes.WorldDamaged;
        else
        {
            try
            {
                var moment = ReplicaMoment.Read(snapshot.Payload, snapshot.RowHash);
                return new WorldWitness(stored, MomentFingerprint.Of(moment) with { Sequence = snapshot.Version });
            }
            catch (Exception cause) when (cause is JsonException or ArgumentException or NullReferenceException)
            {
                wrong = FindingCodes.WorldUnreadable;
            }
        }

        return null;
    }

    /// <summary>At <see cref="Sequence"/>: what is wrong with it, and null when nothing is.</summary>
    public (string Code, string Expected, string Found)? Judge(ReplicaMoment moment) => MomentFingerprint.Of(moment).Against(fingerprint) switch
    {
        (MomentPart.Row, var expected, var found) => (FindingCodes.WorldRow, expected, found),
        (MomentPart.World, var expected, var found) => (FindingCodes.WorldState, expected, found),
        (MomentPart.Channels, var expected, var found) => (FindingCodes.WorldChannels, expected, found),
        null => null,
        var other => throw new InvalidOperationException($"{other} is no part of a moment."),
    };
}
