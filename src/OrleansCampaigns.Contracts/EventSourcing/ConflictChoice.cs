namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>How a conflict ends.</summary>
[GenerateSerializer, Alias("conflict-choice")]
public enum ConflictChoice
{
    /// <summary>What was kept goes in place.</summary>
    Mine,

    /// <summary>What is in place stays; what was kept leaves the inbox.</summary>
    Theirs,

    /// <summary>Both texts, what is in place first. For what is no text: <c>conflict.no-both</c>.</summary>
    Both,

    /// <summary>Something else goes in place, given as the command that sets it.</summary>
    Edited,
}
