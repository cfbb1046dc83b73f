namespace OrleansCampaigns.Rules.Worlds;

/// <summary>Ids of what <see cref="WorldChecker"/> finds. Stored with findings and overrides: never changed.</summary>
public static class WorldRules
{
    public const string BackwardsInTime = "world.backwards-in-time";
    public const string CaptiveActs = "world.captive-acts";
    public const string DeadActs = "world.dead-acts";
    public const string DoesNotHold = "world.does-not-hold";
    public const string EffectWithoutCause = "world.effect-without-cause";
    public const string ItemInTwoPlaces = "world.item-in-two-places";
    public const string KnowsTooEarly = "world.knows-too-early";
    public const string MissingActs = "world.missing-acts";
    public const string NotNew = "world.not-new";
    public const string OtherKind = "world.other-kind";
    public const string OtherSource = "world.other-source";
    public const string PaidTwice = "world.paid-twice";
    public const string PersonInTwoPlaces = "world.person-in-two-places";
    public const string TooMuch = "world.too-much";
    public const string TwoAtOnce = "world.two-at-once";
    public const string UnknownId = "world.unknown-id";
    public const string UnknownPredicate = "world.unknown-predicate";
}
