namespace OrleansCampaigns.Contracts.Access;

/// <summary>What a command needs its sender to hold. Which role holds what is decided in one place, <c>Domain/Access/AccessPolicy.cs</c>.</summary>
[Alias("permission")]
public enum Permission
{
    /// <summary>Nothing but being signed in: create a campaign, join by invitation.</summary>
    SignedIn,

    /// <summary>Being a member in any role.</summary>
    Membership,

    /// <summary>Sit at the table: seats, votes, dice, log lines, own characters.</summary>
    Play,

    /// <summary>Write, order, publish and retract chapters; settings of the story; the calendar.</summary>
    WriteStory,

    /// <summary>Open and run sessions, any character, regions, factions, clocks and facts.</summary>
    RunGame,

    /// <summary>Invite and remove members.</summary>
    ManageMembers,

    /// <summary>Change roles, rename, settings, hand the campaign over.</summary>
    ManageCampaign,
}
