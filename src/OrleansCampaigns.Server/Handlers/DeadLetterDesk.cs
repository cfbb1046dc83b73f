using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Handlers;

/// <summary>
/// What operators do with dead letters. A retry goes through the handler's own grain, which tries it between the other events of its entity; a drop only settles the letter.
/// Both are logged.
/// </summary>
public sealed class DeadLetterDesk(IHandlerStore store, IJournalStore journal, EventHandlers handlers, IGrainFactory grains, ILogger<DeadLetterDesk> logger)
{
    private static Refusal Unknown { get; } = Refusal.NotFound("dead-letter.unknown", "There is no such dead letter; it may have been handled or dropped since.");

    private static Refusal NoHandler { get; } = Refusal.Conflict("dead-letter.no-handler", "This build of the server has no handler of that name: the letter can only be dropped.");

    private static Refusal StoreUnavailable { get; } = Refusal.Unavailable("server.store-unavailable", "The database cannot be reached. Try again.", TimeSpan.FromSeconds(2));

    public async Task<DeadLetterPage> ListAsync(DeadLetterId after, int limit, CancellationToken cancellationToken)
    {
        var letters = await store.ListDeadAsync((after.Handler, after.Campaign, after.Sequence), limit + 1, cancellationToken);
        var views = letters.Take(limit).Select(DeadLetterView.Of).ToList();
        return new DeadLetterPage([.. views], letters.Length > limit ? views[^1].Id : null);
    }

    public async Task<(DeadLetterAnswer? Answer, Refusal? Refusal)> ShowAsync(DeadLetterId id, CancellationToken cancellationToken)
    {
        if (await store.FindDeadAsync(id.Handler, id.Campaign, id.Sequence, cancellationToken) is not { } letter) return (null, Unknown);
        var rows = await journal.ReadAsync(id.Campaign, id.Sequence - 1, 1, cancellationToken);
        return (new DeadLetterAnswer(DeadLetterView.Of(letter), rows is [{ } row] && row.Sequence == id.Sequence ? EventOf(row) : null), null);
    }

    public async Task<(RetryAnswer? Answer, Refusal? Refusal)> RetryAsync(DeadLetterId id)
    {
        if (handlers.Find(id.Handler) is null) return (null, NoHandler);
        try
        {
            var retry = await grains.GetHandler(new CampaignId(id.Campaign), id.Handler).RetryAsync(id.Sequence);
            if (retry.Outcome is RetryOutcome.Unknown) return (null, Unknown);
            logger.DeadLetterRetried(id, retry.Outcome);
            return (new RetryAnswer(retry.Outcome, retry.Error), null);
        }
        catch (CommandUndecidedException)
        {
            return (null, StoreUnavailable);
        }
    }

    public async Task<Refusal?> DropAsync(DeadLetterId id, CancellationToken cancellationToken)
    {
        if (!await store.SettleDeadAsync(id.Handler, id.Campaign, id.Sequence, cancellationToken)) return Unknown;
        logger.DeadLetterDropped(id);
        return null;
    }

    private static DeadEvent EventOf(JournalRow row) => new(
        row.RecordedAt, new UserId(row.Actor), new CommandId(row.CommandId), row.EntityVersion, row.SchemaVersion, PayloadOf(row));

    private static JsonElement PayloadOf(JournalRow row)
    {
        try
        {
            return JsonElement.Parse(row.Payload.Span);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(System.Text.Encoding.UTF8.GetString(row.Payload.Span));
        }
    }
}
