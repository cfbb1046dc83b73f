namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>The body of every answer that is not a success.</summary>
/// <param name="Type">A URN that ends with <paramref name="Code"/>.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Detail">One sentence, for a person.</param>
/// <param name="RetryAfter">Seconds to wait before the next try, where trying again can help.</param>
public sealed record Problem(string Type, string Title, int Status, string Code, string Detail, double? RetryAfter = null);
