using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

public sealed class SecretTests
{
    private readonly PlayedCampaign _campaign = New()
        .Done(Master, new DraftChapter(Chapter1, "One", "First."))
        .Done(Master, new AddSecret(Chapter1, Secret1, "The bell is alive."));

    private static RevealSecret To(params UserId[] users) => new(Secret1, [.. users], Table: false);

    private static RevealSecret ToTable => new(Secret1, [], Table: true);

    [Fact]
    public void A_secret_is_for_game_masters_until_revealed()
    {
        Assert.Equal("The bell is alive.", _campaign.Seen(ChannelKind.GameMasters).Secrets[Secret1].Text);
        Assert.Empty(_campaign.Seen(ChannelKind.Table).Secrets);
        Assert.Empty(_campaign.OwnOf(Player1).Secrets);
    }

    [Fact]
    public void Chosen_members_see_it_in_their_own_channel()
    {
        _campaign.Done(Master, To(Player1, Spectator, Player1)).Silent(Master, To(Spectator));
        Assert.Equal("The bell is alive.", _campaign.OwnOf(Player1).Secrets[Secret1].Text);
        Assert.Empty(_campaign.OwnOf(Player2).Secrets);
        Assert.Empty(_campaign.Seen(ChannelKind.Table).Secrets);
        Assert.Equal([Player1, Spectator], _campaign.Seen(ChannelKind.GameMasters).Secrets[Secret1].Reach!.Members);
    }

    [Fact]
    public void The_table_sees_it_and_spectators_do_not()
    {
        _campaign.Done(Master, ToTable).Silent(Master, ToTable);
        Assert.Null(_campaign.Seen(ChannelKind.Table).Secrets[Secret1].Reach);
        Assert.Empty(_campaign.Seen(ChannelKind.Public).Secrets);
    }

    [Fact]
    public void A_revealed_secret_names_its_chapter_only_while_that_is_published()
    {
        _campaign.Done(Master, To(Player1)).Done(Master, ToTable);
        Assert.Null(_campaign.OwnOf(Player1).Secrets[Secret1].Chapter);
        _campaign.Done(Master, new PublishChapter(Chapter1));
        Assert.Equal(Chapter1, _campaign.OwnOf(Player1).Secrets[Secret1].Chapter);
        Assert.Equal(Chapter1, _campaign.Seen(ChannelKind.Table).Secrets[Secret1].Chapter);
        _campaign.Done(Master, new RetractChapter(Chapter1, "Too early"));
        Assert.Null(_campaign.OwnOf(Player1).Secrets[Secret1].Chapter);
        Assert.Null(_campaign.Seen(ChannelKind.Table).Secrets[Secret1].Chapter);
    }

    [Fact]
    public void Edits_and_removal_reach_those_who_know_it()
    {
        _campaign.Done(Master, To(Player1))
            .Done(Master, new EditSecret(Secret1, "The bell is dead.")).Silent(Master, new EditSecret(Secret1, "The bell is dead."));
        Assert.Equal("The bell is dead.", _campaign.OwnOf(Player1).Secrets[Secret1].Text);
        _campaign.Done(Master, new RemoveSecret(Secret1)).Silent(Master, new RemoveSecret(Secret1));
        Assert.Empty(_campaign.OwnOf(Player1).Secrets);
        Assert.Empty(_campaign.Seen(ChannelKind.GameMasters).Secrets);
    }

    [Fact]
    public void Who_goes_forgets()
    {
        _campaign.Done(Master, To(Player1, Player2)).Done(Player1, new LeaveCampaign()).Done(Player1, new JoinCampaign(PlayerLink, "Back"));
        Assert.Empty(_campaign.OwnOf(Player1).Secrets);
        _campaign.Done(Owner, new RemoveMember(Player2));
        Assert.Empty(_campaign.Seen(ChannelKind.GameMasters).Secrets[Secret1].Reach!.Members);
    }

    [Fact]
    public void Secrets_have_limits()
    {
        _campaign.Silent(Master, new AddSecret(Chapter1, Secret1, "The bell is alive."))
            .Refused(Master, new AddSecret(Chapter1, Secret1, "Other"), "secret.exists")
            .Refused(Master, new AddSecret(Chapter1, default, "x"), "id.empty")
            .Refused(Master, new AddSecret(Chapter1, Secret2, ""), "text.empty")
            .Refused(Master, new AddSecret(Chapter2, Secret2, "x"), "campaign.no-such-chapter")
            .Refused(Master, new EditSecret(Secret2, "x"), "secret.unknown")
            .Refused(Master, new EditSecret(Secret1, new string('x', 4_001)), "text.too-long")
            .Refused(Master, new RevealSecret(Secret2, [Player1], Table: true), "secret.unknown")
            .Refused(Master, To(), "secret.nobody")
            .Refused(Master, new RevealSecret(Secret1, default, Table: false), "secret.nobody")
            .Refused(Master, To(Player1, Stranger), "member.unknown")
            .Refused(Master, To([.. Enumerable.Repeat(Player1, 201)]), "secret.too-many-members")
            .Refused(Player1, To(Player1), "access.denied")
            .Refused(Player1, new RemoveSecret(Secret1), "access.denied")
            .Done(Master, new RevealSecret(Secret1, default, Table: true));
        for (var number = 2; number <= CampaignLimits.SecretsPerChapterMax; number++)
            _campaign.Done(Master, new AddSecret(Chapter1, new SecretId(new Guid(number, 0, 0, new byte[8])), "x"));
        _campaign.Refused(Master, new AddSecret(Chapter1, Secret2, "x"), "secret.too-many");
    }
}
