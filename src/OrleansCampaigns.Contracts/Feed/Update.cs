namespace OrleansCampaigns.Contracts.Feed;

/// <summary>
/// One visible change, as one audience sees it. State parts arrive whole: an update replaces the part that it names, so applying it is
/// assignment, and a fresh view equals the previous view with all updates applied.
/// </summary>
[Alias("update")]
public abstract record Update;
