using System.Runtime.CompilerServices;

namespace OrleansCampaigns.Journal;

internal static class ReadBound
{
    public static void Check(int asked, [CallerArgumentExpression(nameof(asked))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(asked, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asked, JournalLimits.ReadRowsMax, name);
    }
}
