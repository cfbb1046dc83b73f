using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>
/// Reads the journal after its position and sends, for each event, the commands that follow from it. A crash between two steps repeats some of them,
/// which changes nothing: their ids derive from the cause's sequence. When an effect cannot be sent, it waits and tries again; it skips none.
/// </summary>
[GrainType("influence"), CampaignPlacement]
internal sealed class InfluenceGrain(
    [PersistentState("influence-position", EntitySnapshot.Storage)] IPersistentState<InfluencePosition> position,
    EntityShell shell,
    CampaignGateway gateway) : Grain, IInfluenceGrain
{
    /// <summary>Without a cause among them, events are passed over this many at a time.</summary>
    public const int PageRows = 1_000;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private long _handled;
    private IGrainTimer? _again;

    private CampaignId Campaign => new(this.GetPrimaryKey());

    /// <summary>Whether the influence grain must hear of these events now; of others it hears once in <see cref="PageRows"/>.</summary>
    public static bool Concerns(ImmutableArray<CampaignStreamEvent> events)
    {
        foreach (var stored in events)
            if (stored.Sequence % PageRows == 0 || Influence.Causes.Contains(stored.Type)) return true;
        return false;
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _handled = position.State.Sequence;
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => RememberAsync();

    public async Task ContinueAsync(long sequence)
    {
        try
        {
            while (_handled < sequence) await HandlePageAsync();
            if (_handled - position.State.Sequence >= PageRows) await RememberAsync();
        }
        catch (Exception cause)
        {
            shell.Logger.EffectsNotSent(cause);
            _again ??= this.RegisterGrainTimer(() => TryAgainAsync(sequence), new() { DueTime = TryAgainAfter, Period = Timeout.InfiniteTimeSpan });
        }
    }

    private Task TryAgainAsync(long sequence)
    {
        _again?.Dispose();
        _again = null;
        return ContinueAsync(sequence);
    }

    private async Task HandlePageAsync()
    {
        var rows = await shell.Store.ReadAsync(Campaign.Value, _handled, PageRows, CancellationToken.None);
        if (rows.IsEmpty) throw new InvalidOperationException("The journal is shorter than it was said to be.");
        foreach (var row in rows)
        {
            if (Influence.Causes.Contains(row.EventType)) await SendEffectsAsync(StreamEvents.Decode(StreamEvents.Of(row)));
            _handled = row.Sequence;
        }
    }

    private async Task SendEffectsAsync(RecordedEvent cause)
    {
        foreach (var effect in Influence.Of(Campaign, cause)) await SendAsync(cause, effect);
    }

    private async Task SendAsync(RecordedEvent cause, Effect effect)
    {
        var next = effect;
        while (next is not null)
        {
            var outcome = await gateway.SendAsSystemAsync(new CommandRequest(next.Id, Campaign, default, next.Command, null), CancellationToken.None);
            if (outcome.Refusal is not { } refusal) return;
            if (refusal.RetryAfter is not null) throw new CommandUndecidedException(UndecidedReason.Busy, refusal.Message);
            shell.Logger.EffectRefused(refusal.Code);
            next = Influence.WhenRefused(cause, next, refusal);
        }
    }

    private async Task RememberAsync()
    {
        if (position.State.Sequence == _handled) return;
        position.State.Sequence = _handled;
        try
        {
            await position.WriteStateAsync();
        }
        catch (Exception cause)
        {
            shell.Logger.SnapshotNotWritten(cause, Contracts.EventSourcing.EntityKind.Campaign);
        }
    }
}
