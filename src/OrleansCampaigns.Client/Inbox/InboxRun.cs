using System.Threading.Channels;
using OrleansCampaigns.Client.Feed;

namespace OrleansCampaigns.Client.Inbox;

/// <summary>Pages of one inbox over one link, from behind a number on.</summary>
internal sealed class InboxRun(long after)
{
    /// <summary>Pages that were not read yet; at the bound the run ends, and the reader follows again where it stands.</summary>
    private const int PagesMax = 256;

    private readonly Channel<WireMessage> _pages = Channel.CreateBounded<WireMessage>(PagesMax);

    public long After { get; } = after;

    public ChannelReader<WireMessage> Pages => _pages.Reader;

    public void Receive(WireMessage page)
    {
        if (!_pages.Writer.TryWrite(page)) Stop();
    }

    public void Stop() => _pages.Writer.TryComplete();
}
