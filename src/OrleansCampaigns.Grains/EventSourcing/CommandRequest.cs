using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>A command on its way to the entity that decides it.</summary>
/// <param name="Id">Makes sending again harmless.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="User">The authenticated sender, or the user of <c>Actor.System</c> for what follows from an event.</param>
/// <param name="Command">What is to happen.</param>
/// <param name="Seen">Version of the entity that the author looked at; null: whatever it is now.</param>
/// <param name="Again">
/// The gateway sends it once more: its first try may have ended on its own row in the journal, older than what the entity remembers, so it is looked up first.
/// </param>
/// <param name="Behind">As in <see cref="CommandEnvelope.Behind"/>.</param>
[GenerateSerializer, Immutable, Alias("command-request")]
public sealed record CommandRequest(
    [Id(0)] CommandId Id,
    [Id(1)] CampaignId Campaign,
    [Id(2)] UserId User,
    [Id(3)] Command Command,
    [Id(4)] long? Seen,
    [Id(5)] bool Again = false,
    [Id(6)] ImmutableArray<CommandId>? Behind = null);
