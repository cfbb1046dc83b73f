using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Server.Feed;

/// <summary>Signals since the last report and who is at this server now.</summary>
/// <param name="Asks">The others report at once too: this server does not know yet who is with them.</param>
internal sealed record ServerReport(ImmutableArray<Signal> Signals, ImmutableArray<PresentMember> Here, bool Asks = false);
