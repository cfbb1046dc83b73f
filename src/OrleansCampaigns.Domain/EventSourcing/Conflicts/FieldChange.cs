using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>The last change of a field.</summary>
/// <param name="Version">The entity's version after it.</param>
/// <param name="User">Who set it; null: forgotten.</param>
/// <param name="At">When; null: forgotten.</param>
/// <param name="IsPart">As in <see cref="FieldMark"/>; null: no.</param>
/// <param name="Under">Of a change in part: the last one by somebody else before it, which its author need not have known of.</param>
public sealed record FieldChange(long Version, UserId? User = null, DateTimeOffset? At = null, bool? IsPart = null, FieldChange? Under = null);
