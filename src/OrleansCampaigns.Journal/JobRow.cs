namespace OrleansCampaigns.Journal;

/// <summary>A job as it is stored.</summary>
/// <param name="Id">Chosen by whoever starts it; the same id is the same job.</param>
/// <param name="CampaignId">The campaign that it works on.</param>
/// <param name="Kind">Name of its kind.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="Argument">What it was started with; opaque here.</param>
/// <param name="CreatedAt">When it was accepted; the queue is in this order. UTC, whole microseconds, like every time here.</param>
public sealed record JobRow(Guid Id, Guid CampaignId, string Kind, Guid StartedBy, ReadOnlyMemory<byte> Argument, DateTimeOffset CreatedAt)
{
    public StoredJobState State { get; init; }

    /// <summary>How often it was claimed: the fence of whoever runs it.</summary>
    public int Attempt { get; init; }

    /// <summary>Tries that failed, by an error or by the death of a silo, since the last checkpoint.</summary>
    public int Tries { get; init; }

    /// <summary>Somebody wants it to end.</summary>
    public bool CancelAsked { get; init; }

    /// <summary>0 to 1.</summary>
    public double Progress { get; init; }

    public string Stage { get; init; } = "";

    /// <summary>Where a successor goes on; null before the first.</summary>
    public byte[]? Checkpoint { get; init; }

    public byte[]? ResultJson { get; init; }

    /// <summary>Name of the file that it made.</summary>
    public string? File { get; init; }

    public string? ErrorCode { get; init; }

    public string? Error { get; init; }

    /// <summary>Whoever runs it is taken for dead after this.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>From then on it may be forgotten.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsFinished => State >= StoredJobState.Succeeded;
}
