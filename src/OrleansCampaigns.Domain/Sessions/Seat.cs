using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What a member sits at the table as.</summary>
public sealed record Seat(bool AsGameMaster, DateTimeOffset Since, Sight CharacterSight, CharacterId? Character = null);
