namespace OrleansCampaigns.Domain.Sessions.Dice;

/// <summary>A part of a parsed expression.</summary>
public abstract record DiceNode
{
    /// <summary>What the absolute value cannot exceed, whatever falls.</summary>
    public abstract long Bound { get; }
}

public sealed record DiceConstant(int Value) : DiceNode
{
    public override long Bound => Value;
}

public sealed record DiceNegation(DiceNode Of) : DiceNode
{
    public override long Bound => Of.Bound;
}

public sealed record DiceSum(DiceNode Left, DiceNode Right, bool Minus) : DiceNode
{
    public override long Bound { get; } = Left.Bound + Right.Bound;
}

/// <summary>A product. The parser refuses it before it is made when <see cref="Bound"/> would exceed <see cref="DiceLimits.ResultMax"/>.</summary>
public sealed record DiceProduct(DiceNode Left, DiceNode Right) : DiceNode
{
    public override long Bound { get; } = Left.Bound * Right.Bound;
}

/// <summary>Dice of one kind. Applied in this order: reroll, explode, select, count successes.</summary>
/// <param name="Count">1 to 100.</param>
/// <param name="Sides">1 to 1,000; 0 for Fate dice.</param>
public sealed record DiceTerm(int Count, int Sides) : DiceNode
{
    public const int Fate = 0;

    /// <summary>Dice that match are thrown again, once or until they do not match.</summary>
    public DiceComparison? Reroll { get; init; }

    public bool RerollOnce { get; init; }

    /// <summary>A die that matches brings an extra one.</summary>
    public DiceComparison? Explode { get; init; }

    public DiceSelection? Selection { get; init; }

    /// <summary>If set, the term counts the kept dice that match.</summary>
    public DiceComparison? Success { get; init; }

    public int Lowest => Sides == Fate ? -1 : 1;

    public int Highest => Sides == Fate ? 1 : Sides;

    public override long Bound => (Count + (Explode is null ? 0L : DiceLimits.ExtraDiceMax)) * (Success is null ? Highest : 1);

    /// <summary>True when no face escapes the comparison, so that obeying it would never end.</summary>
    public bool AlwaysMatches(DiceComparison comparison)
    {
        for (var face = Lowest; face <= Highest; face++)
            if (!comparison.Matches(face)) return false;
        return true;
    }

    /// <summary>The canonical form.</summary>
    public string Written() =>
        $"{Count}d{(Sides == Fate ? "F" : Sides)}" +
        (Reroll is { } reroll ? (RerollOnce ? "ro" : "r") + reroll.Written(equalIsSilent: true) : "") +
        (Explode is { } explode ? explode == new DiceComparison(DiceRelation.Equal, Highest) ? "!" : "!" + explode.Written(equalIsSilent: true) : "") +
        (Selection?.Written() ?? "") +
        (Success?.Written(equalIsSilent: false) ?? "");
}
