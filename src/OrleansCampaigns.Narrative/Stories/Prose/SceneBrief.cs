using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Everything that a scene needs to be written: the texts of its storylet, who plays in it, why it happens and what comes of it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Storylet">Its id.</param>
public sealed record SceneBrief(int Number, string Storylet)
{
    /// <summary>E.g. <c>Chair turned to the wall</c>; empty for the place's name.</summary>
    public string Title { get; init; } = "";

    /// <summary>setup, rising, twist, crisis, climax or falling.</summary>
    public required string Function { get; init; }

    /// <summary>social, explore, fight, puzzle or travel.</summary>
    public required string Kind { get; init; }

    /// <summary>Where; also bound in <see cref="Roles"/>.</summary>
    public required Noun Place { get; init; }

    /// <summary>All roles of the texts, and <c>party</c>.</summary>
    public required ImmutableArray<RoleNoun> Roles { get; init; }

    /// <summary>Templates.</summary>
    public required ImmutableArray<string> ReadAloud { get; init; }

    public required ImmutableArray<string> GameMaster { get; init; }

    public required ImmutableArray<string> Hook { get; init; }

    public required string Question { get; init; }

    /// <summary>The question that only a player can answer.</summary>
    public required string Asks { get; init; }

    /// <summary>Where in a hero's arc it belongs.</summary>
    public string Beat { get; init; } = "";

    /// <summary>Whose beat; null for whoever takes it.</summary>
    public Noun? Hero { get; init; }

    /// <summary>What of the hero's card the beat is about, in the player's words; may be empty.</summary>
    public string Card { get; init; } = "";

    /// <summary>Measures of the region where the chapter comes there first; null for what needs no saying again.</summary>
    public RegionValues? Region { get; init; }

    /// <summary>How people of the region speak: a style of the lexicon's names; empty for nothing special.</summary>
    public string Style { get; init; } = "";

    /// <summary>The scene before was somewhere else.</summary>
    public bool ComesFromElsewhere { get; init; }

    /// <summary>Safety tags because of which it happens off screen: what is read aloud shows only what is left afterwards.</summary>
    public ImmutableArray<string> Veils { get; init; } = [];

    /// <summary>What is rolled when a roll decides; empty when nobody says.</summary>
    public string Checks { get; init; } = "";

    public ImmutableArray<string> Aspects { get; init; } = [];

    public ImmutableArray<string> Clues { get; init; } = [];

    public ImmutableArray<string> Ways { get; init; } = [];

    /// <summary>Lines that the rules engine computed, e.g. experience and odds; empty without a fight.</summary>
    public ImmutableArray<string> Encounter { get; init; } = [];

    public ImmutableArray<FactBrief> Causes { get; init; } = [];

    public ReasonBrief? Reason { get; init; }

    public ImmutableArray<OutcomeBrief> Outcomes { get; init; } = [];
}
