using OrleansCampaigns.Client.Feed;

namespace OrleansCampaigns.Server.Feed;

/// <summary>An answer after which something follows on the same connection: a feed's first frame must not overtake the view that it continues.</summary>
/// <param name="Message">The answer.</param>
/// <param name="Written">Called when the answer is in the connection's buffer; must not block.</param>
internal sealed record HubAnswer(WireMessage Message, Action Written);
