namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>An entity of a campaign. Key: the entity's GUID, extended by the campaign's (<see cref="EntityKeys"/>).</summary>
[GrainInterfaceType("entity"), Alias("entity")]
public interface IEntityGrain : IGrainWithGuidCompoundKey
{
    /// <summary>Decides a command and answers when its events are on disk.</summary>
    /// <exception cref="CommandUndecidedException">Nothing is certain yet; send the same command again.</exception>
    [Alias("execute")]
    Task<CommandOutcome> ExecuteAsync(CommandRequest request);

    /// <summary>Version and state hash as live now, for verification.</summary>
    [Alias("fingerprint")]
    Task<EntityFingerprint> FingerprintAsync();

    /// <summary>Forgets its state without writing a snapshot: the next activation reads the journal. Commands under way are sent again by whoever sent them.</summary>
    [Alias("reload")]
    Task ReloadAsync();
}

/// <summary>What an entity's live state amounts to.</summary>
/// <param name="Version">Events folded in and committed.</param>
/// <param name="StateHash">SHA-256 of the committed state's JSON, lower-case hex.</param>
/// <param name="RulesBuild">The build of the rules that folded it: those of two builds need not be equal.</param>
[GenerateSerializer, Immutable, Alias("entity-fingerprint")]
public sealed record EntityFingerprint([Id(0)] long Version, [Id(1)] string StateHash, [Id(2)] string RulesBuild = "");
