using OrleansCampaigns.Grains.Consistency;

namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>Each kind of damage, planted alone in a copy of a played campaign, is found at its event and nowhere else, and repaired exactly when the journal proves what should be there.</summary>
public sealed class DamageTests(PlayedStores stores) : IClassFixture<PlayedStores>
{
    private static readonly Dictionary<string, Damage> Damages =
        RowDamages.All.Concat(EventDamages.All).Concat(SnapshotDamages.All).Concat(HandlerDamages.All).ToDictionary(entry => entry.Name, entry => entry.Damage);

    public static TheoryData<string> Databases => [PlayedStores.Sqlite, PlayedStores.Postgres];

    public static TheoryData<string, string> Kinds
    {
        get
        {
            var kinds = new TheoryData<string, string>();
            foreach (var (name, damage) in Damages)
            {
                kinds.Add(name, PlayedStores.Sqlite);
                if (!damage.SqliteOnly) kinds.Add(name, PlayedStores.Postgres);
            }

            return kinds;
        }
    }

    [Fact]
    public void There_are_more_than_fifty_kinds_and_each_code_that_a_store_can_have_is_among_them()
    {
        Assert.InRange(Damages.Count, 50, 200);
        string[] inMemory = [FindingCodes.LiveState, FindingCodes.LiveAhead, FindingCodes.LiveHandlerAhead, FindingCodes.ReplicaState, FindingCodes.ReplicaChannels, FindingCodes.ReplicaRow, FindingCodes.ReplicaAhead];
        var ofStores = typeof(FindingCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Except(inMemory);
        Assert.Empty(ofStores.Except(Damages.Values.Select(damage => damage.Code)));
        foreach (var damage in Damages.Values) Assert.True(FindingCodes.Meanings.ContainsKey(damage.Code), damage.Code);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_clean_store_has_no_findings(string database)
    {
        await using var stored = await stores.CopyAsync(database);
        var report = await stored.VerifyAsync(repair: true);
        Assert.Empty(report.Findings);
        Assert.Equal((1, stored.Last), (report.Campaigns, report.Rows));
        Assert.Equal(7, report.Snapshots);
        Assert.Empty(await stored.Findings.ListAsync(campaign: null, openOnly: false, skip: 0, limit: 10, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Dead_letters_of_events_that_happened_are_no_findings(string database)
    {
        await using var stored = await stores.CopyAsync(database);
        foreach (var row in stored.Rows.Where(row => row.EventType is "line-said" or "clock-filled" or "campaign-created")) await stored.PutLetterAsync(row);
        Assert.Empty((await stored.VerifyAsync(repair: true)).Findings);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Planted_damage_is_found_and_repaired_if_the_journal_proves_it(string kind, string database)
    {
        await using var stored = await stores.CopyAsync(database);
        var damage = Damages[kind];
        var sequence = await damage.Plant(stored, stores.Played);

        var looked = Assert.Single((await stored.VerifyAsync()).Findings);
        Assert.Equal((damage.Code, sequence, false), (looked.Code, looked.Sequence, looked.Repaired));

        var before = await stored.DumpOfWholeAsync();
        var repaired = Assert.Single((await stored.VerifyAsync(repair: true)).Findings);
        Assert.Equal(looked with { Repaired = damage.Repairs }, repaired);
        Assert.Equal(before, await stored.DumpOfWholeAsync());

        var again = (await stored.VerifyAsync()).Findings;
        if (damage.Repairs) Assert.Empty(again);
        else Assert.Equal([looked], again);
        await AssertStoredAsync(stored, looked, damage.Repairs);
    }

    private static async Task AssertStoredAsync(StoredCampaign stored, Finding found, bool repaired)
    {
        var row = Assert.Single(await stored.Findings.ListAsync(stored.Campaign.Value, openOnly: false, skip: 0, limit: 10, TestContext.Current.CancellationToken));
        Assert.Equal((found.Code, found.Sequence, found.Expected, found.Found), (row.Code, row.Sequence, row.Expected, row.Found));
        Assert.Equal(repaired ? 2 : 3, row.Times);
        Assert.Equal(repaired, row.RepairedAt is not null);
        Assert.True(row.FirstSeen < row.LastSeen);
    }
}
