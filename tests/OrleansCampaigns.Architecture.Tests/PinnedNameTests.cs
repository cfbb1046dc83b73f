using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>
/// Names that are in databases and on wires do not follow the C# names: each is a literal, pinned where Orleans would otherwise derive it, and
/// used once. Two grains with the same key and the same state name would overwrite each other's row.
/// </summary>
public sealed class PinnedNameTests
{
    private const string Rule = "pinned names";

    [Fact]
    public void Aliases_of_types_are_unique_literals() => Finding.AssertNone(UniqueLiterals(Repository.Sources.Where(file => !file.IsTest), "Alias"));

    [Fact]
    public void Grain_type_names_are_unique_literals() => Finding.AssertNone(UniqueLiterals(Repository.Sources.Where(file => !file.IsTest), "GrainType"));

    [Fact]
    public void Grain_interface_names_are_unique_literals() =>
        Finding.AssertNone(UniqueLiterals(Repository.Sources.Where(file => !file.IsTest), "GrainInterfaceType"));

    [Fact]
    public void Names_of_persistent_states_are_unique_literals_and_say_what_they_hold() =>
        Finding.AssertNone(StateNames(Repository.Sources.Where(file => !file.IsTest)));

    [Fact]
    public void Grains_and_their_interfaces_are_pinned() => Finding.AssertNone(Repository.Sources.Where(file => !file.IsTest).SelectMany(Unpinned));

    [Theory]
    [InlineData("[Alias(\"a\")] record A; [Alias(\"a\")] record B;")]
    [InlineData("[Alias(nameof(A))] record A;")]
    public void A_name_used_twice_or_derived_is_found(string snippet) => Assert.NotEmpty(UniqueLiterals([Snippet(snippet)], "Alias"));

    [Theory]
    [InlineData("class A([PersistentState(\"state\")] IPersistentState<int> s);")]
    [InlineData("class A([PersistentState(Name)] IPersistentState<int> s);")]
    [InlineData("class A([PersistentState(\"x\", \"db\")] IPersistentState<int> s); class B([PersistentState(\"x\")] IPersistentState<int> s);")]
    public void A_state_name_that_collides_is_found(string snippet) => Assert.NotEmpty(StateNames([Snippet(snippet)]));

    [Theory]
    [InlineData("class A : Grain, IA;")]
    [InlineData("[GrainType(\"a\")] class A : Grain<int>, IA;")]
    [InlineData("interface IA : IGrainWithGuidKey;")]
    [InlineData("[Alias(\"a\"), GrainInterfaceType(\"a\")] interface IA : IGrainWithGuidKey { Task M(); }")]
    [InlineData("[Alias(\"a\"), GrainInterfaceType(\"a\")] interface IA : IGrainWithGuidKey { [Alias(\"m\")] Task M(); [Alias(\"m\")] Task N(); }")]
    public void An_unpinned_grain_is_found(string snippet) => Assert.NotEmpty(Unpinned(Snippet(snippet)));

    private static IEnumerable<Finding> UniqueLiterals(IEnumerable<SourceFile> files, string attributeName)
    {
        var names = from file in files
                    from type in file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                    from attribute in Attributes.Named(type, attributeName)
                    select (File: file, Attribute: attribute);
        return NotUnique(names, attributeName);
    }

    private static IEnumerable<Finding> StateNames(IEnumerable<SourceFile> files)
    {
        var names = (from file in files
                     from parameter in file.Root.DescendantNodes().OfType<ParameterSyntax>()
                     from attribute in Attributes.Named(parameter, "PersistentState")
                     select (File: file, Attribute: attribute)).ToList();
        return NotUnique(names, "PersistentState").Concat(
            from name in names
            where Attributes.Literal(name.Attribute) == "state"
            select name.File.Found(name.Attribute, Rule, "\"state\" says nothing and collides with every default"));
    }

    private static IEnumerable<Finding> NotUnique(IEnumerable<(SourceFile File, AttributeSyntax Attribute)> names, string what)
    {
        foreach (var group in names.GroupBy(name => Attributes.Literal(name.Attribute)))
            foreach (var (file, attribute) in group.Key is null ? group : group.Skip(1))
                yield return file.Found(attribute, Rule, group.Key is null ? $"[{what}] needs a literal" : $"[{what}(\"{group.Key}\")] is used before, in {group.First().File.Path}");
    }

    private static IEnumerable<Finding> Unpinned(SourceFile file) =>
        file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>().SelectMany(type => type switch
        {
            InterfaceDeclarationSyntax declared when Bases(declared).Any(name => name.StartsWith("IGrainWith", StringComparison.Ordinal)) => UnpinnedInterface(file, declared),
            ClassDeclarationSyntax declared => UnpinnedGrain(file, declared),
            _ => [],
        });

    private static IEnumerable<Finding> UnpinnedInterface(SourceFile file, InterfaceDeclarationSyntax declared)
    {
        if (!Attributes.Named(declared, "GrainInterfaceType").Any()) yield return file.Found(declared, Rule, $"{declared.Identifier} needs [GrainInterfaceType]");
        if (!Attributes.Named(declared, "Alias").Any()) yield return file.Found(declared, Rule, $"{declared.Identifier} needs [Alias]");
        var methods = declared.Members.OfType<MethodDeclarationSyntax>().ToList();
        foreach (var method in methods.Where(method => !Attributes.Named(method, "Alias").Any()))
            yield return file.Found(method, Rule, $"{declared.Identifier}.{method.Identifier} needs [Alias]");
        foreach (var twice in NotUnique(methods.SelectMany(method => Attributes.Named(method, "Alias")).Select(attribute => (file, attribute)), "Alias"))
            yield return twice;
    }

    private static IEnumerable<Finding> UnpinnedGrain(SourceFile file, ClassDeclarationSyntax declared)
    {
        var bases = Bases(declared).ToList();
        if (bases.Exists(name => name.StartsWith("Grain<", StringComparison.Ordinal)))
            yield return file.Found(declared, Rule, $"{declared.Identifier} is a Grain<T>, whose state name is not its own");
        var isGrain = bases.Exists(name => name.Split('<')[0].EndsWith("Grain", StringComparison.Ordinal) && !IsInterface(name));
        var isAbstract = declared.Modifiers.Any(modifier => modifier.Text == "abstract");
        if (isGrain && !isAbstract && !Attributes.Named(declared, "GrainType").Any())
            yield return file.Found(declared, Rule, $"{declared.Identifier} needs [GrainType]");
    }

    private static bool IsInterface(string name) => name is ['I', >= 'A' and <= 'Z', ..];

    private static IEnumerable<string> Bases(TypeDeclarationSyntax type) => type.BaseList?.Types.Select(known => known.Type.ToString()) ?? [];

    private static SourceFile Snippet(string text) => new("src/OrleansCampaigns.Grains/Campaigns/X.cs", text);
}
