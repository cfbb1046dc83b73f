using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>A subscription as game masters see it: without its secret, and without path and query of its address, which at many services are secrets too.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Url">Scheme, host and port: <c>https://hooks.example.org:8443</c>.</param>
/// <param name="Audience">Whose view it has.</param>
/// <param name="Kinds">What it wants; none: all.</param>
/// <param name="Owner">The game master by whose right it is told. When they stop being one, it is disabled.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Waiting">Messages that wait.</param>
/// <param name="Missed">Messages that were never made, because too many waited.</param>
/// <param name="OldSecretUntil">The secret before the last rotation signs too, until then.</param>
/// <param name="FailingSince">No message was taken since then.</param>
/// <param name="DisabledAt">Since then it is told nothing.</param>
/// <param name="DisabledWhy"><c>failing</c> (nothing was taken for five days, and five messages in a row were given up), <c>gone</c> (the receiver answered 410) or <c>owner</c>.</param>
public sealed record WebhookView(
    WebhookId Id,
    string Url,
    ChannelKind Audience,
    ImmutableArray<string> Kinds,
    UserId Owner,
    DateTimeOffset CreatedAt,
    long Waiting,
    long Missed,
    DateTimeOffset? OldSecretUntil = null,
    DateTimeOffset? FailingSince = null,
    DateTimeOffset? DisabledAt = null,
    string? DisabledWhy = null);
