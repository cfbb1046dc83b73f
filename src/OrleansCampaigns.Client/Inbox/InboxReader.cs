using System.Runtime.CompilerServices;
using System.Text.Json;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;

namespace OrleansCampaigns.Client.Inbox;

/// <summary>Follows an inbox while it is enumerated, over as many connections as it takes.</summary>
internal sealed class InboxReader(CampaignConnectionOptions options, ServerRound servers, long after) : IAsyncEnumerable<InboxItem>
{
    public IAsyncEnumerator<InboxItem> GetAsyncEnumerator(CancellationToken cancellationToken = default) => ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    private async IAsyncEnumerable<InboxItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var at = after;
        while (true)
        {
            var link = await servers.LinkAsync(cancellationToken);
            var run = new InboxRun(at);
            if (!await TryFollowAsync(link, run, cancellationToken)) continue;
            await foreach (var message in run.Pages.ReadAllAsync(cancellationToken))
            {
                var page = message.To<InboxPage>();
                if (!Follows(page, at)) break;
                at = page.Through;
                foreach (var item in page.Items) yield return item;
            }

            run.Stop();
        }
    }

    /// <summary>Whether the page begins where the last ended and all of it is there or known to be dropped. If not, following again from the last good number repairs it.</summary>
    private static bool Follows(InboxPage page, long at) => page.After == at && page.Through > at && page.Items.Length + page.Dropped == page.Through - page.After;

    private async Task<bool> TryFollowAsync(ServerLink link, InboxRun run, CancellationToken cancellationToken)
    {
        QueryReply reply;
        try
        {
            reply = await link.FollowInboxAsync(run, cancellationToken);
        }
        catch (Exception lost) when (lost is not JsonException && !cancellationToken.IsCancellationRequested)
        {
            link.Abandon();
            return false;
        }

        if (reply.Refusal is not { } refusal) return true;
        if (refusal.Kind is not (RefusalKind.Unavailable or RefusalKind.TooMany)) throw new CampaignRefusedException(refusal);
        await Task.Delay(refusal.RetryAfter ?? options.FirstPause, options.Clock, cancellationToken);
        return false;
    }
}
