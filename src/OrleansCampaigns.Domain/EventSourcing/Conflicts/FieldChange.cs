using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>The last change of a field.</summary>
/// <param name="Version">The entity's version after it.</param>
/// <param name="User">Who set it; null: forgotten.</param>
/// <param name="At">When; null: forgotten.</param>
public sealed record FieldChange(long Version, UserId? User = null, DateTimeOffset? At = null);
