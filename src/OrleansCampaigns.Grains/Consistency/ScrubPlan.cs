namespace OrleansCampaigns.Grains.Consistency;

/// <summary>How the campaigns are verified all the time.</summary>
/// <param name="RowsPerSecond">Rows that each silo reads for it at most; 0: nothing is verified unless somebody asks.</param>
/// <param name="Every">
/// From the beginning of one walk over all campaigns to that of the next. With rows enough for a walk in that time, each campaign is verified at least once in twice this time.
/// </param>
public sealed record ScrubPlan(int RowsPerSecond, TimeSpan Every);
