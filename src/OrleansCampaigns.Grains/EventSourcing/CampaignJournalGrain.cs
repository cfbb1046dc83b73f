using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Configuration;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>Says which silo has the campaign's <see cref="CampaignJournal"/>: takes the campaign over, and is the journal's door for entities that (for a moment) live elsewhere.</summary>
[GrainType("campaign-journal"), CampaignPlacement, Reentrant]
internal sealed class CampaignJournalGrain(
    JournalWriter writer, IJournalStore store, CampaignReplicas replicas, IOptions<GrainCollectionOptions> collection, ILogger<CampaignJournalGrain> logger)
    : Grain, ICampaignJournalGrain
{
    private CampaignJournal? _journal;

    private CampaignId Campaign => new(this.GetPrimaryKey());

    public override Task OnActivateAsync(CancellationToken cancellationToken) => StoreFailures.TranslateAsync(() => TakeOverAsync(cancellationToken));

    private async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        var head = await store.TakeOverAsync(Campaign.Value, cancellationToken);
        await replicas.GetAsync(Campaign, cancellationToken);
        var publisher = new StreamPublisher(this.GetStreamProvider(CampaignStream.Provider), Campaign, logger);
        _journal = new CampaignJournal(Campaign, head, writer, replicas, publisher, End, logger);
        replicas.JournalCame(_journal);
        KeepWhileUsed();
        GrainFactory.GetGrain<ICampaignHandlersGrain>(Campaign.Value).ContinueAsync(head.Sequence).Ignore();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_journal is not { } journal) return;
        journal.Close();
        replicas.JournalWent(journal);
        await Task.WhenAny(journal.Announced, Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
    }

    public Task<Attachment> AttachAsync(EntityRef entity) => _journal!.AttachAsync(entity);

    public Task<ImmutableArray<Commit>> AppendAsync(AppendRequest request) => _journal!.AppendAsync(request);

    /// <summary>Appends come without a message, so Orleans would take the busiest campaign's journal for idle.</summary>
    private void KeepWhileUsed()
    {
        var age = collection.Value.CollectionAge;
        this.RegisterGrainTimer(
            () =>
            {
                if (_journal!.TakeUsed()) DelayDeactivation(age);
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(age / 4, age / 4) { Interleave = true });
    }

    /// <summary>From any thread.</summary>
    private void End() => GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The campaign's journal reloads."));
}
