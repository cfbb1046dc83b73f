namespace OrleansCampaigns.Architecture.Tests;

/// <summary>The first screen of the repository holds what a newcomer needs and nothing else.</summary>
public sealed class RootTests
{
    /// <summary>The house, then what tools insist on finding here. NOTICE.md stands beside LICENSE because licences of what is contained ask for it to be found.</summary>
    private static readonly string[] Expected =
        ["src", "tests", "deploy", Repository.SolutionFile, "Directory.Packages.props", "README.md", "LICENSE", "NOTICE.md", "global.json"];

    [Fact]
    public void The_root_holds_nothing_else() => Assert.Empty(
        from entry in new DirectoryInfo(Repository.Root).EnumerateFileSystemInfos()
        where !entry.Name.StartsWith('.') && !Repository.IsGenerated(entry.Name) && !Expected.Contains(entry.Name, StringComparer.Ordinal)
        select entry.Name);
}
