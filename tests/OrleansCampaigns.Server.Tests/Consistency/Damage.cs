namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>One kind of planted damage.</summary>
/// <param name="Code">What must be found, and nothing else.</param>
/// <param name="Plant">Plants it and tells at which event it must be found; 0: it is about none.</param>
/// <param name="Repairs">Whether the journal proves what should be there.</param>
/// <param name="SqliteOnly">Types keep it out of the other database.</param>
internal sealed record Damage(string Code, Func<StoredCampaign, PlayedCampaign, Task<long>> Plant, bool Repairs = false, bool SqliteOnly = false);
