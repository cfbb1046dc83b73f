namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What became of a die.</summary>
[Alias("die-fate")]
public enum DieFate
{
    /// <summary>It counts.</summary>
    Kept,

    /// <summary>Left out by <c>kh</c>, <c>kl</c>, <c>dh</c> or <c>dl</c>.</summary>
    Dropped,

    /// <summary>Replaced by the die after it.</summary>
    Rerolled,
}

/// <summary>One die as it fell.</summary>
/// <param name="Value">1 to the die's sides; −1, 0 or 1 on a Fate die.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Exploded">It brought the extra die after it.</param>
[Alias("rolled-die")]
public readonly record struct RolledDie(int Value, DieFate Fate, bool Exploded);
