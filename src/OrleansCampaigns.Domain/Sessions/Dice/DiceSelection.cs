namespace OrleansCampaigns.Domain.Sessions.Dice;

/// <summary>Which dice of a term count.</summary>
public enum DiceChoice
{
    KeepHighest,
    KeepLowest,
    DropHighest,
    DropLowest,
}

/// <summary><c>kh</c>, <c>kl</c>, <c>dh</c> or <c>dl</c> with its number. Extra dice of explosions take part; rerolled ones do not.</summary>
public readonly record struct DiceSelection(DiceChoice Choice, int Count)
{
    /// <summary>How many of <paramref name="dice"/> count.</summary>
    public int Kept(int dice) => Choice is DiceChoice.KeepHighest or DiceChoice.KeepLowest ? Math.Min(Count, dice) : Math.Max(dice - Count, 0);

    /// <summary>The highest count; otherwise the lowest.</summary>
    public bool FavoursHigh => Choice is DiceChoice.KeepHighest or DiceChoice.DropLowest;

    public string Written() => Choice switch
    {
        DiceChoice.KeepHighest => $"kh{Count}",
        DiceChoice.KeepLowest => $"kl{Count}",
        DiceChoice.DropHighest => $"dh{Count}",
        DiceChoice.DropLowest => $"dl{Count}",
        _ => throw new InvalidOperationException($"{Choice} is no choice."),
    };
}
