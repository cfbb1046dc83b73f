namespace OrleansCampaigns.Server.Inbox;

/// <summary>Marks the route of one kind of request of a user's own.</summary>
public sealed record OwnRoute(Type Request);
