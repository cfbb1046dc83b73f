using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Says something at the table, for all who follow the session. The same entry among the sender's newest 8 is not said again.</summary>
/// <param name="Entry">Chosen by the sender.</param>
/// <param name="Text">1 to 4,000 characters.</param>
/// <param name="Character">Speaks in character: one's own, or any for those who run the game. Null: out of character.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.paused</c> (in character), <c>session.closed</c>, <c>say.no-such-character</c>, <c>session.too-many-participants</c>, <c>text.*</c>, <c>id.empty</c>.</remarks>
[Alias("say"), Requires(Permission.Play)]
public sealed record Say(
    LogEntryId Entry,
    string Text,
    CharacterId? Character = null) : SessionCommand;
