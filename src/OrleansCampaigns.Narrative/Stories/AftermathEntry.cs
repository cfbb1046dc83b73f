using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Something that happened between two chapters.</summary>
/// <param name="Source">What facts that it made true name as their source.</param>
/// <param name="Kind"><c>move</c> of a faction, <c>event</c>, <c>fade</c> of what nobody touched, <c>lapse</c> of a thread, <c>forget</c>.</param>
/// <param name="What">The move's id, or what was forgotten.</param>
/// <param name="Changes">Typed, ends first.</param>
public sealed record AftermathEntry(string Source, string Kind, string What, ImmutableArray<SceneChange> Changes)
{
    /// <summary>Of moves and events.</summary>
    public ImmutableArray<RoleBinding> Bindings { get; init; } = [];

    /// <summary>Conditions that held, of moves and events.</summary>
    public ImmutableArray<string> Causes { get; init; } = [];

    /// <summary>Of moves: who, what they want, what they act on.</summary>
    public SceneReason? Reason { get; init; }

    /// <summary>A template over the roles that tells it.</summary>
    public string Says { get; init; } = "";
}
