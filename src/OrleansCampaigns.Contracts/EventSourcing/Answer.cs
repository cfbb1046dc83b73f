namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>What a <see cref="Query"/> is answered with: one case for each kind of query.</summary>
[Alias("answer")]
public abstract record Answer;
