using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>
/// What a campaign's present state no longer tells and its references need: who was ever a member, and which gifts on their way have been taken. Grows with the members that
/// ever were, at 16 bytes each, and with the gifts that are on their way.
/// </summary>
/// <remarks>
/// References ask for what once was, because a decision rests on a replica that may be a moment old: whom it knew as a member may have left in the meantime, but whoever it
/// knew had joined before.
/// </remarks>
public sealed class CampaignPast
{
    private readonly HashSet<UserId> _members = [Actor.System.User];
    private readonly HashSet<(CharacterId Giver, long Number)> _taken = [];

    public bool WasMember(UserId user) => _members.Contains(user);

    /// <summary>Whether the receiver has it and the giver does not know yet.</summary>
    internal bool IsTaken(CharacterId giver, long number) => _taken.Contains((giver, number));

    /// <summary>To be called with each event, in order, after its references were looked at.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="before">The campaign before it.</param>
    public void Add(RecordedEvent recorded, CampaignWorld before)
    {
        switch (recorded.Event)
        {
            case CampaignCreated e: _members.Add(e.Owner); break;
            case MemberJoined e: _members.Add(e.User); break;
            case ServiceAdded e: _members.Add(e.User); break;
            case ItemReceived e: _taken.Add((e.From, e.Number)); break;
            case ItemTransferCompleted e: Ended(e.Transfer, recorded, before); break;
            case ItemReturned e: Ended(e.Transfer, recorded, before); break;
            default: break;
        }
    }

    private void Ended(TransferId transfer, RecordedEvent recorded, CampaignWorld before)
    {
        var giver = new CharacterId(recorded.Entity.Id);
        if (References.OpenTransfer(before, giver, transfer) is { } open) _taken.Remove((giver, open.Number));
    }
}
