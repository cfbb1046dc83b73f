using OrleansCampaigns.Architecture.Tests.Tidy;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>A rule that finds nothing in a bad snippet would pass for ever: each is shown one, and a good one beside it.</summary>
public sealed class TidySelfTests
{
    private const string Grain = "src/OrleansCampaigns.Grains/Campaigns/X.cs";
    private const string Test = "tests/OrleansCampaigns.Domain.Tests/Campaigns/X.cs";

    [Fact]
    public void A_long_file_is_found_at_its_last_line() =>
        Bites(SizeRule.Check, Grain, $"class X;{Lines(SizeRule.FileLinesMax)}// end", SizeRule.FileLinesMax + 1);

    [Fact]
    public void A_file_at_the_limit_is_not_found() => Passes(SizeRule.Check, Grain, $"class X;{Lines(SizeRule.FileLinesMax - 1)}// end\n");

    [Theory]
    [InlineData("class X\n{\n    [Fact]\n    void M()\n    {", "    }\n}", 4)]
    [InlineData("class X\n{\n    int P\n    {\n        get\n        {", "        }\n    }\n}", 5)]
    [InlineData("class X\n{\n    X()\n    {", "    }\n}", 3)]
    public void A_long_method_is_found_at_its_first_line(string head, string tail, int line)
    {
        Bites(SizeRule.Check, Grain, head + Lines(SizeRule.MethodLinesMax) + tail, line);
        Passes(SizeRule.Check, Grain, head + Lines(SizeRule.MethodLinesMax - 5) + tail);
    }

    [Theory]
    [InlineData("class X\n{\n    void M(int a, int b, int c, int d, int e, int f) { }\n}", true)]
    [InlineData("class X\n{\n\n    void M() { void L(int a, int b, int c, int d, int e, int f) { } }\n}", true)]
    [InlineData("class X\n{\n    void M(int a, int b, int c, int d, int e) { }\n}", false)]
    [InlineData("record X(int A, int B, int C, int D, int E, int F);", false)]
    [InlineData("class X\n{\n    [LoggerMessage(1, LogLevel.Warning, \"\")]\n    static partial void M(ILogger a, int b, int c, int d, int e, int f);\n}", false)]
    public void Six_parameters_are_found_outside_records_and_log_messages(string snippet, bool bad) => Expect(SizeRule.Check, Grain, snippet, bad);

    [Fact]
    public void The_nine_tenth_quantile_is_the_length_that_nine_of_ten_do_not_exceed()
    {
        Assert.Equal(9, SizeRule.P90(Enumerable.Range(1, 10)));
        Assert.Equal(29, SizeRule.P90([1, 29]));
        Assert.Equal(0, SizeRule.P90([]));
    }

    [Theory]
    [InlineData("public class Y;", true)]
    [InlineData("public class X;\npublic class Y;", true)]
    [InlineData("public class X;\npublic record Y;", true)]
    [InlineData("public class X;\npublic interface Y;", true)]
    [InlineData("public class X { Y? y; }\npublic class Y;", true)]
    [InlineData("public abstract record X;\npublic sealed record Y(Z P) : X;\npublic enum Z;", false)]
    [InlineData("public record X(Y P);\npublic enum Y;", false)]
    [InlineData("public class X;\ninternal class Y;", false)]
    [InlineData("Run();", false)]
    public void A_second_public_type_is_found_unless_it_is_a_case_or_a_part(string snippet, bool bad) => Expect(TypePerFileRule.Check, Grain, snippet, bad);

    [Theory]
    [InlineData("src/OrleansCampaigns.Grains/Services/X.cs", true)]
    [InlineData("src/OrleansCampaigns.Grains/Campaigns/Common/X.cs", true)]
    [InlineData("src/OrleansCampaigns.Grains/Sqlite/X.cs", true)]
    [InlineData("src/OrleansCampaigns.Journal/Sqlite/X.cs", false)]
    [InlineData("tests/OrleansCampaigns.Journal.Tests/Sqlite/X.cs", false)]
    [InlineData("src/OrleansCampaigns.Grains/X.cs", false)]
    public void A_folder_that_is_no_room_is_found(string path, bool bad) => Expect(FolderRule.Check, path, "class X;", bad);

    [Theory]
    [InlineData("class SessionManager;", true)]
    [InlineData("class X { int SeatUtils() => 1; }", true)]
    [InlineData("namespace A.Helpers;", true)]
    [InlineData("record SeatDto;", true)]
    [InlineData("record SeatDTOReader;", true)]
    [InlineData("class X { int _diceHelper; }", true)]
    [InlineData("class X { int Management; int Implied; void ManageMembers() { } }", false)]
    public void An_empty_word_in_a_name_is_found(string snippet, bool bad) => Expect(NameRule.Check, Grain, snippet, bad);

