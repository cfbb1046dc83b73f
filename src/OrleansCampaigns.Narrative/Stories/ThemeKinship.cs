using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Which themes the packs hold to be one family: parent and child, grandparent and grandchild, and children of one parent that has few.</summary>
internal static class ThemeKinship
{
    private const int ParentAffinity = 800;
    private const int GrandparentAffinity = 600;
    private const int SiblingAffinity = 550;

    /// <summary>Children of a parent with more are as different as any two themes.</summary>
    private const int FamilyMax = 6;

    /// <summary>Only pairs with a theme that some storylet has: others bring no scene nearer.</summary>
    public static List<(string Theme, string Other, int Affinity)> Of(IEnumerable<Storylet> storylets, ThemeHierarchy themes)
    {
        var used = storylets.SelectMany(storylet => storylet.Themes).Select(theme => themes.Find(theme)).Where(theme => theme >= 0).ToHashSet();
        var children = new List<int>[themes.Themes.Length];
        for (var theme = 0; theme < children.Length; theme++) children[theme] = [];
        for (var theme = 0; theme < children.Length; theme++)
        {
            foreach (var parent in themes.Parents(theme)) children[parent].Add(theme);
        }

        var kin = new List<(string, string, int)>();
        void Pair(int one, int other, int affinity)
        {
            if (one != other && (used.Contains(one) || used.Contains(other))) kin.Add((themes.Themes[one].Id, themes.Themes[other].Id, affinity));
        }

        for (var theme = 0; theme < children.Length; theme++)
        {
            foreach (var parent in themes.Parents(theme))
            {
                Pair(theme, parent, ParentAffinity);
                foreach (var grandparent in themes.Parents(parent)) Pair(theme, grandparent, GrandparentAffinity);
                if (children[parent].Count > FamilyMax) continue;
                foreach (var sibling in children[parent]) Pair(theme, sibling, SiblingAffinity);
            }
        }

        return kin;
    }
}
