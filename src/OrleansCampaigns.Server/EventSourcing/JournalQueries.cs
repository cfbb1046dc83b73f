using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>The journal itself, for game masters.</summary>
public sealed class JournalQueries(IJournalStore store)
{
    private static Refusal Unavailable { get; } =
        Refusal.Unavailable("server.store-unavailable", "The journal cannot be read now.", TimeSpan.FromSeconds(2));

    public async Task<QueryReply> ReadAsync(Viewer viewer, ReadJournal query, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Allows(viewer.Role, Permission.RunGame)) return QueryReply.Of(Refusal.Forbidden("access.denied", "Only game masters read the journal."));
        if (query.After < 0) return QueryReply.Of(Refusal.Invalid("page.after", "A sequence is not negative."));
        try
        {
            var rows = await store.ReadAsync(viewer.Campaign.Value, query.After, query.Limit, cancellationToken);
            return QueryReply.Of(new JournalPage([.. rows.Select(Stored)]));
        }
        catch (JournalUnavailableException)
        {
            return QueryReply.Of(Unavailable);
        }
    }

    private static JournalEvent Stored(JournalRow row) => new(
        row.Sequence,
        (EntityKind)row.EntityKind,
        row.EntityId,
        row.EntityVersion,
        row.EventType,
        row.SchemaVersion,
        JsonElement.Parse(row.Payload.Span),
        new CommandId(row.CommandId),
        new UserId(row.Actor),
        row.RecordedAt,
        Convert.ToHexStringLower(row.Hash.Span));
}
