using Xunit.Sdk;
using Xunit.v3;

[assembly: Parallelization(Mode = ParallelMode.None)]

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>One after another: they measure and kill, and two of them at once would disturb each other.</summary>
[CollectionDefinition(RunningCluster.Collection)]
public sealed class ClusterTests : ICollectionFixture<RunningCluster>;
