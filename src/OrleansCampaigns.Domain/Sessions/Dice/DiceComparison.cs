namespace OrleansCampaigns.Domain.Sessions.Dice;

/// <summary>How a die is compared in <c>r&lt;3</c>, <c>!&gt;5</c> or <c>&gt;=5</c>.</summary>
public enum DiceRelation
{
    Equal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// <summary>A condition on one die.</summary>
public readonly record struct DiceComparison(DiceRelation Relation, int Value)
{
    public bool Matches(int face) => Relation switch
    {
        DiceRelation.Equal => face == Value,
        DiceRelation.Less => face < Value,
        DiceRelation.AtMost => face <= Value,
        DiceRelation.Greater => face > Value,
        DiceRelation.AtLeast => face >= Value,
        _ => throw new InvalidOperationException($"{Relation} is no relation."),
    };

    /// <summary>As it is written; <c>=</c> is left out where <paramref name="equalIsSilent"/>.</summary>
    public string Written(bool equalIsSilent) => Relation switch
    {
        DiceRelation.Equal => equalIsSilent ? $"{Value}" : $"={Value}",
        DiceRelation.Less => $"<{Value}",
        DiceRelation.AtMost => $"<={Value}",
        DiceRelation.Greater => $">{Value}",
        DiceRelation.AtLeast => $">={Value}",
        _ => throw new InvalidOperationException($"{Relation} is no relation."),
    };
}
