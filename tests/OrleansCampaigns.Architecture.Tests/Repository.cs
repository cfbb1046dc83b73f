using System.Collections.Immutable;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>The working tree that these tests were built from.</summary>
public static class Repository
{
    public const string SolutionFile = "OrleansCampaigns.sln";

    /// <summary>Written by tools and ignored by git, wherever they stand.</summary>
    private static readonly string[] Generated = ["bin", "obj", "data", ".data", "node_modules", "TestResults", ".git", ".vs", ".idea"];

    private static readonly Lazy<ImmutableArray<SourceFile>> Files = new(() =>
        [.. Paths("src", ".cs").Concat(Paths("tests", ".cs")).Select(path => new SourceFile(path, Read(path)))]);

    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file under <c>src</c> and <c>tests</c> that a person wrote.</summary>
    public static ImmutableArray<SourceFile> Sources => Files.Value;

    public static IEnumerable<SourceFile> SourcesOf(string project) => Sources.Where(file => !file.IsTest && file.Project == project);

    public static bool IsGenerated(string name) => Generated.Contains(name, StringComparer.Ordinal);

    public static bool Exists(string path) => File.Exists(Path.Combine(Root, path));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Files below a folder whose name ends so, from the root, with forward slashes, in ordinal order.</summary>
    public static IEnumerable<string> Paths(string folder, params string[] endings) =>
        Walk(new DirectoryInfo(Path.Combine(Root, folder)))
            .Where(file => endings.Any(ending => file.Name.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => !folder.Exists
        ? []
        : folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(child => !IsGenerated(child.Name)).SelectMany(Walk));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile))) return folder.FullName;
        throw new InvalidOperationException($"No {SolutionFile} above {AppContext.BaseDirectory}.");
    }
}
