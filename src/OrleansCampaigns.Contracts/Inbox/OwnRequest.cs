namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>
/// What a signed-in user asks or says about what is theirs alone, over all campaigns. Its name on the wire is its <c>[Alias]</c>. The same at the hub (<c>Own</c>) and over HTTP.
/// </summary>
[Alias("own-request")]
public abstract record OwnRequest;
