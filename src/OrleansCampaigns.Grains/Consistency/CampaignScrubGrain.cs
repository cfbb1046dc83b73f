using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>
/// Works only while it is called, <see cref="SliceMax"/> at a time, so that nothing runs for a caller that is gone. Between two calls the fold so far stays in memory; lost with
/// its silo, the campaign begins again.
/// </summary>
[GrainType("campaign-scrub"), CampaignPlacement]
internal sealed class CampaignScrubGrain(VerificationParts parts, LiveCampaign live, ScrubPace pace, ScrubMetrics metrics) : Grain, ICampaignScrubGrain, IDisposable
{
    /// <summary>Well under the time after which a call counts as lost. A step waits for the silo's pace and may take longer.</summary>
    public static readonly TimeSpan SliceMax = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _gone = new();
    private IAsyncEnumerator<VerificationStep>? _steps;
    private Guid _run;
    private bool _repairs;
    private VerificationStep? _result;
    private long _rowsTold;

    public Task<ScrubSlice> ContinueAsync(bool repair, Guid run)
    {
        if (_steps is null && _result is { } result && run == _run) return Task.FromResult(new ScrubSlice(_run, result));
        return StoreFailures.TranslateAsync(() => ContinueAsync(repair));
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _gone.CancelAsync();
        await EndAsync();
    }

    public void Dispose() => _gone.Dispose();

    private async Task<ScrubSlice> ContinueAsync(bool repair)
    {
        if (_steps is null || (repair && !_repairs)) await BeginAsync(repair);
        var began = parts.Clock.GetTimestamp();
        try
        {
            while (await _steps!.MoveNextAsync())
            {
                var step = _steps.Current;
                metrics.RowsRead(step.RowsRead - _rowsTold);
                _rowsTold = step.RowsRead;
                if (step.IsDone) return await EndAsync(step);
                if (parts.Clock.GetElapsedTime(began) > SliceMax) return new ScrubSlice(_run, step);
            }

            throw new InvalidOperationException("A verification ended without a result.");
        }
        catch
        {
            await EndAsync();
            throw;
        }
    }

    private async Task BeginAsync(bool repair)
    {
        await EndAsync();
        (_run, _repairs, _result, _rowsTold) = (Guid.NewGuid(), repair, null, 0);
        _steps = new CampaignVerification(parts, live, pace).RunAsync(new CampaignId(this.GetPrimaryKey()), repair, _gone.Token).GetAsyncEnumerator();
    }

    private async Task<ScrubSlice> EndAsync(VerificationStep result)
    {
        metrics.Verified(result.Findings);
        _result = result;
        await EndAsync();
        return new ScrubSlice(_run, result);
    }

    private async Task EndAsync()
    {
        if (_steps is null) return;
        var steps = _steps;
        _steps = null;
        await steps.DisposeAsync();
    }
}
