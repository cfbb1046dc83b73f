using System.Text;
using OrleansCampaigns.Contracts.Webhooks;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>
/// Sends one subscription what is due, one after the other: what is due first first. A message that was not taken comes again later, behind those that are due before.
/// A try counts when it is recorded: a death between the two sends the message once more, with the same id. Called by one at a time.
/// </summary>
internal sealed class WebhookSender(WebhookShell shell, Guid campaign, Guid webhook)
{
    public const int PageRows = 16;

    /// <summary>Of a subscription's delivered messages the newest so many are kept; of those given up as many as may wait: an outage of the receiver takes none from who may send them again.</summary>
    public const int KeptMax = 1_000;

    /// <summary>And none longer than this.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>A subscription that took nothing for so long is disabled, when <see cref="GivenUpMin"/> messages in a row were given up too.</summary>
    public static readonly TimeSpan FailingMax = TimeSpan.FromDays(5);

    /// <summary>Fewer messages given up in a row disable nothing, however long ago the first was: between two messages of a quiet campaign nobody knows how the receiver did.</summary>
    public const int GivenUpMin = 5;

    private const int ForgetEvery = 256;

    private int _recorded;

    public EndpointBreaker Breaker { get; } = new();

    /// <returns>When to come again; null: nothing waits.</returns>
    /// <exception cref="JournalUnavailableException">Come again soon.</exception>
    public async Task<DateTimeOffset?> RunAsync(CancellationToken stopping)
    {
        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            if (await shell.Store.FindAsync(campaign, webhook, stopping) is not { } row) return Waits(null);
            var state = WebhookState.Of(row);
            if (state.DisabledAt is not null)
            {
                await GiveUpAsync(DateTimeOffset.MaxValue, stopping);
                await ForgetAsync(stopping);
                return Waits(null);
            }

            var page = await shell.Store.ListWaitingAsync(campaign, webhook, PageRows, stopping);
            if (page.IsEmpty)
            {
                await ForgetAsync(stopping);
                return Waits(null);
            }

            Waits(page[0].DueAt);
            var now = shell.Clock.GetUtcNow();
            if (page[0].DueAt > now) return page[0].DueAt;
            if (Breaker.OpenUntil > now)
            {
                var givenUp = await GiveUpAsync(now, stopping);
                if (givenUp == 0) return Breaker.OpenUntil;
                await FailedAsync(state, now, givenUp);
                continue;
            }

            foreach (var due in page.Where(one => one.DueAt <= now).TakeWhile(_ => Breaker.OpenUntil <= now))
                if (!await TryAsync(state, due, stopping)) break;
        }
    }

    /// <summary>What waited is not counted any more; for when the sender goes.</summary>
    public void Went() => Waits(null);

    private DateTimeOffset? Waits(DateTimeOffset? oldest)
    {
        shell.Metrics.Due(this, oldest);
        return oldest;
    }

    /// <returns>False when the subscription has to be read again.</returns>
    private async Task<bool> TryAsync(WebhookState state, WebhookDeliveryRow due, CancellationToken stopping)
    {
        var at = shell.Clock.GetUtcNow();
        var began = TimeProvider.System.GetTimestamp();
        var outcome = await SendAsync(state, due, at, stopping);
        var took = TimeProvider.System.GetElapsedTime(began);
        shell.Metrics.Tried(outcome, took);
        var tried = After(due, outcome, new WebhookAttempt(at, (long)took.TotalMilliseconds, outcome.Status, outcome.Error));
        if (!await shell.Store.RecordAsync(tried, due.Attempts, CancellationToken.None)) return false;
        if (tried.Status == DeliveryStatus.Delivered) shell.Metrics.Delivered();
        if (tried.Status == DeliveryStatus.Dead) shell.Metrics.Dead(1);
        if (++_recorded >= ForgetEvery) await ForgetAsync(stopping);
        return await NoteAsync(state, outcome, isGivenUp: tried.Status == DeliveryStatus.Dead);
    }

    private async Task<AttemptOutcome> SendAsync(WebhookState state, WebhookDeliveryRow due, DateTimeOffset at, CancellationToken stopping)
    {
        if (shell.Vault.Open(webhook, state.SealedUrl) is not { } address || shell.Vault.Open(webhook, state.SealedSecret) is not { } secret) return new AttemptOutcome("secret-lost");
        var url = Encoding.UTF8.GetString(address);
        if (shell.Options.Problem(url) is not null) return new AttemptOutcome("url-refused"); // the operator's settings may have changed
        List<byte[]> secrets = [secret];
        if (state.OldSecretUntil > at && shell.Vault.Open(webhook, state.SealedOldSecret!) is { } old) secrets.Add(old);
        return await shell.Courier.SendAsync(new Uri(url), WebhookNames.IdOf(due.DeliveryId), due.Body, (at, secrets), stopping);
    }

    private WebhookDeliveryRow After(WebhookDeliveryRow due, AttemptOutcome outcome, WebhookAttempt attempt)
    {
        var tried = due with { Attempts = due.Attempts + 1, History = AttemptHistory.With(due.History, attempt) };
        if (outcome.Error is null) return tried with { Status = DeliveryStatus.Delivered };
        var next = outcome.IsGone ? null : RetrySchedule.NextAfter(tried.Attempts, outcome.RetryAfter, shell.Clock.GetUtcNow(), due.GiveUpAt);
        return next is { } later ? tried with { DueAt = later } : tried with { Status = DeliveryStatus.Dead };
    }

    private async Task<bool> NoteAsync(WebhookState state, AttemptOutcome outcome, bool isGivenUp)
    {
        var now = shell.Clock.GetUtcNow();
        if (outcome.Error is null)
        {
            Breaker.Succeeded();
            if (state is { FailingSince: null, GivenUp: 0 }) return true;
            await shell.ChangeAsync(campaign, webhook, one => one with { FailingSince = null, GivenUp = 0 });
            return false;
        }

        Breaker.Failed(now);
        var failed = await FailedAsync(state, now, isGivenUp ? 1 : 0);
        var isFailing = now - failed?.FailingSince >= FailingMax && failed?.GivenUp >= GivenUpMin;
        if (!outcome.IsGone && !isFailing) return ReferenceEquals(failed, state);
        await shell.DisableAsync(campaign, webhook, outcome.IsGone ? "gone" : "failing");
        return false;
    }

    /// <summary>Written only when it says something new: a receiver that is away for days costs no write for each try.</summary>
    /// <returns>What is stored now; null when the subscription is gone.</returns>
    private async Task<WebhookState?> FailedAsync(WebhookState state, DateTimeOffset now, int givenUp)
    {
        if (state.FailingSince is not null && (givenUp == 0 || state.GivenUp >= GivenUpMin)) return state;
        return await shell.ChangeAsync(
            campaign, webhook, one => one with { FailingSince = one.FailingSince ?? now, GivenUp = Math.Min(one.GivenUp + givenUp, GivenUpMin) });
    }

    private async Task<int> GiveUpAsync(DateTimeOffset before, CancellationToken stopping)
    {
        var given = await shell.Store.GiveUpAsync(campaign, webhook, before, stopping);
        if (given > 0) shell.Metrics.Dead(given);
        _recorded += given;
        return given;
    }

    private async Task ForgetAsync(CancellationToken stopping)
    {
        if (_recorded == 0) return;
        _recorded = 0;
        await shell.Store.ForgetAsync(campaign, webhook, (KeptMax, CampaignWebhooksGrain.WaitingMax), shell.Clock.GetUtcNow() - KeptFor, stopping);
    }
}
