namespace OrleansCampaigns.Rules.Worlds;

/// <summary>A month of the world's own calendar, whose years all have the same months.</summary>
/// <param name="Name">As texts name it.</param>
/// <param name="Days">At least 1.</param>
public sealed record WorldMonth(string Name, int Days);
