using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>What can become of what handlers keep beside a journal, and of a journal of which nothing else is left.</summary>
internal static class HandlerDamages
{
    private const long Never = 5_000;

    public static IEnumerable<(string Name, Damage Damage)> All =>
    [
        ("a handler has handled what never happened", new(FindingCodes.HandlerAhead, async (stored, _) =>
        {
            await stored.ExecuteAsync("UPDATE handler_positions SET sequence = @to WHERE campaign_id = @campaign", ("@to", Never));
            return stored.Last;
        }, Repairs: true)),
        ("a handler is one event ahead", new(FindingCodes.HandlerAhead, async (stored, _) =>
        {
            await stored.ExecuteAsync("UPDATE handler_positions SET sequence = @to WHERE campaign_id = @campaign", ("@to", stored.Last + 1));
            return stored.Last;
        }, Repairs: true)),
        ("a dead letter is of another entity", Letter(row => row with { EntityId = Guid.NewGuid() })),
        ("a dead letter is of another kind of entity", Letter(row => row with { EntityKind = (short)EntityKind.Region })),
        ("a dead letter is of another event", Letter(row => row with { EventType = "dice-rolled" })),
        ("a dead letter is of the event before the first", new(FindingCodes.DeadLetterEvent, async (stored, _) =>
        {
            await stored.PutLetterAsync(stored.Rows[0] with { Sequence = 0 });
            return 1;
        }, Repairs: true)),
        ("a dead letter is of an event that never happened", new(FindingCodes.DeadLetterAhead, async (stored, _) =>
        {
            await stored.PutLetterAsync(stored.Rows[^1] with { Sequence = stored.Last + 1 });
            return stored.Last + 1;
        }, Repairs: true)),
        ("a command ended because of an event that never happened", new(FindingCodes.HandlerEndAhead, async (stored, _) =>
        {
            await stored.ExecuteAsync(
                "INSERT INTO handler_ends (handler, campaign_id, sequence, command_id, refusal_kind) VALUES ('influence', @campaign, @sequence, @command, 0)",
                ("@sequence", Never), ("@command", Guid.NewGuid()));
            return Never;
        }, Repairs: true)),
        ("a journal is gone with its head", new(FindingCodes.JournalMissing, async (stored, _) =>
        {
            await stored.ExecuteAsync("DELETE FROM journal WHERE campaign_id = @campaign");
            await stored.ExecuteAsync("DELETE FROM journal_heads WHERE campaign_id = @campaign");
            return 1;
        })),
    ];

    private static Damage Letter(Func<JournalRow, JournalRow> change) => new(FindingCodes.DeadLetterEvent, async (stored, _) =>
    {
        var row = stored.RowOf("line-said");
        await stored.PutLetterAsync(change(row));
        return row.Sequence;
    }, Repairs: true);
}
