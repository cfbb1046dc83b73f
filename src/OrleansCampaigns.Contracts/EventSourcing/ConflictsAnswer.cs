using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>A page of the inbox.</summary>
/// <param name="Conflicts">At most as many as were asked for.</param>
/// <param name="Next">To be sent as <see cref="ListConflicts.After"/>; null when this is the end.</param>
[Alias("conflicts-answer")]
public sealed record ConflictsAnswer(ImmutableArray<OpenConflict> Conflicts, ConflictId? Next = null) : Answer;

/// <summary>A conflict of the inbox.</summary>
/// <param name="Conflict">Its id.</param>
/// <param name="View">What it is about.</param>
/// <param name="Version">Version token of its entity, to be sent with the command that resolves it.</param>
[Alias("open-conflict")]
public sealed record OpenConflict(ConflictId Conflict, ConflictView View, string Version);
