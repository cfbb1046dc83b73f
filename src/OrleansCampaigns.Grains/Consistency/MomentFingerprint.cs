using System.Security.Cryptography;
using System.Text.Json;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>What two folds of a campaign may differ in.</summary>
internal enum MomentPart
{
    /// <summary>The last row: one of them does not follow the journal.</summary>
    Row,

    /// <summary>The entities' states.</summary>
    World,

    /// <summary>The numbering of the channels, or the versions that they show.</summary>
    Channels,
}

/// <summary>A folded campaign as hashes: small enough to be sent, and equal exactly when the folds are.</summary>
/// <param name="Sequence">Events folded in.</param>
/// <param name="RowHash">Chain hash of the last row, lower-case hex.</param>
/// <param name="World">State hash of all entities.</param>
/// <param name="Channels">Hash over the heads of the channels and the visible versions.</param>
[GenerateSerializer, Immutable, Alias("moment-fingerprint")]
public sealed record MomentFingerprint([property: Id(0)] long Sequence, [property: Id(1)] string RowHash, [property: Id(2)] string World, [property: Id(3)] string Channels)
{
    public static MomentFingerprint Of(ReplicaMoment moment) => new(
        moment.World.Sequence,
        Convert.ToHexStringLower(moment.RowHash),
        StateJson.HashOf(moment.World),
        ChannelsOf(moment));

    /// <summary>The first difference of another fold at the same sequence; null: none.</summary>
    internal (MomentPart Part, string Expected, string Found)? Against(MomentFingerprint other)
    {
        if (RowHash != other.RowHash) return (MomentPart.Row, RowHash, other.RowHash);
        if (World != other.World) return (MomentPart.World, World, other.World);
        return Channels == other.Channels ? null : (MomentPart.Channels, Channels, other.Channels);
    }

    /// <summary>The versions are sorted here: their dictionary has no order that would be the same everywhere.</summary>
    private static string ChannelsOf(ReplicaMoment moment)
    {
        var versions = moment.Versions.Entities.OrderBy(entry => entry.Key.Kind).ThenBy(entry => entry.Key.Id)
            .Select(entry => new { entry.Key.Kind, entry.Key.Id, entry.Value.GameMasters, entry.Value.Table, entry.Value.Public });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(moment.Heads, StateJson.Options));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(versions, StateJson.Options));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
