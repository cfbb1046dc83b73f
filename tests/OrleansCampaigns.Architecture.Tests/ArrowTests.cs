using System.Xml.Linq;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>Which project may know which. An arrow that is not in the table fails, also when it comes about through a third project.</summary>
public sealed class ArrowTests
{
    private const string Rule = "floors";
    private const string Prefix = "OrleansCampaigns.";

    /// <summary>Server may reference Client: its <c>demo</c> verb plays an evening through the same SDK as everybody else.</summary>
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["Contracts"] = [],
        ["Domain"] = ["Contracts"],
        ["Rules"] = ["Contracts"],
        ["Narrative"] = ["Contracts", "Rules"],
        ["Journal"] = [],
        ["Grains"] = ["Contracts", "Domain", "Rules", "Narrative", "Journal"],
        ["Client"] = ["Contracts"],
        ["Client.Sqlite"] = ["Client", "Contracts"],
        ["Web"] = ["Client", "Contracts"],
        ["Server"] = ["Contracts", "Domain", "Rules", "Narrative", "Journal", "Grains", "Web", "Client"],
    };

    /// <summary>Floors whose packages are listed, because each of them would be carried to everybody above.</summary>
    private static readonly Dictionary<string, string[]> MayUsePackages = new(StringComparer.Ordinal)
    {
        ["Contracts"] = ["Microsoft.Orleans.Serialization.Abstractions"],
        // DiffPlex is pure: strings in, differences out. What it finds is recorded when something is decided; no fold of a journal calls it.
        ["Domain"] = ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "DiffPlex"],
        ["Rules"] = ["Microsoft.CodeAnalysis.BannedApiAnalyzers"],
        ["Narrative"] = ["Microsoft.CodeAnalysis.BannedApiAnalyzers"],
        ["Journal"] = ["Npgsql", "Microsoft.Data.Sqlite"],
        ["Client"] = ["Microsoft.AspNetCore.SignalR.Client", "Microsoft.AspNetCore.SignalR.Protocols.MessagePack"],
        ["Client.Sqlite"] = ["Microsoft.Data.Sqlite"],
    };

    [Fact]
    public void Projects_reference_only_what_the_house_allows()
    {
        var projects = Repository.Paths("src", ".csproj").ToDictionary(FloorOf, path => path);
        Assert.Contains("Domain", projects.Keys);
        Finding.AssertNone(projects.SelectMany(project => Wrong(project.Key, project.Value, projects)));
    }

    [Fact]
    public void Pure_floors_contracts_journal_and_clients_use_only_listed_packages() => Finding.AssertNone(
        from path in Repository.Paths("src", ".csproj")
        where MayUsePackages.ContainsKey(FloorOf(path))
        from package in Values(path, "PackageReference")
        where !MayUsePackages[FloorOf(path)].Contains(package, StringComparer.Ordinal)
        select new Finding(path, 1, Rule, $"{FloorOf(path)} must not use the package {package}"));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read(Repository.SolutionFile).Replace('\\', '/');
        Finding.AssertNone(
            from path in Repository.Paths("src", ".csproj").Concat(Repository.Paths("tests", ".csproj"))
            where !solution.Contains($"\"{path}\"", StringComparison.Ordinal)
            select new Finding(path, 1, Rule, "is not in the solution, so nothing builds or runs it"));
    }

    /// <summary><c>tests/run</c> finds the projects to run by this name.</summary>
    [Fact]
    public void Only_projects_called_Tests_hold_tests() => Finding.AssertNone(
        from file in Repository.Sources
        where !file.Segments[1].EndsWith(".Tests", StringComparison.Ordinal)
        from method in file.Root.DescendantNodes()
        where Attributes.Named(method, "Fact").Concat(Attributes.Named(method, "Theory")).Any()
        select file.Found(method, Rule, "a test that no run finds"));

    private static IEnumerable<Finding> Wrong(string floor, string path, Dictionary<string, string> projects)
    {
        if (!MayReference.TryGetValue(floor, out var allowed))
            return [new Finding(path, 1, Rule, $"{floor} is no floor of the house")];
        return from reached in Reached(floor, projects, [])
               where !allowed.Contains(reached, StringComparer.Ordinal)
               select new Finding(path, 1, Rule, $"{floor} must not know {reached}, directly or through another project");
    }

    private static HashSet<string> Reached(string floor, Dictionary<string, string> projects, HashSet<string> reached)
    {
        foreach (var next in Values(projects[floor], "ProjectReference").Select(FloorOf).Where(reached.Add))
            if (projects.ContainsKey(next)) Reached(next, projects, reached);
        return reached;
    }

    private static IEnumerable<string> Values(string project, string element) =>
        from node in XDocument.Parse(Repository.Read(project)).Descendants(element)
        let include = (string?)node.Attribute("Include")
        where include is not null
        select include;

    private static string FloorOf(string projectPath) =>
        Path.GetFileNameWithoutExtension(projectPath.Replace('\\', '/')).Replace(Prefix, "", StringComparison.Ordinal);
}
