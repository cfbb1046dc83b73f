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
        if (_lookedThrough == Guid.Empty) _roundBegan = clock.GetTimestamp();
        var page = await store.ListBacklogAsync([.. handlers.All.Select(handler => handler.Name)], _lookedThrough, CampaignsAtOnce, cancellationToken);
        _lookedThrough = page.Length < CampaignsAtOnce ? Guid.Empty : page[^1].CampaignId;
        foreach (var behind in page.Where(campaign => campaign.IsBehind))
            grains.GetGrain<ICampaignHandlersGrain>(behind.CampaignId).CatchUpAsync(behind.Sequence).Ignore();
    }
}
