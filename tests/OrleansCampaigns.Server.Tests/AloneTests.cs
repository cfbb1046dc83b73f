namespace OrleansCampaigns.Server.Tests;

/// <summary>Tests that read figures of the whole process, or keep the machine so busy that others would lose their pace.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    public const string Name = "alone";
}
