using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>Consecutive updates of the asker's two channels.</summary>
/// <param name="Frames">At most one for each channel; none when there is nothing newer.</param>
/// <param name="Next">The cursor after these updates.</param>
/// <param name="HasMore">More follows at once.</param>
[Alias("updates-page")]
public sealed record UpdatesPage(ImmutableArray<UpdateFrame> Frames, ResumePoint Next, bool HasMore) : Answer;