    [Theory]
    [InlineData("class X\n{\n#region Y\n#endregion\n}", false, true)]
    [InlineData("partial class X;", false, true)]
    [InlineData("partial class X;", true, false)]
    [InlineData("partial class X { [GeneratedRegex(\"a\")] partial Regex A(); }", false, false)]
    [InlineData("class X;", false, false)]
    public void A_region_and_a_partial_without_cause_are_found(string snippet, bool hasLogFile, bool bad) =>
        Expect(file => PartialRule.Check(file, path => hasLogFile && path == Grain.Replace(".cs", ".Log.cs", StringComparison.Ordinal)), Grain, snippet, bad);

    [Theory]
    [InlineData("catch (IOException) { }", true)]
    [InlineData("catch (IOException) {\n// It does not matter.\n}", true)]
    [InlineData("catch (OperationCanceledException) { }", true)]
    [InlineData("catch (OperationCanceledException) {\n// The listener is gone.\n}", false)]
    [InlineData("catch { A(); }", true)]
    [InlineData("catch (Exception e) { A(e); }", true)]
    [InlineData("catch (Exception e) when (_on) { A(e); }", true)]
    [InlineData("catch (Exception e) { LogFailed(e); throw; }", true)]
    [InlineData("catch (Exception e) when (e is IOException or TimeoutException) { A(e); }", false)]
    [InlineData("catch (Exception) { Deactivate(); throw; }", false)]
    [InlineData("catch (IOException e) { A(e); }", false)]
    public void A_catch_that_loses_or_hides_is_found(string clause, bool bad) =>
        Expect(CatchRule.Check, Grain, $"class X {{ void M() {{ try {{ B(); }} {clause} }} }}", bad);

    [Fact]
    public void Everything_may_be_caught_at_an_edge() =>
        Passes(CatchRule.Check, "src/OrleansCampaigns.Server/Program.cs", "try { B(); } catch (Exception e) { A(e); }");

    [Theory]
    [InlineData("async void M() => await A();", true)]
    [InlineData("void M() { lock (_a) { } }", true)]
    [InlineData("void M() { A().Wait(); }", true)]
    [InlineData("void M() { A().GetAwaiter().GetResult(); }", true)]
    [InlineData("int M() => A().Result;", true)]
    [InlineData("int M(Task<int> a) => a.IsCompletedSuccessfully ? a.Result : 0;", false)]
    [InlineData("Task M() => Task.Run(A);", true)]
    [InlineData("void M() => Parallel.For(0, 1, A);", true)]
    [InlineData("async Task M() => await Task.WhenAll(A(), Task.CompletedTask);", false)]
    public void What_blocks_a_grain_is_found(string member, bool bad) => Expect(AsyncRule.Check, Grain, $"class X : Grain {{ {member} }}", bad);

    [Theory]
    [InlineData("class XGrain<T> : Base { void M() { lock (_a) { } } }", true)]
    [InlineData("class X : EventSourcedGrain<A, B> { void M() { lock (_a) { } } }", true)]
    [InlineData("class X { void M() { lock (_a) { } } }", false)]
    public void A_lock_is_for_what_is_no_grain(string type, bool bad) => Expect(AsyncRule.Check, Grain, type, bad);

    [Theory]
    [InlineData(Test, "await Task.Delay(10);", true)]
    [InlineData(Test, "await Task.Delay(10); // the other process has no signal", true)]
    [InlineData(Test, "Thread.Sleep(10);", true)]
    [InlineData(Test, "Assert.True(true);", true)]
    [InlineData(Test, "Assert.True(done);", false)]
    [InlineData("tests/OrleansCampaigns.Cluster.Tests/X.cs", "await Task.Delay(10);", true)]
    [InlineData("tests/OrleansCampaigns.Cluster.Tests/X.cs", "await Task.Delay(10); // the other process has no signal", false)]
    [InlineData(Grain, "await Task.Delay(10);", false)]
    public void A_sleep_and_an_empty_claim_in_a_test_are_found(string path, string statement, bool bad) =>
        Expect(TestRule.Check, path, $"class X {{ async Task M() {{ {statement} }} }}", bad);

    [Theory]
    [InlineData("// TO", "DO: later", true)]
    [InlineData("-- enough for", " now", true)]
    [InlineData("/// A place", "holder.", true)]
    [InlineData("throw new NotImpl", "ementedException();", true)]
    [InlineData("// A ro", "bust way", true)]
    [InlineData("// today", ": for nowhere", false)]
    public void A_word_of_unfinished_work_is_found(string head, string tail, bool bad) =>
        Expect(file => WordRule.Check(file.Path, file.Text), Grain, head + tail, bad);

    private static void Expect(Func<SourceFile, IEnumerable<Finding>> rule, string path, string snippet, bool bad)
    {
        if (bad) Assert.NotEmpty(rule(new SourceFile(path, snippet)));
        else Passes(rule, path, snippet);
    }

    private static void Bites(Func<SourceFile, IEnumerable<Finding>> rule, string path, string snippet, int line) =>
        Assert.Equal(line, Assert.Single(rule(new SourceFile(path, snippet))).Line);

    private static void Passes(Func<SourceFile, IEnumerable<Finding>> rule, string path, string snippet) =>
        Assert.Empty(rule(new SourceFile(path, snippet)));

    private static string Lines(int count) => new('\n', count);
}
