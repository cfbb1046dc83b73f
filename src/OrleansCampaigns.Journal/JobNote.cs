namespace OrleansCampaigns.Journal;

/// <summary>A sign of life of whoever runs a job.</summary>
/// <param name="Id">The job.</param>
/// <param name="Attempt">Theirs.</param>
/// <param name="LeaseUntil">They are taken for dead after this.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Stage">What it does now.</param>
/// <param name="Tries">Those that failed since the last checkpoint.</param>
/// <param name="Checkpoint">The new one; null: the last one stays.</param>
public sealed record JobNote(Guid Id, int Attempt, DateTimeOffset LeaseUntil, double Progress, string Stage, int Tries, byte[]? Checkpoint = null);
