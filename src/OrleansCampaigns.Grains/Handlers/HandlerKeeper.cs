using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// Writes the positions of this silo's handlers, many in one statement, and finds campaigns with events that no handler has heard of: after a silo died with the hints in its
/// memory, nobody else may ever come to the campaign. One silo of the cluster looks; which one follows from who is there, and while they disagree two may look, which
/// harms nobody.
/// </summary>
internal sealed class HandlerKeeper(
    HandlersHere here, EventHandlers handlers, IHandlerStore store, IGrainFactory grains, ISiloStatusOracle silos, HandlerPace pace, TimeProvider clock, ILogger<HandlerKeeper> logger)
    : BackgroundService
{
    /// <summary>A position is written after so many handled events at the latest.</summary>
    public const int RememberEvery = 1_000;

    /// <summary>Positions in one statement; more take more statements.</summary>
    public const int PositionsAtOnce = 1_000;

    /// <summary>Campaigns looked at in one <see cref="Beat"/>. A round over more campaigns takes more beats.</summary>
    public const int CampaignsAtOnce = 1_000;

    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly WakingCampaigns _waking = new(clock);
    private Guid _lookedThrough;
    private long? _roundBegan;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Beat < pace.Check ? Beat : pace.Check, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await KeepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task KeepAsync(CancellationToken stoppingToken)
    {
        await TryAsync(WritePositionsAsync, stoppingToken);
        if (IsMine() && IsTime()) await TryAsync(LookAsync, stoppingToken);
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work(stoppingToken);
        }
        catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
        {
            logger.HandlersNotKept(cause);
        }
    }

    private async Task WritePositionsAsync(CancellationToken cancellationToken)
    {
        foreach (var due in here.Active.Where(progress => progress.IsDue(RememberEvery, pace.PositionAge)).Chunk(PositionsAtOnce))
        {
            ImmutableArray<HandlerMark> marks = [.. due.Select(progress => progress.Mark)];
            await store.WritePositionsAsync([.. marks.DistinctBy(mark => (mark.Handler, mark.CampaignId))], cancellationToken);
            for (var i = 0; i < due.Length; i++) due[i].Wrote(marks[i].Sequence);
        }
    }

    private bool IsMine()
    {
        var active = silos.GetApproximateSiloStatuses(onlyActive: true).Keys;
        return active.Contains(silos.SiloAddress) && CampaignPlacementDirector.HomeOf(default, active).Equals(silos.SiloAddress);
    }

    private bool IsTime() => _lookedThrough != Guid.Empty || _roundBegan is not { } began || clock.GetElapsedTime(began) >= pace.Check;

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await _waking.ForgetAsync(HasCaughtUpAsync);
        if (_waking.IsFull) return;
        if (_lookedThrough == Guid.Empty)
        {
            _roundBegan = clock.GetTimestamp();
            await TryAsync(store.SweepSettledAsync, cancellationToken);
        }

        var page = await store.ListBacklogAsync([.. handlers.All.Select(handler => handler.Name)], _lookedThrough, CampaignsAtOnce, cancellationToken);
        foreach (var campaign in page)
        {
            if (_waking.IsFull) return;
            _lookedThrough = campaign.CampaignId;
            if (campaign.IsBehind && _waking.TryAdd(campaign.CampaignId, campaign.Sequence))
                grains.GetGrain<ICampaignHandlersGrain>(campaign.CampaignId).CatchUpAsync(campaign.Sequence).Ignore();
        }

        if (page.Length < CampaignsAtOnce) _lookedThrough = Guid.Empty;
    }

    private async Task<bool> HasCaughtUpAsync(Guid campaign, long sequence)
    {
        try
        {
            var handled = await Task.WhenAll(handlers.All.Select(handler => grains.GetHandler(new CampaignId(campaign), handler.Name).HandledAsync()));
            return handled.All(position => position >= sequence);
        }
        catch (Exception cause)
        {
            logger.HandlersNotKept(cause);
            return false;
        }
    }
}
