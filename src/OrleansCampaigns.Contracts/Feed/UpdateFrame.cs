using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>Consecutive updates of one channel: numbers <see cref="First"/>, <see cref="First"/>+1, … without a gap.</summary>
/// <param name="Campaign">The campaign of all the updates.</param>
/// <param name="Channel"><see cref="ChannelKind.Own"/> or the viewer's main channel.</param>
/// <param name="First">Number of the first update. 1 is the first that the channel ever had.</param>
/// <param name="Updates">At least one.</param>
/// <param name="Position">Opaque: hand it back to resume after the last update of this frame.</param>
/// <param name="Versions">
/// When they were asked for, one for each update: the version at which the viewer sees the entity after it, to be sent as <see cref="EventSourcing.CommandEnvelope.Seen"/>; empty where the
/// update shows another entity than the one that changed.
/// </param>
public sealed record UpdateFrame(CampaignId Campaign, ChannelKind Channel, long First, ImmutableArray<NumberedUpdate> Updates, string Position, ImmutableArray<string>? Versions = null);

/// <summary>An update with when it was recorded and the update itself.</summary>
/// <param name="At">When the server recorded it.</param>
/// <param name="Update">The change.</param>
public sealed record NumberedUpdate(DateTimeOffset At, Update Update);
