using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Server.Feed;

/// <summary>Signals since the last report and who is at this server now.</summary>
/// <param name="Asks">The others report at once too: this server does not know yet who is with them.</param>
/// <param name="Job">News of a job; such a report says nothing else, and nothing of who is here.</param>
internal sealed record ServerReport(ImmutableArray<Signal> Signals, ImmutableArray<PresentMember> Here, bool Asks = false, JobNotice? Job = null);
