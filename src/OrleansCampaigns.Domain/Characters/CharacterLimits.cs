namespace OrleansCampaigns.Domain.Characters;

/// <summary>How large a character may get. A command that would go beyond is refused and changes nothing.</summary>
public static class CharacterLimits
{
    public const int CharactersMax = 1_000;
    public const int OwnedByOnePlayerMax = 20;
    public const int OwnersMax = 8;
    public const int PortraitLengthMax = 500;
    public const int AttributesMax = 60;
    public const int ResourcesMax = 30;
    public const int SchemaTagsMax = 100;
    public const int TagsMax = 40;

    /// <summary>Of open conditions, and again of hidden ones, so that the hidden ones do not show in a refusal.</summary>
    public const int ConditionsMax = 40;

    public const int RoundsMax = 100_000;
    public const int RoundsAtOnceMax = 1_000;

    /// <summary>Of any attribute, resource, amount and quantity, in both directions.</summary>
    public const int NumberMax = 1_000_000;

    public const int ItemsMax = 200;
    public const int TransfersMax = 16;

    /// <summary>How far a giver's newest transfer may be ahead of its oldest open one: what a receiver remembers of each giver.</summary>
    public const int TransferWindow = 64;

    public const int FinishedTransfersMax = 64;

    /// <summary>Of open bonds, and again of secret ones.</summary>
    public const int BondsMax = 30;

    public const int GoalsMax = 30;

    /// <summary>Of a bond, a goal, an item's note and each text of the arc.</summary>
    public const int PassageLengthMax = 600;
}
