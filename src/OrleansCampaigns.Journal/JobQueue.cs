namespace OrleansCampaigns.Journal;

/// <summary>The jobs of all campaigns that are not finished.</summary>
/// <param name="Running">Those that somebody runs, or ran when they died.</param>
/// <param name="Waiting">Those that nobody runs.</param>
/// <param name="OldestWaiting">When the oldest of them was accepted.</param>
public sealed record JobQueue(int Running, int Waiting, DateTimeOffset? OldestWaiting);
