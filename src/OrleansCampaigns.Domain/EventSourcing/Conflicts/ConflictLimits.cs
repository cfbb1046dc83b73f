namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>The most of everything that an entity remembers for the sake of stale commands, and what happens at it.</summary>
public static class ConflictLimits
{
    /// <summary>Open conflicts of one entity. At it a command that would be kept is refused as <c>conflict.inbox-full</c>: its author still has what they typed.</summary>
    public const int OpenMax = 100;

    /// <summary>UTF-8 bytes of an entity's open conflicts as JSON. At it as at <see cref="OpenMax"/>.</summary>
    public const int OpenBytesMax = 1_000_000;

    /// <summary>Fields whose last change is known. Beyond it the oldest change is forgotten; a stale command for a forgotten field counts as one after an unknown other's change.</summary>
    public const int FieldsMax = 2_048;

    /// <summary>Changes of one text that can be taken back to find an older version. Beyond it the oldest is forgotten.</summary>
    public const int TextChangesMax = 512;

    /// <summary>Texts as their authors sent them, of one text, when they differ from what became of them. Beyond it the oldest is forgotten.</summary>
    public const int TextsSentMax = 64;

    /// <summary>UTF-16 code units that these hold. Beyond it the oldest is forgotten: they never take the room of the text's changes.</summary>
    public const int TextsSentLengthMax = TextLengthMax / 2;

    /// <summary>UTF-16 code units that the changes of one text and what was sent hold together, beside its present form. Beyond it the oldest are forgotten.</summary>
    public const int TextLengthMax = 100_000;

    /// <summary>The same for all texts of an entity. Beyond it the text that was left alone for longest forgets all of its changes.</summary>
    public const int TextsLengthMax = 1_000_000;

    /// <summary>Hunks of one patch from outside.</summary>
    public const int HunksMax = 500;
}
