using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>One member's newest signal of one key.</summary>
public sealed record Signal(UserId User, SignalKind Kind, string Key, JsonElement Value);

/// <summary>Signals since the last such message.</summary>
public sealed record Signals(CampaignId Campaign, ImmutableArray<Signal> Newest);
