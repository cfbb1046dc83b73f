using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Tests.Stories;

namespace OrleansCampaigns.Benchmarks.Stories;

/// <summary>Three seeds of one request in 40 worlds: how much of a chapter is the same.</summary>
internal static class VariantFigures
{
    private const int Worlds = 40;
    private const int Seeds = 3;
    private const int PlayedBefore = 3;

    public static void Into(Measurements measured)
    {
        var shared = new List<double>();
        for (var world = 0; world < Worlds; world++)
        {
            var campaign = new PlayedCampaign((ulong)(5_000 + world));
            for (var i = 0; i < PlayedBefore; i++) campaign.PlayNext();
            var request = campaign.NextRequest();
            var variants = Enumerable.Range(0, Seeds).Select(i => campaign.Plan(request with { Seed = request.Seed + (ulong)i })?.Scenes.Select(scene => scene.Storylet.Id).ToHashSet() ?? []).ToArray();
            for (var one = 0; one < Seeds; one++)
            {
                for (var other = one + 1; other < Seeds; other++) shared.Add(100.0 * variants[one].Intersect(variants[other]).Count() / request.Scenes);
            }
        }

        shared.Sort();
        measured.Add("storylets that two of three seeds share, mean", "%", shared.Average());
        measured.Add("storylets that two of three seeds share, 90th percentile", "%", shared[shared.Count * 9 / 10]);
    }
}
