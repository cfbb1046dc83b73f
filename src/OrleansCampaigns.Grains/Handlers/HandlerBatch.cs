using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>What one handler takes of a piece of a campaign's journal.</summary>
/// <param name="After">The piece begins behind this sequence.</param>
/// <param name="Through">And ends with this one.</param>
/// <param name="Events">All events in it that the handler takes, in order; often none.</param>
[GenerateSerializer, Immutable, Alias("handler-batch")]
public sealed record HandlerBatch([property: Id(0)] long After, [property: Id(1)] long Through, [property: Id(2)] ImmutableArray<CampaignStreamEvent> Events);
