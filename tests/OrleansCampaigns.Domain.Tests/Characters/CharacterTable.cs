using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Characters;

/// <summary>A table with two players, a spectator and the usual cast: Mira is player 1's, Bram player 2's, Ferryman a game master's open one, Shade a hidden one.</summary>
internal static class CharacterTable
{
    public static readonly CharacterId Mira = Named(1);
    public static readonly CharacterId Bram = Named(2);
    public static readonly CharacterId Ferryman = Named(3);
    public static readonly CharacterId Shade = Named(4);
    public static readonly CharacterId Nobody = Named(9);

    public static readonly SheetSchema Schema = new(
        [new("Strength", 1, 20, 10), new("Wits", -5, 5, 0)],
        [new("Ki", 3), new("Luck", 0)],
        ["sailor", "noble"]);

    public static CharacterId Named(int number) => new(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2));

    public static ItemId ItemNamed(int number) => new(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3));

    public static TransferId TransferNamed(int number) => new(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4));

    public static BondId BondNamed(int number) => new(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5));

    public static GoalId GoalNamed(int number) => new(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6));

    public static PlayedCampaign Start() => new PlayedCampaign()
        .Done(Owner, new CreateCampaign("The Drowned Bell", "Ada"))
        .Seated(Player1, Role.Player)
        .Seated(Player2, Role.Player)
        .Seated(Spectator, Role.Spectator)
        .Done(Player1, new CreateCharacter("Mira", Schema, 20) { Character = Mira })
        .Done(Player2, new CreateCharacter("Bram", Schema, 20) { Character = Bram })
        .Done(Owner, new CreateCharacter("Ferryman") { Character = Ferryman })
        .Done(Owner, new CreateCharacter("Shade", null, 10, Hidden: true) { Character = Shade });

    public static CharacterState StateOf(this PlayedCampaign played, CharacterId character) => played.World.Characters[character];
}
