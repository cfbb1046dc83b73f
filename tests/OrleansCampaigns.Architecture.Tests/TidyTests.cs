using OrleansCampaigns.Architecture.Tests.Tidy;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>The house style, as far as a machine can check it. <see cref="TidySelfTests"/> shows that each rule bites.</summary>
public sealed class TidyTests
{
    private static readonly string[] TextEndings = [".cs", ".sql", ".md", ".csproj", ".props", ".mjs", ".js", ".ts", ".json", ".yml"];

    [Fact]
    public void Files_methods_and_parameter_lists_are_short() => Check(SizeRule.Check);

    [Fact]
    public void Nine_tenths_of_each_project_s_methods_are_short() => Finding.AssertNone(
        from project in Repository.Sources.GroupBy(file => string.Join('/', file.Segments[..2]))
        let p90 = SizeRule.P90(project.SelectMany(SizeRule.MethodLines).Select(method => method.Lines))
        where p90 > SizeRule.MethodLinesP90Max
        select new Finding(project.Key, 1, "1: size", $"p90 of its methods is {p90} lines; at most {SizeRule.MethodLinesP90Max}"));

    [Fact]
    public void A_file_holds_one_public_type_named_like_it() => Check(TypePerFileRule.Check);

    [Fact]
    public void Folders_are_rooms_of_the_house() => Check(FolderRule.Check);

    [Fact]
    public void Names_say_what_a_thing_knows_or_does() => Check(NameRule.Check);

    [Fact]
    public void There_are_no_regions_and_partial_is_for_generated_code() => Check(file => PartialRule.Check(file, Repository.Exists));

    [Fact]
    public void Exceptions_are_caught_at_the_edges_only() => Check(CatchRule.Check);

    [Fact]
    public void Grains_neither_block_nor_leave_their_scheduler() => Check(AsyncRule.Check);

    [Fact]
    public void Tests_neither_sleep_nor_claim_nothing() => Check(TestRule.Check);

    [Fact]
    public void Tests_use_no_mocks() =>
        Assert.DoesNotMatch("Include=\"(Moq|NSubstitute|FakeItEasy)", Repository.Read("Directory.Packages.props"));

    [Fact]
    public void Nothing_is_left_unfinished_or_merely_praised() => Finding.AssertNone(
        Texts().SelectMany(path => WordRule.Check(path, Repository.Read(path))));

    private static void Check(Func<SourceFile, IEnumerable<Finding>> rule)
    {
        Assert.NotEmpty(Repository.Sources);
        Finding.AssertNone(Repository.Sources.SelectMany(rule));
    }

    // Lock files and data hold other people's words.
    private static IEnumerable<string> Texts() =>
        from path in Repository.Paths("src", TextEndings).Concat(Repository.Paths("tests", TextEndings)).Concat(Scripts())
            .Concat(Repository.Exists("README.md") ? ["README.md"] : [])
        let name = path[(path.LastIndexOf('/') + 1)..]
        where !name.Contains("lock.json", StringComparison.Ordinal) && !name.Contains("package-lock", StringComparison.Ordinal)
        select path;

    private static IEnumerable<string> Scripts() => Repository.Paths("deploy", "").Concat(Repository.Paths(".ci", "")).Append("tests/run");
}
