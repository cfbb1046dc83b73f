using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>When one entity's snapshot is written. Belongs to the entity's turn: not thread-safe.</summary>
internal sealed class SnapshotKeeper(IPersistentState<EntitySnapshot> snapshot, EntityShell shell, EntityKind kind)
{
    /// <summary>Events between two snapshots, when they come slowly.</summary>
    public const int EveryEvents = 256;

    /// <summary>After so many events it is written in any case: what an activation folds at most, beside a restart without a snapshot.</summary>
    public const int TailMax = 2_048;

    /// <summary>What is left unwritten when an entity falls quiet: folding it takes less time than writing the state anew.</summary>
    public const int QuietTailMax = 32;

    /// <summary>Between two snapshots of an entity in which much happens (each is its whole state, written anew), and without an event until it counts as quiet.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private bool _writing;
    private bool _failed;
    private DateTimeOffset _at;

    /// <summary>Of the entity, in the snapshot last written or started from.</summary>
    public long Version { get; set; }

    public bool IsDue(long version) => !_writing && (version - Version) switch
    {
        < EveryEvents => false,
        >= TailMax when !_failed => true,
        _ => shell.Now() - _at >= Pause,
    };

    public bool IsDueWhenQuiet(long version) => version - Version > QuietTailMax;

    /// <summary>Never throws: the next one makes good what is not written, after <see cref="Pause"/> at the soonest. Does nothing while one is being written.</summary>
    public async Task WriteAsync(long version, byte[] rowHash, Func<byte[]> state)
    {
        if (_writing) return;
        _writing = true;
        _at = shell.Now();
        snapshot.State = EntitySnapshot.Of(EntityShell.RulesBuild, version, rowHash, state());
        try
        {
            await snapshot.WriteStateAsync();
            (Version, _failed) = (version, false);
        }
        catch (Exception cause)
        {
            _failed = true;
            shell.Logger.SnapshotNotWritten(cause, kind);
        }
        finally
        {
            _writing = false;
        }
    }
}
