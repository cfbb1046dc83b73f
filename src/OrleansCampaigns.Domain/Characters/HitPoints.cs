namespace OrleansCampaigns.Domain.Characters;

/// <summary>
/// Hit points as a ledger, so that damage and healing of one round reach the same state in any order: sums are kept, and what is seen is derived from them.
/// Within the bounds this is the plain arithmetic; only what goes beyond 0 or the maximum is offset against later changes of the same round.
/// </summary>
/// <param name="Maximum">1 to 1,000,000.</param>
/// <param name="Settled">Hit points at the last settlement, 0 to <paramref name="Maximum"/>.</param>
/// <param name="TemporarySettled">Temporary hit points at the last settlement.</param>
/// <param name="Damage">Sum since the last settlement. 2⁶³ of it is 9 · 10¹² commands of the largest amount, so it cannot overflow.</param>
/// <param name="Healing">Sum since the last settlement.</param>
public sealed record HitPoints(int Maximum, int Settled, int TemporarySettled, long Damage, long Healing)
{
    public static HitPoints Full(int maximum) => new(maximum, maximum, 0, 0, 0);

    public int Current => (int)Math.Clamp(Sum, 0, Maximum);

    public int Temporary => (int)Math.Max(0, TemporarySettled - Damage);

    public long Excess => Sum - Current;

    public bool IsSettled => Damage == 0 && Healing == 0;

    private long Sum => Settled + Healing - Math.Max(0, Damage - TemporarySettled);

    public HitPoints Settle() => new(Maximum, Current, Temporary, 0, 0);
}
