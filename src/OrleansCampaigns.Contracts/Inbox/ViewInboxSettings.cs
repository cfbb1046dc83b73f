namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>How the user wants to be told.</summary>
/// <remarks>Answered with <see cref="InboxSettings"/>.</remarks>
[Alias("view-inbox-settings")]
public sealed record ViewInboxSettings : OwnRequest;
