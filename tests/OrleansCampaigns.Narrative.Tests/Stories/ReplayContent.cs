using System.Text;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>A checker over the content that ships.</summary>
internal static class ReplayContent
{
    public static ReplayChecker Checker() => new(
        Text("Stories/vocabulary.json"), Text("Stories/conduct.json"),
        StoryContent.Names().Where(name => name.StartsWith("Stories/Storylets/", StringComparison.Ordinal) || name == "Stories/moves.json").Select(Text));

    private static string Text(string name) => Encoding.UTF8.GetString(StoryContent.Bytes(name));
}
