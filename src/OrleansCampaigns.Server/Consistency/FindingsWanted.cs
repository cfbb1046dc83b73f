using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Consistency;

/// <summary>Which findings an operator wants to read.</summary>
/// <param name="Campaign">Of one campaign; null: of all.</param>
/// <param name="Repaired">With those that are repaired.</param>
/// <param name="Skip">Those already read.</param>
/// <param name="Limit">1 to <see cref="FindingTable.PageMax"/>.</param>
public sealed record FindingsWanted(Guid? Campaign, bool Repaired = false, int Skip = 0, int Limit = 100);
