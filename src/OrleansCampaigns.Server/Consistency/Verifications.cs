using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Consistency;

/// <summary>The verification that an operator started at this server: one at a time, its result kept until the next.</summary>
public sealed class Verifications(ClusterVerifier verifier, JournalTables tables, TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private Run? _run;

    private static Refusal Running { get; } = Refusal.Conflict("verification.running", "A verification runs at this server. Wait for it, or stop it.");

    private static Refusal None { get; } = Refusal.NotFound("verification.none", "None was started at this server since it runs.");

    /// <summary>Begins one and answers at once.</summary>
    public (VerificationStatus? Status, Refusal? Refusal) Start(VerifyRequest request)
    {
        lock (_gate)
        {
            if (_run is { Work.IsCompleted: false }) return (null, Running);
            var run = new Run(Guid.NewGuid(), request, clock.GetUtcNow(), CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token));
            run.Work = RunAsync(run);
            _run = run;
            return (StatusOf(run), null);
        }
    }

    public (VerificationStatus? Status, Refusal? Refusal) Newest() => _run is { } run ? (StatusOf(run), null) : (null, None);

    /// <summary>Ends it at its next step.</summary>
    public (VerificationStatus? Status, Refusal? Refusal) Stop()
    {
        if (_run is not { } run) return (null, None);
        run.Stop.Cancel();
        return (StatusOf(run), null);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync(Run run)
    {
        await Task.Yield();
        try
        {
            run.Report = await new VerifyOperation(verifier, tables).RunAsync(run.Request, run, run.Stop.Token);
            run.State = VerificationState.Done;
        }
        catch (OperationCanceledException)
        {
            run.State = VerificationState.Stopped;
        }
        catch (JournalUnavailableException)
        {
            run.State = VerificationState.Failed;
        }
    }

    private static VerificationStatus StatusOf(Run run) =>
        new(run.Id, run.State, run.Began, run.Request.Repair, run.Request.Campaign, run.Progress, run.Report);

    private sealed class Run(Guid id, VerifyRequest request, DateTimeOffset began, CancellationTokenSource stop) : IProgress<VerifyProgress>
    {
        public Guid Id { get; } = id;

        public VerifyRequest Request { get; } = request;

        public DateTimeOffset Began { get; } = began;

        public CancellationTokenSource Stop { get; } = stop;

        public Task Work { get; set; } = Task.CompletedTask;

        public VerificationState State { get; set; }

        public VerifyProgress? Progress { get; private set; }

        public VerifyReport? Report { get; set; }

        void IProgress<VerifyProgress>.Report(VerifyProgress value) => Progress = value;
    }
}
