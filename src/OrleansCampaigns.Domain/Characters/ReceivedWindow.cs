namespace OrleansCampaigns.Domain.Characters;

/// <summary>
/// Which numbered transfers of one giver this receiver has answered (taken or declined): constant in size and exact for ever, because the giver keeps its newest number
/// within <see cref="CharacterLimits.TransferWindow"/> of its oldest open one. The same idea as a receiver's window in TCP (RFC 9293, 3.3.1).
/// </summary>
/// <param name="Floor">All numbers below are answered.</param>
/// <param name="Answered">Bit n: number <paramref name="Floor"/> + n is answered.</param>
public sealed record ReceivedWindow(long Floor, ulong Answered)
{
    public static ReceivedWindow Start { get; } = new(1, 0);

    public bool Holds(long number) => number < Floor || (number - Floor < CharacterLimits.TransferWindow && (Answered >> (int)(number - Floor) & 1) != 0);

    /// <summary>Whether the window can remember this number after moving up to the giver's oldest open one.</summary>
    public bool Reaches(long number, long oldestOpen) => oldestOpen <= number && number - Math.Max(Floor, oldestOpen) < CharacterLimits.TransferWindow;

    public ReceivedWindow Add(long number, long oldestOpen)
    {
        var floor = Math.Max(Floor, oldestOpen);
        var kept = floor - Floor >= CharacterLimits.TransferWindow ? 0 : Answered >> (int)(floor - Floor);
        return new ReceivedWindow(floor, number < floor ? kept : kept | 1UL << (int)(number - floor));
    }
}
