using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What a session remembers of one member.</summary>
/// <param name="Played">Had a seat while the session was under way.</param>
/// <param name="Lines">Public lines.</param>
/// <param name="Quotes">Those of them that were in character.</param>
/// <param name="Rolls">Public rolls.</param>
/// <param name="Recent">Ids of the member's newest <see cref="RecentMax"/> entries, by which a repeated one is known.</param>
/// <param name="Own">The newest entries of the member's own log.</param>
/// <param name="Character">Whom they played last, if everybody might know.</param>
public sealed record Participant(
    bool Played,
    long Lines,
    long Quotes,
    long Rolls,
    ImmutableArray<Guid> Recent,
    RecentLog Own,
    CharacterId? Character = null)
{
    public const int RecentMax = 8;

    public static Participant New { get; } = new(Played: false, 0, 0, 0, [], RecentLog.Empty);

    public Participant Sent(Guid entry) =>
        this with { Recent = Recent.Length < RecentMax ? Recent.Add(entry) : [.. Recent.AsSpan()[1..], entry] };
}
