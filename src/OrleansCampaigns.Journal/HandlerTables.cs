using System.Collections.Immutable;
using System.Data.Common;

namespace OrleansCampaigns.Journal;

/// <summary>Which event a dead letter is said to be of. An id that is none is read as empty.</summary>
public sealed record LetterMark(string Handler, long Sequence, short EntityKind, Guid EntityId, string EventType);

/// <summary>Of which event and command an end is kept.</summary>
public sealed record EndMark(string Handler, long Sequence, Guid CommandId);

/// <summary>What only a verification asks of the tables of <see cref="IHandlerStore"/>. Every method may throw <see cref="JournalUnavailableException"/>.</summary>
public sealed class HandlerTables
{
    private readonly Tables _tables;
    private readonly Func<Guid, object> _stored;

    internal HandlerTables(Tables tables, Func<Guid, object> stored) => (_tables, _stored) = (tables, stored);

    /// <summary>How far each handler says that it has come with a campaign.</summary>
    public Task<ImmutableArray<HandlerMark>> ListPositionsAsync(Guid campaign, CancellationToken cancellationToken) => _tables.QueryAsync(
        "SELECT handler, sequence FROM handler_positions WHERE campaign_id = @campaign ORDER BY handler",
        reader => new HandlerMark(reader.GetString(0), campaign, reader.GetInt64(1)), cancellationToken, ("@campaign", _stored(campaign)));

    /// <summary>False when the position has moved meanwhile: then nothing was changed.</summary>
    public async Task<bool> MovePositionAsync(HandlerMark from, long to, CancellationToken cancellationToken) => await _tables.ExecuteAsync(
        "UPDATE handler_positions SET sequence = @to WHERE campaign_id = @campaign AND handler = @handler AND sequence = @from",
        cancellationToken, ("@to", to), ("@campaign", _stored(from.CampaignId)), ("@handler", from.Handler), ("@from", from.Sequence)) == 1;

    /// <summary>Dead letters, settled ones too, in the order of sequence and handler, after the named place. Whoever writes one has a position.</summary>
    public Task<ImmutableArray<LetterMark>> ListLettersAsync(Guid campaign, (long Sequence, string Handler) after, int lettersMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(lettersMax);
        const string sql = """
            SELECT letter.handler, letter.sequence, letter.entity_kind, letter.entity_id, letter.event_type
            FROM handler_positions AS position JOIN dead_letters AS letter ON (letter.handler, letter.campaign_id) = (position.handler, position.campaign_id)
            WHERE position.campaign_id = @campaign AND letter.sequence >= @sequence AND (letter.sequence > @sequence OR letter.handler > @handler)
            ORDER BY letter.sequence, letter.handler LIMIT @limit
            """;
        return _tables.QueryAsync(
            sql, reader => new LetterMark(reader.GetString(0), reader.GetInt64(1), reader.GetInt16(2), IdOf(reader, 3), reader.GetString(4)), cancellationToken,
            ("@campaign", _stored(campaign)), ("@sequence", after.Sequence), ("@handler", after.Handler), ("@limit", (long)lettersMax));
    }

    /// <summary>Writes which event the dead letter is of; its error and its tries stay.</summary>
    /// <returns>False when there is none any more.</returns>
    public async Task<bool> CorrectLetterAsync(Guid campaign, LetterMark right, CancellationToken cancellationToken) => await _tables.ExecuteAsync(
        "UPDATE dead_letters SET entity_kind = @kind, entity_id = @entity, event_type = @type WHERE handler = @handler AND campaign_id = @campaign AND sequence = @sequence",
        cancellationToken,
        ("@kind", right.EntityKind), ("@entity", _stored(right.EntityId)), ("@type", right.EventType), ("@handler", right.Handler), ("@campaign", _stored(campaign)), ("@sequence", right.Sequence)) == 1;

    public async Task<bool> DeleteLetterAsync(Guid campaign, LetterMark letter, CancellationToken cancellationToken) => await _tables.ExecuteAsync(
        "DELETE FROM dead_letters WHERE handler = @handler AND campaign_id = @campaign AND sequence = @sequence",
        cancellationToken, ("@handler", letter.Handler), ("@campaign", _stored(campaign)), ("@sequence", letter.Sequence)) == 1;

    /// <summary>Ends that are kept of events behind a sequence, in the order of sequence and handler.</summary>
    public Task<ImmutableArray<EndMark>> ListEndsAfterAsync(Guid campaign, long sequence, int endsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(endsMax);
        const string sql = """
            SELECT ended.handler, ended.sequence, ended.command_id
            FROM handler_positions AS position JOIN handler_ends AS ended ON (ended.handler, ended.campaign_id) = (position.handler, position.campaign_id)
            WHERE position.campaign_id = @campaign AND ended.sequence > @sequence ORDER BY ended.sequence, ended.handler, ended.command_id LIMIT @limit
            """;
        return _tables.QueryAsync(
            sql, reader => new EndMark(reader.GetString(0), reader.GetInt64(1), IdOf(reader, 2)), cancellationToken,
            ("@campaign", _stored(campaign)), ("@sequence", sequence), ("@limit", (long)endsMax));
    }

    public async Task<bool> DeleteEndAsync(Guid campaign, EndMark end, CancellationToken cancellationToken) => await _tables.ExecuteAsync(
        "DELETE FROM handler_ends WHERE handler = @handler AND campaign_id = @campaign AND sequence = @sequence AND command_id = @command",
        cancellationToken, ("@handler", end.Handler), ("@campaign", _stored(campaign)), ("@sequence", end.Sequence), ("@command", _stored(end.CommandId))) == 1;

    private static Guid IdOf(DbDataReader reader, int column) => reader.GetValue(column) switch
    {
        Guid id => id,
        byte[] { Length: 16 } bytes => new Guid(bytes, bigEndian: true),
        _ => Guid.Empty,
    };
}
