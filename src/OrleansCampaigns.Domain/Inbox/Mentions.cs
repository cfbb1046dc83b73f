using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.Inbox;

/// <summary>Who is named in a text: <c>@</c> and a member's whole name, in any case, with no letter or digit behind it.</summary>
public static class Mentions
{
    /// <summary>Further ones in a text name nobody.</summary>
    public const int MarksMax = 50;

    private const char Mark = '@';

    public static bool MayBeIn(string? text) => text is not null && text.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Members whom the text names and the text before it did not.</summary>
    public static ImmutableArray<UserId> New(string? before, string? text, CampaignState campaign)
    {
        var named = In(text, campaign);
        return named.IsEmpty || before is null ? named : [.. named.Except(In(before, campaign))];
    }

    private static ImmutableArray<UserId> In(string? text, CampaignState campaign)
    {
        if (!MayBeIn(text)) return [];
        var marks = new List<int>();
        for (var at = text!.IndexOf(Mark, StringComparison.Ordinal); at >= 0 && marks.Count < MarksMax; at = text.IndexOf(Mark, at + 1)) marks.Add(at);
        return [.. campaign.Members.Where(member => marks.Exists(at => Names(text, at + 1, member.Value.Name))).Select(member => member.Key)];
    }

    private static bool Names(string text, int at, string name) =>
        name.Length > 0
        && string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + name.Length == text.Length || (at + name.Length < text.Length && !char.IsLetterOrDigit(text[at + name.Length])));
}
