namespace OrleansCampaigns.Contracts.Characters;

/// <summary>
/// The hit points of one sheet. All damage and healing of one round counts as simultaneous, so that their order does not matter: <c>Current + Excess</c> is the
/// plain sum, of which the part within the bounds counts. <see cref="PassRounds"/> settles the round: what is beyond the bounds is forgotten, and a character
/// that is down stands up with the first healing of the next round.
/// </summary>
/// <param name="Current">0 to <paramref name="Maximum"/>.</param>
/// <param name="Maximum">1 to 1,000,000.</param>
/// <param name="Temporary">What takes the next damage.</param>
/// <param name="Excess">Damage of this round beyond 0 (negative) or healing beyond the maximum (positive).</param>
[Alias("hit-points-view")]
public sealed record HitPointsView(
    int Current,
    int Maximum,
    int Temporary,
    long Excess);
