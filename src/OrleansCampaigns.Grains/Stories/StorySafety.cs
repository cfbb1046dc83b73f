using System.Collections.Immutable;
using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>Lines and veils of a table, which are free text, as the safety tags of storylets: a tag is meant where its words stand in the text.</summary>
internal static class StorySafety
{
    private static readonly string[] Tags = [.. ChapterEngine.Shipped.Contents.Storylets.Storylets.SelectMany(storylet => storylet.Safety).Where(tag => tag != "none").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Words that tables use for what a tag says.</summary>
    private static readonly (string Word, string Tag)[] Also =
    [
        ("animal", "animals-harmed"), ("child", "children-in-danger"), ("kids", "children-in-danger"), ("gore", "body-horror"), ("sex", "romance"), ("alcohol", "drunkenness"), ("drink", "drunkenness"), ("zombie", "undead"),
        ("sickness", "illness"), ("disease", "illness"), ("plague", "illness"), ("starv", "hunger"), ("slave", "slavery"), ("prison", "captivity"), ("self-harm", "suicide"), ("enclosed", "claustrophobia"), ("possession", "mind-control"),
    ];

    /// <returns>Tags in ordinal order, and the texts that name none.</returns>
    public static (ImmutableArray<string> Tags, ImmutableArray<string> NotKnown) Read(ImmutableArray<string> texts)
    {
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        var notKnown = ImmutableArray.CreateBuilder<string>();
        foreach (var text in texts.IsDefault ? [] : texts)
        {
            var lower = text.ToLowerInvariant();
            string[] named = [.. Tags.Where(tag => lower.Contains(tag, StringComparison.Ordinal) || lower.Contains(tag.Replace('-', ' '), StringComparison.Ordinal)), .. Also.Where(also => lower.Contains(also.Word, StringComparison.Ordinal)).Select(also => also.Tag)];
            if (named.Length == 0) notKnown.Add(text);
            tags.UnionWith(named);
        }

        return ([.. tags], notKnown.ToImmutable());
    }
}
