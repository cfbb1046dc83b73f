namespace OrleansCampaigns.Client.Feed;

/// <summary>How frames are encoded. Both carry the same structure; MessagePack is about a third smaller, JSON can be read in a network trace.</summary>
public enum HubProtocol
{
    MessagePack,
    Json,
}
