namespace OrleansCampaigns.Journal;

/// <summary>How a job ends.</summary>
/// <param name="Id">The job.</param>
/// <param name="Attempt">Of whoever ran it.</param>
/// <param name="State">One of the finished states.</param>
/// <param name="FinishedAt">Now.</param>
/// <param name="ExpiresAt">From then on it may be forgotten.</param>
/// <param name="ResultJson">Of one that succeeded.</param>
/// <param name="File">Name of the file that it made.</param>
/// <param name="ErrorCode">Of one that failed.</param>
/// <param name="Error">A sentence, of one that failed.</param>
public sealed record JobEnd(
    Guid Id,
    int Attempt,
    StoredJobState State,
    DateTimeOffset FinishedAt,
    DateTimeOffset ExpiresAt,
    byte[]? ResultJson = null,
    string? File = null,
    string? ErrorCode = null,
    string? Error = null);
