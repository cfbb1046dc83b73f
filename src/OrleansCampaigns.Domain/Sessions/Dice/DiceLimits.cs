namespace OrleansCampaigns.Domain.Sessions.Dice;

/// <summary>The bounds of one roll. Beyond those that the text shows, the expression is refused; extra dice and rerolls simply stop at theirs.</summary>
public static class DiceLimits
{
    public const int TextLengthMax = 200;
    public const int DiceMax = 100;
    public const int SidesMax = 1_000;
    public const int NestingMax = 8;
    public const int ConstantMax = 1_000_000;

    /// <summary>Extra dice by explosions in one roll; later dice that would explode do not.</summary>
    public const int ExtraDiceMax = 100;

    /// <summary>Rerolled dice in one roll; later dice that would be rerolled stand.</summary>
    public const int RerollsMax = 100;

    /// <summary>What no result of the expression may exceed, whatever falls: exact in every client's numbers, and no arithmetic overflows.</summary>
    public const long ResultMax = 1_000_000_000_000;
}
