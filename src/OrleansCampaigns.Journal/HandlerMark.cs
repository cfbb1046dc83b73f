namespace OrleansCampaigns.Journal;

/// <summary>How far a handler has come with a campaign: all events up to <paramref name="Sequence"/> are handled or dead letters.</summary>
public sealed record HandlerMark(string Handler, Guid CampaignId, long Sequence);
