using System.Collections.Immutable;

namespace OrleansCampaigns.Server.Telemetry;

/// <summary>How the server is.</summary>
/// <param name="Healthy">All parts are.</param>
/// <param name="Parts">What was looked at.</param>
public sealed record HealthReport(bool Healthy, ImmutableArray<HealthPart> Parts)
{
    public static HealthReport Of(params ImmutableArray<HealthPart> parts) => new(parts.All(part => part.Healthy), parts);
}

/// <summary>One thing that was looked at.</summary>
public sealed record HealthPart(string Name, bool Healthy, string Message);
