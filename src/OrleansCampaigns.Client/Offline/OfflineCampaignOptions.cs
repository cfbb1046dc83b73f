using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Offline;

/// <summary>Which campaign, as whom, and how much may wait.</summary>
public sealed record OfflineCampaignOptions
{
    /// <summary>A larger envelope is refused as <c>offline.command-too-large</c>. With what is added when it is sent (<see cref="CommandEnvelope.Behind"/>) it fits the 128 KiB that servers take.</summary>
    public const int CommandBytesMax = 112 * 1024;

    /// <summary>How to connect. Its <see cref="CampaignConnectionOptions.From"/> stays null: the replica is the start.</summary>
    public required CampaignConnectionOptions Connection { get; init; }

    /// <summary>As in <see cref="OfflineScope.Service"/>.</summary>
    public required string Service { get; init; }

    /// <summary>Whose token <see cref="CampaignConnectionOptions.AccessToken"/> gives.</summary>
    public required UserId User { get; init; }

    /// <summary>Commands in the queue, those included whose report is not acknowledged. At the bound queueing is refused with <c>offline.queue-full</c>.</summary>
    public int QueueMax { get; init; } = 10_000;

    /// <summary>Their bytes as sent, together. The same at this bound.</summary>
    public long QueueBytesMax { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// True: nothing behind a refused command is sent before its report is acknowledged, so that commands which rest on it can be cancelled first. False: the
    /// queue goes on at once.
    /// </summary>
    public bool StopAtRefusal { get; init; }

    /// <summary>
    /// Changes that one reader of <see cref="OfflineCampaign.Changes"/> has not read yet. At the bound they are dropped and the reader gets the views as they
    /// are then, as <see cref="ViewReplaced"/>. The replica itself is never behind because of a reader.
    /// </summary>
    public int UnreadChangesMax { get; init; } = 10_000;

    /// <summary>The pause after a <see cref="OfflineCampaign.Trouble"/> before the next try; <see cref="OfflineCampaign.TryAgain"/> ends it.</summary>
    public TimeSpan RetryAfterTrouble { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Called, on any thread, when <see cref="OfflineCampaign.Trouble"/> becomes something else than it was. Must not block or throw.</summary>
    public Action<Refusal>? OnTrouble { get; init; }

    internal OfflineScope Scope => new(Service, User, Connection.Campaign);

    internal TimeProvider Clock => Connection.Clock;

    internal void Check()
    {
        if (Connection.From is not null) throw new ArgumentException("An offline campaign starts from its replica, not from a state of the caller.", nameof(Connection));
        if (Service is not { Length: > 0 and <= OfflineScope.ServiceCharactersMax }) throw new ArgumentException($"A service has a name of 1 to {OfflineScope.ServiceCharactersMax} characters.", nameof(Service));
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueBytesMax, CommandBytesMax);
        ArgumentOutOfRangeException.ThrowIfLessThan(UnreadChangesMax, 1);
    }
}
