using System.Text.RegularExpressions;

namespace OrleansCampaigns.Server.Tests.Demo;

/// <summary>How a start of the demo ended.</summary>
/// <param name="Killed">By the test.</param>
internal sealed record DemoOutcome(int Exit, string Output, string Error, bool Killed)
{
    /// <summary>What the final table says beside a figure.</summary>
    public string Figure(string name)
    {
        var row = Regex.Match(Output, $@"^│\s*{Regex.Escape(name)}\s*│\s*(.*?)\s*│\s*$", RegexOptions.Multiline);
        Assert.True(row.Success, $"No figure \"{name}\" in:\n{Output}\n{Error}");
        return row.Groups[1].Value;
    }

    public void Succeeded() => Assert.True(Exit == ExitCodes.Done, $"Exit code {Exit}.\n{Output}\n{Error}");
}
