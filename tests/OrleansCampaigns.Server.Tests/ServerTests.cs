namespace OrleansCampaigns.Server.Tests;

/// <summary>Tests that share one running server; each makes its own campaigns and users.</summary>
[CollectionDefinition(Name)]
public sealed class ServerTests : ICollectionFixture<RunningServer>
{
    public const string Name = "one server";
}
