using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Says something to chosen members. They, the sender and the game masters see it; for all others it does not exist.</summary>
/// <param name="Entry">Chosen by the sender.</param>
/// <param name="Text">1 to 4,000 characters.</param>
/// <param name="To">1 to 20 members other than the sender, who see each other.</param>
/// <param name="Character">Speaks in character, as in <see cref="Say"/>.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>, <c>whisper.recipients</c>, <c>whisper.no-such-member</c>, <c>say.no-such-character</c>, <c>session.too-many-participants</c>, <c>text.*</c>, <c>id.empty</c>.</remarks>
[Alias("whisper"), Requires(Permission.Play)]
public sealed record Whisper(
    LogEntryId Entry,
    string Text,
    ImmutableArray<UserId> To,
    CharacterId? Character = null) : SessionCommand;
