using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

public sealed class SessionSceneTests
{
    private readonly PlayedCampaign _campaign = Opened();

    [Fact]
    public void A_prepared_scene_and_its_notes_are_for_game_masters_alone()
    {
        var before = (_campaign.CountFor(Player1), _campaign.CountFor(Spectator));
        var prepared = new PrepareScene(Ambush, "Ambush", $"It is a trap: {Canary}", Marsh) { Session = Evening };
        _campaign.Done(Owner, prepared).Silent(Owner, prepared).Done(Owner, prepared with { Title = "The ambush" });
        Assert.Equal(before, (_campaign.CountFor(Player1), _campaign.CountFor(Spectator)));
        _campaign.Done(Owner, new StartScene(Ambush) { Session = Evening }).Silent(Owner, new StartScene(Ambush) { Session = Evening });
        var seen = Assert.Single(_campaign.Sees(ChannelKind.Table).Scenes);
        Assert.Equal(("The ambush", Marsh, null), (seen.Title, seen.Region, seen.Notes));
        Assert.NotNull(_campaign.Sees(ChannelKind.GameMasters).Scenes[0].Notes);
        Assert.DoesNotContain(Canary, _campaign.BytesFor(Player1) + _campaign.BytesFor(Spectator), StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_scene_ends_the_running_one()
    {
        _campaign.Done(Owner, new PrepareScene(Ambush, "Ambush", "") { Session = Evening })
            .Done(Owner, new StartScene(Arrival, "Arrival") { Session = Evening })
            .Done(Owner, new StartScene(Ambush, "Ambush!") { Session = Evening });
        Assert.Equal([false, true], _campaign.State().Scenes.Select(scene => scene.Runs));
        _campaign.Done(Owner, new EndScene(Ambush) { Session = Evening }).Silent(Owner, new EndScene(Ambush) { Session = Evening })
            .Refused(Owner, new StartScene(Arrival) { Session = Evening }, "scene.over")
            .Refused(Owner, new PrepareScene(Arrival, "Arrival", "") { Session = Evening }, "scene.over");
    }

    [Fact]
    public void A_hidden_region_is_not_named_to_those_who_cannot_see_it()
    {
        _campaign.Done(Owner, new StartScene(Arrival, "Arrival", Vault) { Session = Evening });
        Assert.Equal(Vault, _campaign.Sees(ChannelKind.GameMasters).Scenes[0].Region);
        Assert.DoesNotContain(Vault.ToString(), _campaign.BytesFor(Player1), StringComparison.Ordinal);
        _campaign.Done(Owner, new RevealRegion(RegionVisibility.Public) { Region = Vault });
        Assert.Null(_campaign.Sees(ChannelKind.Table).Scenes[0].Region);
    }

    [Fact]
    public void What_is_wrong_with_a_scene_is_said() => _campaign
        .Refused(Owner, new StartScene(Arrival) { Session = Evening }, "text.empty")
        .Refused(Owner, new StartScene(Arrival, "Arrival", new RegionId(Numbered(99))) { Session = Evening }, "scene.no-such-region")
        .Refused(Owner, new PrepareScene(Arrival, "Arrival", new string('x', 8_001)) { Session = Evening }, "text.too-long")
        .Refused(Owner, new PrepareScene(Arrival, "", "") { Session = Evening }, "text.empty")
        .Refused(Owner, new PrepareScene(default, "Arrival", "") { Session = Evening }, "id.empty")
        .Refused(Player1, new StartScene(Arrival, "Arrival") { Session = Evening }, "access.denied");

    [Fact]
    public void The_hundred_and_first_scene_is_refused()
    {
        for (var i = 0; i < SessionScenes.ScenesMax; i++) _campaign.Done(Owner, new PrepareScene(new SceneId(Numbered(100 + i)), "Scene", "") { Session = Evening });
        _campaign.Refused(Owner, new PrepareScene(Arrival, "Arrival", "") { Session = Evening }, "scene.too-many")
            .Refused(Owner, new StartScene(Arrival, "Arrival") { Session = Evening }, "scene.too-many");
    }
}
