using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Webhooks;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>
/// Keeps a campaign's subscriptions and makes the messages of its events. One call at a time, so what comes first is stored first. What it remembers of the subscriptions it
/// reads again after <see cref="RememberedFor"/>: their senders change them too.
/// </summary>
[GrainType("campaign-webhooks"), CampaignPlacement]
internal sealed class CampaignWebhooksGrain(WebhookShell shell, CampaignReplicas replicas, CampaignHistory history) : Grain, ICampaignWebhooksGrain
{
    /// <summary>One more is refused.</summary>
    public const int WebhooksMax = 20;

    /// <summary>Messages of one subscription that wait. Beyond it none is made; it is counted, and the subscription shows it.</summary>
    public const int WaitingMax = 10_000;

    /// <summary>How long the secret before a rotation signs too.</summary>
    public static readonly TimeSpan OldSecretFor = TimeSpan.FromHours(24);

    public static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(10);

    private static readonly Refusal Unknown = Refusal.NotFound("webhook.unknown", "This campaign has no such webhook.");
    private static readonly Refusal IsDisabled = Refusal.Conflict("webhook.disabled", "This webhook is disabled: enable it first.");

    private readonly Dictionary<Guid, long> _room = [];
    private ImmutableArray<(Guid Id, WebhookState State)> _known = [];
    private DateTimeOffset _knownAt = DateTimeOffset.MinValue;
    private EventUpdates _updates = null!;

