namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>What a notice says beyond its kind, as its reader may know it. Stored as JSON: members are only ever added.</summary>
/// <param name="Title">Of the chapter, the session or the handout; null where there is none to tell.</param>
/// <param name="Session">The session that it belongs to.</param>
/// <param name="StartsAt">The date that it is about.</param>
/// <param name="Count">Of a digest: how much it sums up.</param>
[Alias("inbox-content")]
public sealed record InboxContent(string? Title = null, Guid? Session = null, DateTimeOffset? StartsAt = null, int? Count = null);
