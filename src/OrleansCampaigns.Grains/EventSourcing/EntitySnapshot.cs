using System.Security.Cryptography;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>
/// A folded state, kept so that activation does not read the whole history. It may be deleted at any time, and it is believed only
/// when it was written by exactly this build of the rules, its bytes are whole, and the journal row that it stands on is still there.
/// </summary>
[GenerateSerializer, Immutable, Alias("entity-snapshot")]
public sealed record EntitySnapshot
{
    /// <summary>Name of the grain storage that keeps snapshots.</summary>
    public const string Storage = "snapshots";

    /// <summary>The build of the rules that folded it (<see cref="EntityShell.RulesBuild"/>).</summary>
    [Id(0)]
    public string RulesBuild { get; init; } = "";

    /// <summary>Events folded in.</summary>
    [Id(1)]
    public long Version { get; init; }

    /// <summary>Chain hash of the journal row of that version.</summary>
    [Id(2)]
    public byte[] RowHash { get; init; } = [];

    /// <summary>UTF-8 JSON.</summary>
    [Id(3)]
    public byte[] Payload { get; init; } = [];

    /// <summary>SHA-256 of <see cref="Payload"/>.</summary>
    [Id(4)]
    public byte[] PayloadHash { get; init; } = [];

    public static EntitySnapshot Of(string rulesBuild, long version, byte[] rowHash, byte[] payload) => new()
    {
        RulesBuild = rulesBuild,
        Version = version,
        RowHash = rowHash,
        Payload = payload,
        PayloadHash = SHA256.HashData(payload),
    };

    /// <summary>Whether the bytes are whole and of this build. The row that it stands on is checked by whoever reads the journal.</summary>
    public bool IsUsable(string rulesBuild) =>
        Version > 0 && RulesBuild == rulesBuild && SHA256.HashData(Payload).AsSpan().SequenceEqual(PayloadHash);
}
