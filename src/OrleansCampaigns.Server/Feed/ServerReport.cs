using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Server.Feed;

/// <summary>Signals since the last report and who is at this server now.</summary>
internal sealed record ServerReport(ImmutableArray<Signal> Signals, ImmutableArray<PresentMember> Here);