    private Guid Campaign => this.GetPrimaryKey();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _updates = new EventUpdates(new CampaignId(Campaign), replicas, history);
        return Task.CompletedTask;
    }

    public Task DeliverAsync(long sequence, Guid handled) => OnStoreAsync(async () =>
    {
        var told = (await KnownAsync()).Where(one => one.State.DisabledAt is null && one.State.AfterSequence < sequence).ToList();
        if (told.Count == 0) return new WebhookReply();
        var replica = await _updates.ReplicaAsync(sequence);
        foreach (var audience in told.GroupBy(one => one.State.Audience))
        {
            var updates = await _updates.OfAsync(replica, audience.Key, sequence);
            foreach (var (webhook, state) in audience)
            {
                if (AccessPolicy.Allows(replica.World.RoleOf(new UserId(state.Owner)), Permission.ManageCampaign)) await AddAsync((webhook, state), sequence, handled, updates);
                else await DisableAsync(webhook, "owner");
            }
        }

        return new WebhookReply();
    });

    public Task<WebhookReply> CreateAsync(WebhookOrder order) => OnStoreAsync(async () =>
    {
        if (shell.Options.Problem(order.Url) is { } problem) return new WebhookReply(Refusal.Invalid("webhook.url", problem));
        Forget();
        var known = await KnownAsync();
        if (known.Any(one => one.Id == order.Webhook)) return new WebhookReply(Refusal.Conflict("webhook.exists", "There is such a webhook already. Its secret was told when it was made; rotate it if it is lost."));
        if (known.Length >= WebhooksMax) return new WebhookReply(Refusal.Conflict("webhook.too-many", $"A campaign has at most {WebhooksMax} webhooks."));
        var secret = WebhookVault.NewSecret();
        var replica = await _updates.ReplicaAsync(0);
        await replica.CatchUpAsync(CancellationToken.None);
        var state = new WebhookState(
            order.Url, shell.Vault.Seal(order.Webhook, Encoding.UTF8.GetBytes(order.Url)), order.Audience, order.Kinds, order.Owner, shell.Clock.GetUtcNow(), replica.World.Sequence,
            shell.Vault.Seal(order.Webhook, secret));
        await shell.Store.WriteAsync(new WebhookRow(Campaign, order.Webhook, 1, state.ToJson()), CancellationToken.None);
        Forget();
        shell.Logger.WebhookChanged(order.Webhook, Campaign, "created", order.Owner);
        return new WebhookReply(Secret: WebhookVault.Shown(secret));
    });

    public Task<WebhookReply> RotateAsync(Guid webhook, Guid user) => OnStoreAsync(async () =>
    {
        var secret = WebhookVault.NewSecret();
        var until = shell.Clock.GetUtcNow() + OldSecretFor;
        var state = await shell.ChangeAsync(
            Campaign, webhook, old => old with { SealedSecret = shell.Vault.Seal(webhook, secret), SealedOldSecret = old.SealedSecret, OldSecretUntil = until });
        if (state is null) return new WebhookReply(Unknown);
        Changed(webhook, "given a new secret", user);
        return new WebhookReply(Secret: WebhookVault.Shown(secret), OldUntil: until);
    });

    public Task<WebhookReply> EnableAsync(Guid webhook, Guid user) => OnStoreAsync(async () =>
    {
        var replica = await _updates.ReplicaAsync(0);
        await replica.CatchUpAsync(CancellationToken.None);
        var from = replica.World.Sequence;
        var state = await shell.ChangeAsync(
            Campaign,
            webhook,
            old => old with { DisabledAt = null, DisabledWhy = null, FailingSince = null, GivenUp = 0, Owner = user, AfterSequence = old.DisabledAt is null ? old.AfterSequence : from });
        if (state is null) return new WebhookReply(Unknown);
        Changed(webhook, "enabled", user);
        return new WebhookReply();
    });

    public Task<WebhookReply> RemoveAsync(Guid webhook, Guid user) => OnStoreAsync(async () =>
    {
        if (!await shell.Store.RemoveAsync(Campaign, webhook, CancellationToken.None)) return new WebhookReply(Unknown);
        Changed(webhook, "removed", user);
        return new WebhookReply();
    });

    public Task<WebhookReply> PingAsync(Guid webhook) => OnStoreAsync(async () =>
    {
        if (await FindAsync(webhook) is not { } state) return new WebhookReply(Unknown);
        if (state.DisabledAt is not null) return new WebhookReply(IsDisabled);
        var (id, now) = (Guid.NewGuid(), shell.Clock.GetUtcNow());
        await AddAsync(webhook, id, new WebhookMessage(WebhookMessage.Ping, now, new WebhookData(new CampaignId(Campaign))), sequence: 0, giveUpAt: now);
        GrainFactory.GetWebhookSender(Campaign, webhook).WakeAsync(atOnce: true).Ignore();
        return new WebhookReply(Delivery: id);
    });

    public Task<WebhookReply> ResendAsync(Guid webhook, Guid delivery) => OnStoreAsync(async () =>
    {
        if (await FindAsync(webhook) is not { } state) return new WebhookReply(Unknown);
        if (state.DisabledAt is not null) return new WebhookReply(IsDisabled);
        if (await shell.Store.FindDeliveryAsync(Campaign, webhook, delivery, CancellationToken.None) is not { } row)
            return new WebhookReply(Refusal.NotFound("delivery.unknown", "This webhook has no such delivery; old ones are forgotten."));
        var now = shell.Clock.GetUtcNow();
        await shell.Store.RecordAsync(row with { Status = DeliveryStatus.Waiting, DueAt = now, GiveUpAt = now + RetrySchedule.Patience }, row.Attempts, CancellationToken.None);
        GrainFactory.GetWebhookSender(Campaign, webhook).WakeAsync(atOnce: true).Ignore();
        return new WebhookReply(Delivery: delivery);
    });

    private async Task AddAsync((Guid Id, WebhookState State) webhook, long sequence, Guid handled, ImmutableArray<NumberedUpdate> updates)
    {
        var isNew = false;
        for (var i = 0; i < updates.Length; i++)
        {
            var (at, update) = updates[i];
            var kind = WireJson.WireNameOf(update.GetType());
            if (!webhook.State.Wants(kind)) continue;
            if (!await HasRoomAsync(webhook.Id))
            {
                shell.Metrics.Missed();
                await shell.ChangeAsync(Campaign, webhook.Id, state => state with { Missed = state.Missed + 1 });
                continue;
            }

            var message = new WebhookMessage(kind, at, new WebhookData(new CampaignId(Campaign), update));
            isNew |= await AddAsync(webhook.Id, shell.Vault.DeliveryId(handled, webhook.Id, i), message, sequence, shell.Clock.GetUtcNow() + RetrySchedule.Patience);
        }

        if (isNew) GrainFactory.GetWebhookSender(Campaign, webhook.Id).WakeAsync(atOnce: false).Ignore();
    }

    private async Task<bool> AddAsync(Guid webhook, Guid id, WebhookMessage message, long sequence, DateTimeOffset giveUpAt)
    {
        var row = new WebhookDeliveryRow(
            Campaign, webhook, id, message.Timestamp, sequence, message.Type, JsonSerializer.SerializeToUtf8Bytes(message, WireJson.Options),
            DeliveryStatus.Waiting, DueAt: message.Timestamp, giveUpAt, Attempts: 0, AttemptHistory.Empty);
        if (!await shell.Store.AddDeliveryAsync(row, CancellationToken.None)) return false;
        _room[webhook] = _room.GetValueOrDefault(webhook) - 1;
        return true;
    }

    /// <summary>Counted again when what was free when it was counted last is used up.</summary>
    private async Task<bool> HasRoomAsync(Guid webhook)
    {
        if (_room.GetValueOrDefault(webhook) > 0) return true;
        return (_room[webhook] = WaitingMax - await shell.Store.CountWaitingAsync(Campaign, webhook, CancellationToken.None)) > 0;
    }

    private async Task DisableAsync(Guid webhook, string why)
    {
        await shell.DisableAsync(Campaign, webhook, why);
        Changed(webhook);
    }

    private async Task<WebhookState?> FindAsync(Guid webhook) =>
        await shell.Store.FindAsync(Campaign, webhook, CancellationToken.None) is { } row ? WebhookState.Of(row) : null;

    private async Task<ImmutableArray<(Guid Id, WebhookState State)>> KnownAsync()
    {
        var now = shell.Clock.GetUtcNow();
        if (now - _knownAt < RememberedFor) return _known;
        _known = [.. (await shell.Store.ListAsync(Campaign, CancellationToken.None)).Select(row => (row.SubscriptionId, WebhookState.Of(row)))];
        _knownAt = now;
        return _known;
    }

    private void Forget() => _knownAt = DateTimeOffset.MinValue;

    private void Changed(Guid webhook, string change, Guid user)
    {
        Changed(webhook);
        shell.Logger.WebhookChanged(webhook, Campaign, change, user);
    }

    private void Changed(Guid webhook)
    {
        Forget();
        GrainFactory.GetWebhookSender(Campaign, webhook).WakeAsync(atOnce: false).Ignore();
    }

    private static Task<WebhookReply> OnStoreAsync(Func<Task<WebhookReply>> work) => StoreFailures.TranslateAsync(async () =>
    {
        try
        {
            return await work();
        }
        catch (JournalBusyException)
        {
            throw new CommandUndecidedException(UndecidedReason.Busy, "Too much waits for the database.");
        }
    });
}
