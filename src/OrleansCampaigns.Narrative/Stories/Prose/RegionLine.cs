using System.Globalization;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>How a region is doing, seen from the street: its most extreme measures, what things cost, and how people there speak. Figures are the world's own.</summary>
internal static class RegionLine
{
    private const int Middle = 50;

    /// <summary>So far from the middle a measure is seen.</summary>
    private const int SeenFrom = 15;
    private const int MeasuresMax = 2;
    private const int Cheap = 30;
    private const int Dear = 60;
    private const int Ruinous = 80;

    /// <summary>Null where nothing needs saying.</summary>
    public static ProseLine? Of(SceneBrief scene, LineMaker lines)
    {
        if (scene.Region is not { } region) return null;
        string Say(string path) => lines.FromLexicon("regions/" + path, Scenery.Of(), scene.Number, path).Text is var text ? char.ToLowerInvariant(text[0]) + text[1..] : "";
        var seen = Enum.GetValues<RegionValue>().Where(value => value != RegionValue.Scarcity && Math.Abs(region[value] - Middle) >= SeenFrom)
            .OrderByDescending(value => Math.Abs(region[value] - Middle)).ThenBy(value => value).Take(MeasuresMax)
            .Select(value => string.Create(CultureInfo.InvariantCulture, $"{Say($"{value.ToString().ToLowerInvariant()}/{(region[value] < Middle ? "low" : "high")}")} ({value.ToString().ToLowerInvariant()} {region[value]})"));
        var price = region.Scarcity switch { < Cheap => "cheap", < Dear => "fair", < Ruinous => "dear", _ => "ruinous" };
        var prices = string.Create(CultureInfo.InvariantCulture, $"{Say("prices/" + price)} (scarcity {region.Scarcity})");
        var speech = scene.Style.Length == 0 ? "" : $" They greet with \"{Capital(Say($"speech/{scene.Style}/greeting"))}\", swear {Say($"speech/{scene.Style}/oath")}, and count in {Say($"speech/{scene.Style}/coin")}.";
        return new ProseLine($"{Capital(scene.Place.Name)} these days: {string.Join("; ", seen.Append(prices))}.{speech}", "regions/" + price, [scene.Place.Key], [], IsForPlayers: false);
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
