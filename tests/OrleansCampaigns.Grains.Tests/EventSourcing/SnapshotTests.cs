using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>Whatever became of a snapshot, the journal gives the same state.</summary>
public sealed class SnapshotTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    public static TheoryData<string> Damages => ["none", "missing", "other build", "flipped byte", "not json", "row gone", "ahead of the journal"];

    [Fact]
    public void A_snapshot_keeps_the_receipt_of_a_command_with_several_events()
    {
        var command = new CommandId(Guid.NewGuid());
        var memory = EntityMemory<CampaignState>.Empty(CampaignState.Initial);
        for (var version = 1; version <= 3; version++) memory.Advance(CampaignState.Initial, new RecentCommit(command, TwoSilos.Owner, version + 10, [(byte)version], version, version == 2 ? ReceiptOutcome.Kept : ReceiptOutcome.Applied));
        var kept = EntityMemory<CampaignState>.Read(EntitySnapshot.Of(EntityShell.RulesBuild, memory.Version, memory.RowHash, memory.ToJson())).Find(command)!;
        Assert.Equal((13L, 3L, (byte)3), (kept.Sequence, kept.EntityVersion, Assert.Single(kept.Hash)));
        Assert.Equal(ReceiptOutcome.Kept, kept.Outcome);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Any_snapshot_leads_to_the_same_state(string damage)
    {
        var campaign = await silos.CampaignAsync();
        for (var i = 0; i < 20; i++) await silos.CommitAsync(campaign, new DraftChapter(new ChapterId(Guid.NewGuid()), $"Chapter {i}", "Text."));
        var whole = await LoadAsync(campaign, snapshot: null);
        var snapshot = EntitySnapshot.Of(EntityShell.RulesBuild, whole.Memory.Version, whole.Memory.RowHash, whole.Memory.ToJson());
        for (var i = 0; i < 5; i++) await silos.CommitAsync(campaign, new DraftChapter(new ChapterId(Guid.NewGuid()), $"Later {i}", "Text."));

        var loaded = await LoadAsync(campaign, Damaged(snapshot, damage));

        Assert.Equal(StateJson.HashOf((await LoadAsync(campaign, snapshot: null)).Memory.State), StateJson.HashOf(loaded.Memory.State));
        Assert.Equal(26, loaded.Memory.Version);
        Assert.Equal(damage is "none" ? 21 : 0, loaded.SnapshotVersion);
    }

    private static EntitySnapshot? Damaged(EntitySnapshot snapshot, string damage)
    {
        switch (damage)
        {
            case "none": return snapshot;
            case "missing": return null;
            case "other build": return snapshot with { RulesBuild = "another" };
            case "flipped byte":
                byte[] flipped = [.. snapshot.Payload];
                flipped[flipped.Length / 2] ^= 1;
                return snapshot with { Payload = flipped };
            case "not json": return EntitySnapshot.Of(EntityShell.RulesBuild, snapshot.Version, snapshot.RowHash, "[]"u8.ToArray());
            case "row gone": return snapshot with { RowHash = new byte[32] };
            case "ahead of the journal": return snapshot with { Version = 1_000 };
            default: throw new ArgumentOutOfRangeException(nameof(damage), damage, null);
        }
    }

    private Task<LoadedEntity<CampaignState>> LoadAsync(CampaignId campaign, EntitySnapshot? snapshot) =>
        EntityLoader.LoadAsync<CampaignState, CampaignCommand, CampaignEvent>(
            silos.Store, campaign, new EntityRef(EntityKind.Campaign, campaign.Value), snapshot, CancellationToken.None);
}
