using System.Collections.Immutable;
using System.Diagnostics;

namespace OrleansCampaigns.Server.Feed;

/// <summary>The last part of a command's trace: a round in which its updates went to this server's followers.</summary>
public static class PushSpans
{
    public const string Name = "push";

    private static readonly ActivitySource Spans = new(LiveMetrics.MeterName);

    /// <summary>
    /// Child of the first commit's trace, with links to the others of the round. It lasts until every follower's frame is handed to its connection or waits behind
    /// the one before. Null where no trace is recorded.
    /// </summary>
    public static Activity? Start(ImmutableArray<ActivityContext> commits, int followers)
    {
        if (commits.IsEmpty) return null;
        var span = Spans.StartActivity(Name, ActivityKind.Producer, commits[0], links: commits.Skip(1).Select(commit => new ActivityLink(commit)));
        span?.SetTag("campaigns.followers", followers);
        return span;
    }
}
