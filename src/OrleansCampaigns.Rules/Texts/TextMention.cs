using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>Somebody or something named in a sentence.</summary>
/// <param name="Entity">Who.</param>
/// <param name="From">The first of its words in the sentence.</param>
/// <param name="To">After its last word.</param>
internal readonly record struct TextMention(WorldEntity Entity, int From, int To);
