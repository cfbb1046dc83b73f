using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>Appends that overtake each other, get lost or come from the past: none may leave a hole among an entity's events.</summary>
public sealed class AppendOrderTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task An_append_whose_predecessor_was_lost_is_turned_down()
    {
        var (campaign, journal, entity) = await StartAsync();
        var attachment = await journal.AttachAsync(entity);
        await Undecided(journal.AppendAsync(Append(entity, version: 3, attachment, isFirst: false)));
        await journal.AppendAsync(Append(entity, version: 1, attachment, isFirst: true));
        await Undecided(journal.AppendAsync(Append(entity, version: 4, attachment, isFirst: false)));
        await journal.AppendAsync(Append(entity, version: 2, attachment, isFirst: false));
        Assert.Equal([1L, 2, 3], (await silos.JournalAsync(campaign)).Select(row => row.EntityVersion));
    }

    [Fact]
    public async Task An_append_of_an_earlier_activation_of_the_entity_is_turned_down()
    {
        var (campaign, journal, entity) = await StartAsync();
        var earlier = await journal.AttachAsync(entity);
        var later = await journal.AttachAsync(entity);
        await Undecided(journal.AppendAsync(Append(entity, version: 1, earlier, isFirst: true)));
        await journal.AppendAsync(Append(entity, version: 1, later, isFirst: true));
        Assert.Equal(2, (await silos.JournalAsync(campaign)).Count);
    }

    [Fact]
    public async Task An_append_that_was_meant_for_an_earlier_journal_is_turned_down()
    {
        var (campaign, journal, entity) = await StartAsync();
        var attachment = await journal.AttachAsync(entity);
        await journal.AppendAsync(Append(entity, version: 1, attachment, isFirst: true));
        silos.Store.FailNextAppend();
        await Undecided(journal.AppendAsync(Append(entity, version: 2, attachment, isFirst: false)));
        await Undecided(journal.AppendAsync(Append(entity, version: 3, attachment, isFirst: false)));
        await Undecided(journal.AppendAsync(Append(entity, version: 3, attachment, isFirst: true)));
        Assert.Equal([1L, 2], (await silos.JournalAsync(campaign)).Select(row => row.EntityVersion));
        Assert.Null((await silos.SendAsync(campaign, new RenameCampaign("It goes on"))).Refusal);
    }

    [Fact]
    public async Task Entities_that_somebody_merely_tries_do_not_fill_the_journals_memory()
    {
        var (_, journal, entity) = await StartAsync();
        var first = await journal.AttachAsync(entity);
        await Task.WhenAll(Enumerable.Range(0, CampaignJournal.AttachedMax).Select(_ => journal.AttachAsync(new EntityRef(EntityKind.Character, Guid.NewGuid()))));
        await Undecided(journal.AppendAsync(Append(entity, version: 1, first, isFirst: true)));
        await journal.AppendAsync(Append(entity, version: 1, await journal.AttachAsync(entity), isFirst: true));
    }

    private async Task<(CampaignId, ICampaignJournalGrain, EntityRef)> StartAsync()
    {
        var campaign = await silos.CampaignAsync();
        return (campaign, silos.Cluster.Client.GetJournal(campaign), new EntityRef(EntityKind.Campaign, campaign.Value));
    }

    private static AppendRequest Append(EntityRef entity, long version, Attachment attachment, bool isFirst)
    {
        var encoded = EventCodec.Encode(new CampaignRenamed($"Name {version}"));
        var command = new DecidedCommand(
            new CommandId(Guid.NewGuid()), TwoSilos.Owner, DateTimeOffset.UnixEpoch, [new DecidedEvent(encoded.Type, encoded.Schema, encoded.Payload)]);
        return new AppendRequest(entity, version, ImmutableArray.Create(command), attachment, isFirst);
    }

    private static Task<CommandUndecidedException> Undecided(Task append) => Assert.ThrowsAsync<CommandUndecidedException>(() => append);
}
