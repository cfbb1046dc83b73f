using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What a campaign is after something happened to who is a member.</summary>
internal static class MemberFold
{
    public static CampaignState Evolve(CampaignState state, MemberEvent happened) => happened switch
    {
        MembersInvited e => state with { Invitations = state.Invitations.SetItem(e.Invitation, new Invitation(e.Role, e.UsesMax, Uses: 0, e.ExpiresAt)) },
        InvitationRevoked e => state with { Invitations = state.Invitations.Remove(e.Invitation) },
        MemberJoined e => Admit(state, e.User, e.Name, e.Role) with
        {
            Invitations = state.Invitations.SetItem(e.Invitation, state.Invitations[e.Invitation] with { Uses = state.Invitations[e.Invitation].Uses + 1 }),
        },
        ServiceAdded e => Admit(state, e.User, e.Name, Role.Service),
        MemberLeft e => Without(state, e.User),
        MemberRemoved e => Without(state, e.User),
        RoleChanged e => As(state, e.User, e.Role),
        CampaignHandedOver e => As(As(state, e.From, Role.GameMaster), e.To, Role.Owner),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for members."),
    };

    private static CampaignState As(CampaignState state, UserId user, Role role) =>
        Admit(state, user, state.Members[user].Name, role);

    private static CampaignState Admit(CampaignState state, UserId user, string name, Role role) =>
        state with { Admissions = state.Admissions + 1, Members = state.Members.SetItem(user, new Member(name, role, state.Admissions + 1)) };

    /// <summary>Those who leave leave nothing behind, so what secrets remember of their readers is bounded by the members.</summary>
    private static CampaignState Without(CampaignState state, UserId user) => state with
    {
        Members = state.Members.Remove(user),
        Secrets = state.Secrets.SetItems(
            from entry in state.Secrets
            where entry.Value.Members.Contains(user)
            select KeyValuePair.Create(entry.Key, entry.Value with { Members = entry.Value.Members.Remove(user) })),
    };
}
