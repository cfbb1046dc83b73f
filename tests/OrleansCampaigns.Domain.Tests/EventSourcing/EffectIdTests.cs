using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Tests.EventSourcing;

public sealed class EffectIdTests
{
    private static readonly CampaignId Campaign = new(new Guid("0c0c0c0c-0000-4000-8000-000000000001"));

    [Fact]
    public void Every_effect_has_an_id_of_its_own()
    {
        var ids = new HashSet<CommandId>();
        foreach (var campaign in (CampaignId[])[Campaign, new(new Guid("0c0c0c0c-0000-4000-8000-000000000002"))])
            for (var sequence = 1L; sequence <= 100; sequence++)
                for (var index = 0; index < 10; index++)
                {
                    var id = EffectId.Of(campaign, sequence, index);
                    Assert.True(ids.Add(id) && ids.Add(EffectId.AfterRefusalOf(id)), $"{campaign} {sequence} {index}");
                    foreach (var handler in (string[])["inbox", "webhooks"]) Assert.True(ids.Add(EffectId.Of(campaign, handler, sequence, index)), $"{campaign} {handler} {sequence} {index}");
                }
    }

    /// <summary>The ids are in journals for ever: another derivation would let effects happen twice.</summary>
    [Fact]
    public void The_derivation_never_changes()
    {
        Assert.Equal("d845bf8a-28b3-816d-b67f-5172f234e6e4", EffectId.Of(Campaign, sequence: 7, index: 1).ToString());
        Assert.Equal("ed4a820d-83b6-8669-802d-f1a2af665f7c", EffectId.Of(Campaign, "inbox", sequence: 7, index: 1).ToString());
    }

    [Fact]
    public void Only_effects_have_reserved_ids()
    {
        Assert.True(EffectId.IsReserved(EffectId.Of(Campaign, 1, 0)));
        Assert.True(EffectId.IsReserved(EffectId.Of(Campaign, "inbox", 1, 0)));
        Assert.True(EffectId.IsReserved(EffectId.AfterRefusalOf(EffectId.Of(Campaign, 1, 0))));
        Assert.False(EffectId.IsReserved(new CommandId(Guid.NewGuid())));
        Assert.False(EffectId.IsReserved(new CommandId(Guid.CreateVersion7())));
    }
}
