using Microsoft.Extensions.Logging;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>What every grain of webhooks works with; one for a silo.</summary>
internal sealed class WebhookShell(
    WebhookOptions options, IWebhookStore store, WebhookVault vault, WebhookCourier courier, WebhookMetrics metrics, TimeProvider clock, ILogger<WebhookShell> logger)
{
    /// <summary>Writers of one subscription that meet try again so often.</summary>
    private const int WriteTriesMax = 8;

    public WebhookOptions Options { get; } = options;

    public IWebhookStore Store { get; } = store;

    public WebhookVault Vault { get; } = vault;

    public WebhookCourier Courier { get; } = courier;

    public WebhookMetrics Metrics { get; } = metrics;

    public TimeProvider Clock { get; } = clock;

    public ILogger Logger { get; } = logger;

    /// <summary>Changes what is stored, whoever else does at the same time.</summary>
    /// <returns>The new state; null when there is no such subscription.</returns>
    /// <exception cref="JournalUnavailableException">The database cannot be reached, or others were faster each time.</exception>
    public async Task<WebhookState?> ChangeAsync(Guid campaign, Guid webhook, Func<WebhookState, WebhookState> change)
    {
        for (var i = 0; i < WriteTriesMax; i++)
        {
            if (await Store.FindAsync(campaign, webhook, CancellationToken.None) is not { } row) return null;
            var state = change(WebhookState.Of(row));
            if (await Store.WriteAsync(row with { Version = row.Version + 1, State = state.ToJson() }, CancellationToken.None)) return state;
        }

        throw Contended();
    }

    /// <summary>To whoever changes it that is a database that cannot be written; <see cref="EventSourcing.StoreFailures"/> translates it like that.</summary>
    private static JournalUnavailableException Contended() => new("A webhook is being changed by others.", null);

    public async Task DisableAsync(Guid campaign, Guid webhook, string why)
    {
        var now = Clock.GetUtcNow();
        if (await ChangeAsync(campaign, webhook, state => state.DisabledAt is null ? state with { DisabledAt = now, DisabledWhy = why } : state) is null) return;
        Metrics.Disabled(why);
        Logger.WebhookDisabled(webhook, campaign, why);
    }
}
