using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Grains.Inbox;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Inbox;

/// <summary>
/// One connection that follows its user's inbox: a number, and at most one write under way. What it missed goes out at once; what comes later when it is pushed, with all that
/// came before it, outside of quiet hours.
/// </summary>
internal sealed class InboxFollower(HubConnectionContext hub, UserId user, long after, long head, IInboxStore store)
{
    private long _at = after;
    private long _missed = head;
    private long _due = head;
    private InboxEntry? _newest;
    private int _busy;
    private bool _started;
    private bool _ended;
    private bool _isQuiet;

    public UserId User { get; } = user;

    public bool IsQuiet
    {
        get => Volatile.Read(ref _isQuiet);
        set => Volatile.Write(ref _isQuiet, value);
    }

    /// <summary>The answer to the call is in the connection's hands.</summary>
    public void Start()
    {
        Volatile.Write(ref _started, true);
        Pump();
    }

    /// <summary>Everything up to this number is to go out.</summary>
    /// <param name="number">A number that is pushed.</param>
    /// <param name="entry">What it is, where that is known.</param>
    public void Offer(long number, InboxEntry? entry)
    {
        for (var known = Interlocked.Read(ref _due); number > known; known = Interlocked.Read(ref _due))
            if (Interlocked.CompareExchange(ref _due, number, known) == known) break;
        if (entry is not null) Volatile.Write(ref _newest, entry);
        Pump();
    }

    public void End() => Volatile.Write(ref _ended, true);

    private long Due() => IsQuiet ? Math.Min(_missed, Interlocked.Read(ref _due)) : Interlocked.Read(ref _due);

    private bool IsBehind() => Volatile.Read(ref _started) && !Volatile.Read(ref _ended) && Due() > Volatile.Read(ref _at);

    private void Pump()
    {
        if (IsBehind() && Interlocked.CompareExchange(ref _busy, 1, 0) == 0) _ = SendDueAsync();
    }

    private async Task SendDueAsync()
    {
        try
        {
            do
            {
                while (IsBehind()) await SendAsync(await NextAsync());
                Volatile.Write(ref _busy, 0);
            }
            while (IsBehind() && Interlocked.CompareExchange(ref _busy, 1, 0) == 0);
        }
        catch (Exception)
        {
            // Whoever hears nothing more must not believe that nothing happens: it comes back with its number.
            End();
            hub.Abort();
        }
    }

    private async Task<InboxPage> NextAsync()
    {
        var (at, due) = (Volatile.Read(ref _at), Due());
        if (due == at + 1 && Volatile.Read(ref _newest) is { } newest && newest.Place.Number == due) return new InboxPage(at, due, [InboxPages.ItemOf(newest)], 0, due);
        return await InboxPages.ReadAsync(store, User.Value, at, Math.Min(due, at + PageLimits.ItemsMax), due);
    }

    private async Task SendAsync(InboxPage page)
    {
        await hub.WriteAsync(new InvocationMessage(LiveDoor.Inbox, [WireMessage.From(page)]), hub.ConnectionAborted);
        Volatile.Write(ref _at, page.Through);
    }
}
