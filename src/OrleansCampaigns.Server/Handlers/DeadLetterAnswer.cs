using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.Handlers;

/// <summary>One dead letter with its event.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Event">As the journal has it; null when it has not.</param>
public sealed record DeadLetterAnswer(DeadLetterView Letter, DeadEvent? Event = null);

/// <summary>The event of a dead letter.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Actor">Who caused it.</param>
/// <param name="Command">By which command.</param>
/// <param name="EntityVersion">Its place among its entity's events.</param>
/// <param name="Schema">Version of the payload's shape.</param>
/// <param name="Payload">The payload; a text when it is no JSON.</param>
public sealed record DeadEvent(DateTimeOffset At, UserId Actor, CommandId Command, long EntityVersion, int Schema, JsonElement Payload);
