using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The rules of the secrets of chapters.</summary>
internal static class SecretDecider
{
    private static Refusal UnknownSecret { get; } = Refusal.NotFound("secret.unknown", "There is no such secret.");

    public static Decision<CampaignEvent> Decide(CampaignCommand command, CampaignState state) => command switch
    {
        AddSecret c => Decide(c, state),
        EditSecret c => Decide(c, state),
        RemoveSecret c => state.Secrets.ContainsKey(c.Secret) ? new SecretRemoved(c.Secret) : Decision<CampaignEvent>.Nothing,
        RevealSecret c => Decide(c, state),
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule for secrets."),
    };

    private static Decision<CampaignEvent> Decide(AddSecret command, CampaignState state)
    {
        if (state.ChapterOf(command.Chapter) is null) return ChapterDecider.NoSuchChapter;
        if (state.Secrets.TryGetValue(command.Secret, out var known))
        {
            return known.Chapter == command.Chapter && known.Text == command.Text
                ? Decision<CampaignEvent>.Nothing
                : Refusal.Conflict("secret.exists", "A secret with this id exists already.");
        }

        if (IdRule.Problem("secret", command.Secret) is { } id) return id;
        if (TextRule.Problem("secret", command.Text, TextRule.LineLengthMax) is { } text) return text;
        if (state.Secrets.Count >= CampaignLimits.SecretsMax || state.Secrets.Values.Count(secret => secret.Chapter == command.Chapter) >= CampaignLimits.SecretsPerChapterMax)
            return Refusal.Conflict("secret.too-many", $"A chapter has at most {CampaignLimits.SecretsPerChapterMax} secrets, a campaign {CampaignLimits.SecretsMax}.");
        return new SecretAdded(command.Secret, command.Chapter, command.Text);
    }

    private static Decision<CampaignEvent> Decide(EditSecret command, CampaignState state)
    {
        if (!state.Secrets.TryGetValue(command.Secret, out var secret)) return UnknownSecret;
        if (TextRule.Problem("secret", command.Text, TextRule.LineLengthMax) is { } text) return text;
        return secret.Text == command.Text ? Decision<CampaignEvent>.Nothing : new SecretEdited(command.Secret, command.Text);
    }

    private static Decision<CampaignEvent> Decide(RevealSecret command, CampaignState state)
    {
        var chosen = command.Members.IsDefault ? [] : command.Members;
        if (!state.Secrets.TryGetValue(command.Secret, out var secret)) return UnknownSecret;
        if (chosen.IsEmpty && !command.Table) return Refusal.Invalid("secret.nobody", "It is not said to whom.");
        if (chosen.Length > CampaignLimits.RevealedAtOnceMax)
            return Refusal.TooLarge("secret.too-many-members", $"At most {CampaignLimits.RevealedAtOnceMax} members are shown a secret at once.");
        if (!chosen.All(state.Members.ContainsKey)) return Refusal.NotFound("member.unknown", "There is no such member.");
        ImmutableArray<UserId> members = [.. chosen.Where(user => !secret.Members.Contains(user)).Distinct().Order()];
        var table = command.Table && !secret.Table;
        return members.IsEmpty && !table ? Decision<CampaignEvent>.Nothing : new SecretRevealed(command.Secret, members, table);
    }
}
