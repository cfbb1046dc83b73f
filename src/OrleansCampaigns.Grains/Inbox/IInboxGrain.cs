namespace OrleansCampaigns.Grains.Inbox;

/// <summary>One user's inbox over all campaigns, with their preferences. Key: the user's GUID.</summary>
[GrainInterfaceType("inbox"), Alias("inbox")]
public interface IInboxGrain : IGrainWithGuidKey
{
    /// <param name="request">An <c>OwnRequest</c> of the inbox as UTF-8 JSON.</param>
    /// <returns>A <c>QueryReply</c> as UTF-8 JSON.</returns>
    [Alias("ask")]
    Task<byte[]> AskAsync(byte[] request);
}
