using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;

namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

public sealed class StaleRulesTests
{
    /// <summary>Commands whose values are kept as they are.</summary>
    public static TheoryData<string> Kept => [.. WireJson.Commands.Where(entry => StaleRules.Of(entry.Value) is SetsField or Prose).Select(entry => entry.Key).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_command_is_declared_once() =>
        Assert.Equal(WireJson.Commands.Values.Select(type => type.Name).Order(StringComparer.Ordinal), StaleRules.Commands.Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void What_the_design_calls_commuting_is() => Assert.All(
        (Type[])[typeof(DamageCharacter), typeof(HealCharacter), typeof(DamageCombatant), typeof(HealCombatant), typeof(TickClock), typeof(UntickClock), typeof(Say), typeof(Narrate), typeof(Whisper), typeof(RollDice)],
        type => Assert.IsType<Commuting>(StaleRules.Of(type)));

    [Fact]
    public void Every_kind_of_entity_resolves_its_conflicts() => Assert.All(
        (Type[])[typeof(ResolveCampaignConflict), typeof(ResolveSessionConflict), typeof(ResolveCharacterConflict), typeof(ResolveRegionConflict)],
        type => Assert.IsType<Resolving>(StaleRules.Of(type)));

    /// <summary>What is in place after a command set it is what the command said: so what is kept of a loser is what they had sent.</summary>
    [Theory]
    [MemberData(nameof(Kept))]
    public void After_a_command_set_a_field_that_very_command_is_what_is_in_place(string name)
    {
        var command = CommandOf(name);
        if (StaleRules.Of(command.GetType()) is Prose) return;
        var campaign = FieldCommands.Campaign();
        var before = campaign.Events.Count;
        Assert.NotEqual(Json(command), Json(InPlace(campaign.World, command)));
        campaign.Done(Owner, command);
        var field = ((SetsField)StaleRules.Of(command.GetType())).FieldOf(command);
        Assert.Contains(new FieldMark(field, IsPart: false), StaleRules.FieldsOf(Assert.Single(campaign.Events.Skip(before)).Event));
        Assert.Equal(Json(command), Json(InPlace(campaign.World, command)));
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void Two_who_set_a_field_at_once_conflict_in_every_field(string name)
    {
        var command = CommandOf(name);
        if (StaleRules.Of(command.GetType()) is Prose) return;
        var campaign = FieldCommands.Campaign();
        var seen = campaign.VersionOf(command.Target(PlayedCampaign.Id));
        if (InPlace(campaign.World, command) is not { } first) first = command;
        campaign.Done(Owner, command);
        if (Json(first) == Json(command)) return;
        campaign.Stale(Master, first, seen, ReceiptOutcome.Kept);
    }

    /// <summary>Kept values are commands, so they are in the journal for ever: <c>Golden/kept/{command}.json</c>, written once and never edited.</summary>
    [Theory]
    [MemberData(nameof(Kept))]
    public void Every_kept_command_that_was_ever_stored_is_still_readable(string name)
    {
        var json = JsonSerializer.Serialize(CommandOf(name), StateJson.Options);
        var file = Path.Combine(AppContext.BaseDirectory, "Golden", "kept", $"{name}.json");
        Assert.True(File.Exists(file), $"There is no golden file Golden/kept/{name}.json. It would be: {json}");
        var stored = Encoding.UTF8.GetString(File.ReadAllBytes(file)).TrimEnd('\n');
        Assert.Equal(stored, JsonSerializer.Serialize(JsonSerializer.Deserialize<Command>(stored, StateJson.Options), StateJson.Options));
        Assert.Equal(json, stored);
    }

    private static Contracts.Access.UserId Owner => PlayedCampaign.Owner;

    private static Command CommandOf(string name) => FieldCommands.All.Single(command => WireJson.WireNameOf(command.GetType()) == name);

    private static string Json(Command? command) => JsonSerializer.Serialize(command, StateJson.Options);

    private static Command? InPlace(CampaignWorld world, Command command) => (StaleRules.Of(command.GetType()), command) switch
    {
        (SetsField<CampaignState> rule, _) => rule.InPlace(world.Campaign, command),
        (SetsField<SessionState> rule, SessionCommand c) => rule.InPlace(world.Sessions[c.Session], command),
        (SetsField<CharacterState> rule, CharacterCommand c) => rule.InPlace(world.Characters[c.Character], command),
        (SetsField<RegionState> rule, RegionCommand c) => rule.InPlace(world.Regions[c.Region], command),
        _ => throw new InvalidOperationException(command.GetType().Name),
    };
}
