using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>What the table agreed on before play (session zero). Who asked for what is nobody's business: there are no names in it.</summary>
/// <param name="Lines">What does not happen in this campaign: at most 20, each 1 to 200 characters.</param>
/// <param name="Veils">What happens off screen only: at most 20, each 1 to 200 characters.</param>
[Alias("table-safety")]
public sealed record TableSafety(ImmutableArray<string> Lines, ImmutableArray<string> Veils)
{
    public static TableSafety None { get; } = new([], []);
}
