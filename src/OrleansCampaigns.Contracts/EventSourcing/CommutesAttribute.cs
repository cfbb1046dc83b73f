namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>This kind of command applies whatever changed since its author looked: damage, ticks, log lines, dice, votes. It is never stale.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CommutesAttribute : Attribute;
