namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>Something that holds in every state of a campaign that its rules can lead to. One that does not hold is a bug or a damaged store.</summary>
/// <param name="Code">Stable, for programs: <c>room.what-holds</c>.</param>
/// <param name="Meaning">One sentence, for an operator.</param>
public sealed record Invariant(string Code, string Meaning)
{
    /// <summary>Those that were found broken, in their order.</summary>
    internal static List<Invariant> Broken(params ReadOnlySpan<(bool IsBroken, Invariant Invariant)> looked)
    {
        var broken = new List<Invariant>();
        foreach (var (isBroken, invariant) in looked)
            if (isBroken) broken.Add(invariant);
        return broken;
    }
}
