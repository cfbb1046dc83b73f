using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

public sealed class ConsequenceTests
{
    private static readonly RegionId Harbour = new(new Guid("bbbbbbbb-0000-4000-8000-000000000001"));
    private static readonly CharacterId Mira = new(new Guid("bbbbbbbb-0000-4000-8000-000000000002"));
    private static readonly Consequence Tick = new TickClockConsequence(Harbour, new(Guid.AllBitsSet), 2);
    private static readonly Consequence Blessing = new ConditionConsequence(Mira, "Blessed");

    private readonly PlayedCampaign _campaign = New()
        .Done(Master, new DraftChapter(Chapter1, "One", "First."))
        .Done(Master, new DraftChapter(Chapter2, "Two", "Second."))
        .WithTargets(Harbour, Mira)
        .Done(Master, new ProposeConsequence(Chapter1, Consequence1, Tick))
        .Done(Master, new ProposeConsequence(Chapter1, Consequence2, Blessing));

    [Fact]
    public void Accepted_consequences_happen_once_and_in_the_order_given()
    {
        _campaign.Done(Master, new AcceptConsequences(Chapter1, [Consequence2, Consequence1, Consequence2]))
            .Silent(Master, new AcceptConsequences(Chapter1, [Consequence1, Consequence2]));
        var accepted = Assert.IsType<ConsequencesAccepted>(_campaign.Events[^1].Event);
        Assert.Equal([Blessing, Tick], accepted.Consequences);
        Assert.True(_campaign.Seen(ChannelKind.GameMasters).Consequences[Consequence1].Accepted);
        Assert.Empty(_campaign.Seen(ChannelKind.Table).Consequences);
    }

    [Fact]
    public void Some_may_be_accepted_now_and_others_later()
    {
        _campaign.Done(Master, new AcceptConsequences(Chapter1, [Consequence1])).Done(Master, new AcceptConsequences(Chapter1, [Consequence1, Consequence2]));
        Assert.Equal([Blessing], Assert.IsType<ConsequencesAccepted>(_campaign.Events[^1].Event).Consequences);
    }

    [Fact]
    public void What_cannot_happen_is_not_accepted()
    {
        var nowhere = new HitPointsConsequence(new CharacterId(Guid.AllBitsSet), -3);
        var third = new ConsequenceId(Guid.AllBitsSet);
        _campaign.Done(Master, new ProposeConsequence(Chapter1, third, nowhere))
            .Refused(Master, new AcceptConsequences(Chapter1, [Consequence1, third]), "consequence.no-target")
            .Refused(Master, new AcceptConsequences(Chapter2, [Consequence1]), "consequence.unknown")
            .Refused(Master, new AcceptConsequences(Chapter3, [Consequence1]), "campaign.no-such-chapter")
            .Refused(Master, new AcceptConsequences(Chapter1, [.. Enumerable.Repeat(Consequence1, 51)]), "consequence.too-many")
            .Refused(Player1, new AcceptConsequences(Chapter1, [Consequence1]), "access.denied")
            .Silent(Master, new AcceptConsequences(Chapter1, default))
            .Done(Master, new ArchiveChapter(Chapter1))
            .Refused(Master, new AcceptConsequences(Chapter1, [Consequence1]), "chapter.archived");
    }

    [Fact]
    public void A_withdrawn_consequence_is_gone() => _campaign
        .Done(Master, new WithdrawConsequence(Consequence1)).Silent(Master, new WithdrawConsequence(Consequence1))
        .Refused(Player1, new WithdrawConsequence(Consequence2), "access.denied")
        .Refused(Master, new AcceptConsequences(Chapter1, [Consequence1]), "consequence.unknown");

    [Fact]
    public void Proposals_have_limits()
    {
        _campaign.Silent(Master, new ProposeConsequence(Chapter1, Consequence1, Tick))
            .Refused(Master, new ProposeConsequence(Chapter1, Consequence1, Blessing), "consequence.exists")
            .Refused(Master, new ProposeConsequence(Chapter3, Consequence1, Blessing), "campaign.no-such-chapter")
            .Refused(Master, new ProposeConsequence(Chapter1, default, Blessing), "id.empty");
        for (var number = 3; number <= CampaignLimits.ConsequencesPerChapterMax; number++)
            _campaign.Done(Master, new ProposeConsequence(Chapter1, new ConsequenceId(new Guid(number, 0, 0, new byte[8])), Tick));
        _campaign.Refused(Master, new ProposeConsequence(Chapter1, new ConsequenceId(Guid.AllBitsSet), Tick), "consequence.too-many");
    }

    public static TheoryData<Consequence?, string> Absurd() => new()
    {
        { null, "consequence.invalid" },
        { new TickClockConsequence(Harbour, new(Guid.AllBitsSet), 0), "consequence.invalid" },
        { new TickClockConsequence(Harbour, default, 1), "id.empty" },
        { new FactConsequence(Harbour, new(Guid.AllBitsSet), (FactStanding)9), "consequence.invalid" },
        { new FactConsequence(default, new(Guid.AllBitsSet), FactStanding.Rumour), "id.empty" },
        { new InfluenceConsequence(Harbour, Guild, 0), "consequence.invalid" },
        { new InfluenceConsequence(Harbour, Guild, int.MinValue), "consequence.invalid" },
        { new HitPointsConsequence(Mira, 0), "consequence.invalid" },
        { new HitPointsConsequence(Mira, int.MinValue), "consequence.invalid" },
        { new ConditionConsequence(Mira, "Blessed", 0), "consequence.invalid" },
        { new ConditionConsequence(Mira, null!), "text.empty" },
        { new ItemConsequence(Mira, new(Guid.AllBitsSet), "Rope", 0), "consequence.invalid" },
        { new ItemConsequence(Mira, new(Guid.AllBitsSet), new string('x', 121), 1), "text.too-long" },
        { new ItemConsequence(Mira, default, "Rope", 1), "id.empty" },
    };

    [Theory]
    [MemberData(nameof(Absurd), DisableDiscoveryEnumeration = true)]
    public void Absurd_consequences_are_refused(Consequence? consequence, string code) =>
        _campaign.Refused(Master, new ProposeConsequence(Chapter1, new ConsequenceId(Guid.AllBitsSet), consequence!), code);
}
