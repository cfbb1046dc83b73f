using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// How commands of one handler in one campaign ended that left no row in the journal: refused for good, or with nothing to change. A later try at the event gets the same end and
/// no new decision. In memory are those of events that are not finished. Belongs to one grain and is used in its turns.
/// </summary>
/// <param name="store">Where they are stored before anything rests on them.</param>
/// <param name="handler">Name of the handler.</param>
/// <param name="campaign">The campaign.</param>
/// <param name="claim">The activation's claim on the handler's work.</param>
internal sealed class HandlerEnds(IHandlerStore store, string handler, CampaignId campaign, Guid claim)
{
    private readonly Dictionary<long, Dictionary<Guid, Refusal?>> _ends = [];

    public string Handler => handler;

    public CampaignId Campaign => campaign;

    /// <summary>Reads those of all events behind the position.</summary>
    public Task LoadAsync(long position, CancellationToken cancellationToken) => LoadAsync(position, long.MaxValue, cancellationToken);

    /// <summary>Reads those of one event, behind the position or not.</summary>
    public Task LoadOneAsync(long sequence, CancellationToken cancellationToken) => LoadAsync(sequence - 1, sequence, cancellationToken);

    /// <param name="sequence">Of the event.</param>
    /// <param name="command">The command's id.</param>
    /// <param name="refusal">Why it was refused; null when there was nothing to change.</param>
    public bool TryFind(long sequence, CommandId command, out Refusal? refusal)
    {
        refusal = null;
        return _ends.TryGetValue(sequence, out var own) && own.TryGetValue(command.Value, out refusal);
    }

    /// <summary>Returns when the end is stored.</summary>
    /// <exception cref="SupersededException">Another activation has the work now, and it decides how the command ends.</exception>
    public async Task EndAsync(long sequence, CommandId command, Refusal? refusal)
    {
        var end = new HandlerEnd(handler, campaign.Value, sequence, command.Value, (short)(refusal?.Kind ?? 0), refusal?.Code, refusal?.Message);
        if (!await store.PutEndAsync(end, claim, CancellationToken.None)) throw new SupersededException();
        Remember(end);
    }

    /// <summary>The event is finished.</summary>
    public void Forget(long sequence) => _ends.Remove(sequence);

    private async Task LoadAsync(long after, long through, CancellationToken cancellationToken)
    {
        for (var place = (Sequence: after, Command: LastOf); ;)
        {
            var page = await store.ListEndsAsync(handler, campaign.Value, place, JournalLimits.ReadRowsMax, cancellationToken);
            foreach (var end in page.Where(end => end.Sequence <= through)) Remember(end);
            if (page.Length < JournalLimits.ReadRowsMax || page[^1].Sequence > through) return;
            place = (page[^1].Sequence, page[^1].CommandId);
        }
    }

    /// <summary>Behind all ids of commands.</summary>
    private static Guid LastOf { get; } = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private void Remember(HandlerEnd end)
    {
        if (!_ends.TryGetValue(end.Sequence, out var own)) _ends[end.Sequence] = own = [];
        own[end.CommandId] = end.RefusalCode is { } code ? new Refusal((RefusalKind)end.RefusalKind, code, end.RefusalMessage ?? "") : null;
    }
}
