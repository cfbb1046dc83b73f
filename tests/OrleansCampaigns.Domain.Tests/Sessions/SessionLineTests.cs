using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Tests.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

public sealed class SessionLineTests
{
    private readonly PlayedCampaign _campaign = Opened();

    [Fact]
    public void Speech_talk_and_narration_reach_everybody_in_order()
    {
        _campaign.Done(Player1, Line(101, "I open the door.", Mira)).Done(Player2, Line(102, "Pizza?"))
            .Done(Owner, new Narrate(new(Numbered(103)), "It creaks.") { Session = Evening });
        foreach (var channel in (ChannelKind[])[ChannelKind.GameMasters, ChannelKind.Table, ChannelKind.Public])
        {
            var log = _campaign.Sees(channel).Log;
            Assert.Equal([LogKind.Speech, LogKind.Talk, LogKind.Narration], log.Select(entry => entry.Kind));
            Assert.Equal((Mira, Player1, _campaign.Now), (log[0].Character, log[0].Author, log[0].At));
        }
    }

    [Fact]
    public void The_same_entry_is_said_once_but_another_s_id_does_not_matter()
    {
        _campaign.Done(Player1, Line(101)).Silent(Player1, Line(101, "Hello again.")).Done(Player2, Line(101)).Silent(Player2, Line(101));
        Assert.Equal(2, _campaign.Sees(ChannelKind.Table).Log.Length);
    }

    [Fact]
    public void What_is_wrong_with_a_line_is_said()
    {
        _campaign.Refused(Player1, Line(101, ""), "text.empty")
            .Refused(Player1, Line(101, new string('x', 4_001)), "text.too-long")
            .Refused(Player1, Line(101, "\u0007"), "text.control-characters")
            .Refused(Player1, Line(101, character: Nobody), "say.no-such-character")
            .Refused(Player1, Line(101) with { Entry = default }, "id.empty")
            .Refused(Player1, new Narrate(new(Numbered(101)), "I win.") { Session = Evening }, "access.denied")
            .Refused(Spectator, Line(101), "access.denied")
            .Refused(Stranger, Line(101), "campaign.unknown")
            .Done(Player1, Line(101, new string('x', 4_000)));
        Planned().Refused(Player1, Line(101), "session.not-open");
    }

    [Fact]
    public void A_whisper_exists_only_for_its_author_its_recipients_and_the_game_masters()
    {
        var before = (_campaign.CountFor(Player2), _campaign.CountFor(Spectator));
        _campaign.Done(Player1, Hushed(101, SeatedCampaign.CoMaster, Canary)).Done(Owner, Hushed(102, Player1, Canary));
        Assert.Equal(before, (_campaign.CountFor(Player2), _campaign.CountFor(Spectator)));
        Assert.Equal(2, _campaign.Owns(Player1)!.Log.Length);
        Assert.Equal(2, _campaign.Sees(ChannelKind.GameMasters).Log.Length);
        Assert.Single(_campaign.Owns(SeatedCampaign.CoMaster)!.Log);
        Assert.Empty(_campaign.Sees(ChannelKind.Table).Log);
    }

    [Fact]
    public void A_whisper_to_two_shows_each_the_other()
    {
        _campaign.Done(Owner, Hushed(101, Player1) with { To = [Player2, Player1, Player2, Owner] });
        Assert.Equal([Player1, Player2], _campaign.Owns(Player2)!.Log[0].To);
        _campaign.Silent(Owner, Hushed(101, Player1));
    }

    [Fact]
    public void A_whisper_needs_somebody_to_hear_it() => _campaign
        .Refused(Player1, Hushed(101, Player1), "whisper.recipients")
        .Refused(Player1, Hushed(101, Player1) with { To = default }, "whisper.recipients")
        .Refused(Player1, Hushed(101, Player1) with { To = [.. Enumerable.Range(1, 21).Select(UserNamed)] }, "whisper.recipients")
        .Refused(Player1, Hushed(101, Stranger), "whisper.no-such-member")
        .Refused(Player1, Hushed(101, Player2, " "), "text.empty");
}
