using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Grains.Tests.EventSourcing;

namespace OrleansCampaigns.Grains.Tests.Stories;

/// <summary>The journal of a campaign like <see cref="ToldCampaign"/>, event by event.</summary>
internal sealed class StoryJournal
{
    private static readonly DateTimeOffset Began = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly Dictionary<Guid, long> _versions = [];

    public StoryJournal()
    {
        var owner = new UserId(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        Add(EntityKind.Campaign, Campaign.Value, new CampaignCreated("The Ash Ledger", owner, "Ada"));
        Add(EntityKind.Campaign, Campaign.Value, new FactionFounded(ToldCampaign.Ledger, "Ash Ledger", "", Hidden: false));
        foreach (var (id, name) in new[] { (ToldCampaign.Aud, "Aud Tarrow"), (ToldCampaign.Joss, "Joss"), (ToldCampaign.Merrit, "Merrit"), (ToldCampaign.Wenna, "Wenna"), (ToldCampaign.Bo, "Bo") })
            Add(EntityKind.Character, id.Value, new CharacterCreated(id, name, SheetSchema.Empty, 10, Hidden: false));
        Add(EntityKind.Character, ToldCampaign.Ilse.Value, new CharacterCreated(ToldCampaign.Ilse, "Ilse", SheetSchema.Empty, 10, Hidden: false, owner));
        foreach (var (id, name) in new[] { (ToldCampaign.Harrow, "Harrow"), (ToldCampaign.Lowmarsh, "Lowmarsh"), (ToldCampaign.Wood, "Oxley Wood") }) Add(EntityKind.Region, id.Value, new RegionCreated(id, name));
        Add(EntityKind.Region, ToldCampaign.Harrow.Value, new BorderSet(ToldCampaign.Lowmarsh, RegionVisibility.Public));
        Add(EntityKind.Region, ToldCampaign.Lowmarsh.Value, new BorderSet(ToldCampaign.Wood, RegionVisibility.Public));
        foreach (var fact in ToldCampaign.World.Campaign.StoryFacts.Keys.Where(fact => fact.Predicate != "leads")) Add(EntityKind.Campaign, Campaign.Value, new StoryFactsChanged([fact], [], Began));
    }

    public CampaignId Campaign { get; } = new(new Guid(7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7));

    public LandedRows Store { get; } = new();

    public long Sequence { get; private set; }

    private void Add(EntityKind kind, Guid id, DomainEvent happened)
    {
        Sequence++;
        var version = _versions[id] = _versions.GetValueOrDefault(id) + 1;
        Store.Add(Campaign.Value, new RecordedEvent(Sequence, new EntityRef(kind, id), version, new CommandId(new Guid((int)Sequence, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)), new UserId(Campaign.Value), Began, happened));
    }
}
