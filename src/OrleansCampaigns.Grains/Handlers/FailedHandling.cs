namespace OrleansCampaigns.Grains.Handlers;

/// <summary>An event that was given up.</summary>
/// <param name="Cause">What the last try ended with.</param>
/// <param name="Tries">Tries that counted.</param>
internal sealed record FailedHandling(Exception Cause, int Tries);
