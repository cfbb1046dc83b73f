using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Rolls dice on the server, from a recorded seed. The same roll among the sender's newest 8 entries is not rolled again.</summary>
/// <param name="Roll">Chosen by the sender.</param>
/// <param name="Expression">At most 200 characters, for example <c>2d20kh1+5</c>, <c>4d6dl1</c>, <c>6d6!&gt;5</c>, <c>2d10r&lt;3</c>, <c>5d8&gt;=5</c>, <c>adv+3 # to hit</c>.</param>
/// <param name="Audience">Who learns the result.</param>
/// <param name="Character">The character that acts, as in <see cref="Say"/>.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.paused</c>, <c>session.closed</c>, <c>roll.audience</c>, <c>dice.*</c> with the position, <c>say.no-such-character</c>, <c>session.too-many-participants</c>, <c>id.empty</c>.</remarks>
[Alias("roll-dice"), Requires(Permission.Play)]
public sealed record RollDice(
    RollId Roll,
    string Expression,
    RollAudience Audience,
    CharacterId? Character = null) : SessionCommand;
