using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Feed;

/// <summary>Where a viewer was when it broke off.</summary>
/// <param name="Admission">Names the membership under which the ticket was given; only <see cref="CursorCodec.IsCurrent"/> can read it.</param>
public sealed record ResumeFrom(ChannelKind Main, int RulesVersion, ulong Admission, long MainNumber, long OwnNumber);

/// <summary>
/// The opaque cursor: a ticket bound to viewer, campaign, main channel, audience rules and membership, and a position for each channel. A position is the same for all
/// viewers of a main channel, so one encoded frame serves them all; the ticket is what makes the two a cursor of one viewer. A ticket takes no positions before those it was given out with, so what was told before
/// somebody joined, and may be hidden again, is not told to them with another's position or an own one of an earlier membership. Both carry 128 bits of HMAC-SHA-256.
/// </summary>
public sealed class CursorCodec(TokenKey key)
{
    private const int MacBytes = 16;
    private const int TicketBytes = 16 + 16 + 1 + 4 + 8 + 8 + 8;
    private const int PositionBytes = 1 + 8;

    private readonly byte[] _ticketKey = key.Derive("feed-ticket");
    private readonly byte[] _admissionKey = key.Derive("feed-admission");
    private readonly byte[] _positionKey = key.Derive("feed-position");

    private static Refusal Invalid { get; } = Refusal.Invalid("cursor.invalid", "This cursor was not given out by this service, or it is damaged. Follow without it.");

    private static Refusal NotYours { get; } = Refusal.Forbidden("cursor.not-yours", "This cursor belongs to another viewer or campaign.");

    /// <param name="mainFrom">Number of the main channel that the viewer has, and before which the ticket does not reach.</param>
    /// <param name="ownFrom">The same of the viewer's own channel.</param>
    public string Ticket(ReplicaMoment moment, CampaignId campaign, UserId viewer, long mainFrom, long ownFrom)
    {
        var member = moment.World.Campaign.Members[viewer];
        Span<byte> token = stackalloc byte[TicketBytes + MacBytes];
        viewer.Value.TryWriteBytes(token);
        campaign.Value.TryWriteBytes(token[16..]);
        token[32] = (byte)Channel.MainOf(member.Role);
        BinaryPrimitives.WriteInt32BigEndian(token[33..], Audience.RulesVersion);
        BinaryPrimitives.WriteUInt64BigEndian(token[37..], Admission(campaign, viewer, member));
        BinaryPrimitives.WriteInt64BigEndian(token[45..], mainFrom);
        BinaryPrimitives.WriteInt64BigEndian(token[53..], ownFrom);
        Seal(_ticketKey, token[..TicketBytes], token[TicketBytes..]);
        return Base64Url.EncodeToString(token);
    }

    public string Position(CampaignId campaign, Channel channel, long number)
    {
        Span<byte> token = stackalloc byte[PositionBytes + MacBytes];
        token[0] = (byte)channel.Kind;
        BinaryPrimitives.WriteInt64BigEndian(token[1..], number);
        SealPosition(campaign, channel, number, token[PositionBytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Reads a cursor back; a refusal when a bit of it is wrong or it is somebody else's.</summary>
    public (ResumeFrom? From, Refusal? Refusal) Read(UserId viewer, CampaignId campaign, ResumePoint resume)
    {
        if (resume.Positions.IsDefault || resume.Positions.Length != 2) return (null, Invalid);
        Span<byte> ticket = stackalloc byte[TicketBytes + MacBytes];
        if (!Decode(resume.Ticket, ticket) || !IsSealed(_ticketKey, ticket[..TicketBytes], ticket[TicketBytes..])) return (null, Invalid);
        if (new Guid(ticket[..16]) != viewer.Value || new Guid(ticket[16..32]) != campaign.Value) return (null, NotYours);
        var main = (ChannelKind)ticket[32];
        long? mainNumber = null, ownNumber = null;
        foreach (var position in resume.Positions)
        {
            if (NumberOf(campaign, new Channel(main), position) is { } inMain) mainNumber = inMain;
            else if (NumberOf(campaign, Channel.Own(viewer), position) is { } inOwn) ownNumber = inOwn;
        }

        var (mainFrom, ownFrom) = (BinaryPrimitives.ReadInt64BigEndian(ticket[45..]), BinaryPrimitives.ReadInt64BigEndian(ticket[53..]));
        return mainNumber >= mainFrom && ownNumber >= ownFrom
            ? (new ResumeFrom(main, BinaryPrimitives.ReadInt32BigEndian(ticket[33..]), BinaryPrimitives.ReadUInt64BigEndian(ticket[37..]), mainNumber.Value, ownNumber.Value), null)
            : (null, Invalid);
    }

    /// <summary>Whether the viewer still sees by the same role, rules and membership; if not, a fresh view takes the place of what the cursor would continue.</summary>
    public bool IsCurrent(ResumeFrom from, ReplicaMoment moment, CampaignId campaign, UserId viewer) =>
        moment.World.Campaign.Members.TryGetValue(viewer, out var member)
        && from.Main == Channel.MainOf(member.Role)
        && from.RulesVersion == Audience.RulesVersion
        && from.Admission == Admission(campaign, viewer, member);

    /// <summary>The number itself would tell how much happens among the members.</summary>
    private ulong Admission(CampaignId campaign, UserId viewer, Member member)
    {
        Span<byte> named = stackalloc byte[16 + 16 + 4];
        campaign.Value.TryWriteBytes(named);
        viewer.Value.TryWriteBytes(named[16..]);
        BinaryPrimitives.WriteInt32BigEndian(named[32..], member.Admission);
        Span<byte> mac = stackalloc byte[MacBytes];
        Seal(_admissionKey, named, mac);
        return BinaryPrimitives.ReadUInt64BigEndian(mac);
    }

    private long? NumberOf(CampaignId campaign, Channel channel, string position)
    {
        Span<byte> token = stackalloc byte[PositionBytes + MacBytes];
        if (!Decode(position, token) || token[0] != (byte)channel.Kind) return null;
        var number = BinaryPrimitives.ReadInt64BigEndian(token[1..]);
        Span<byte> mac = stackalloc byte[MacBytes];
        SealPosition(campaign, channel, number, mac);
        return CryptographicOperations.FixedTimeEquals(mac, token[PositionBytes..]) ? number : null;
    }

    private void SealPosition(CampaignId campaign, Channel channel, long number, Span<byte> mac)
    {
        Span<byte> named = stackalloc byte[16 + 1 + 16 + 8];
        campaign.Value.TryWriteBytes(named);
        named[16] = (byte)channel.Kind;
        channel.User.Value.TryWriteBytes(named[17..]);
        BinaryPrimitives.WriteInt64BigEndian(named[33..], number);
        Seal(_positionKey, named, mac);
    }

    private static void Seal(byte[] secret, ReadOnlySpan<byte> content, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, content, whole);
        whole[..MacBytes].CopyTo(mac);
    }

    private static bool IsSealed(byte[] secret, ReadOnlySpan<byte> content, ReadOnlySpan<byte> mac)
    {
        Span<byte> expected = stackalloc byte[MacBytes];
        Seal(secret, content, expected);
        return CryptographicOperations.FixedTimeEquals(expected, mac);
    }

    /// <summary>Strict: exactly the bytes, and exactly the characters that encode them, so that no two strings are one token.</summary>
    private static bool Decode(string text, Span<byte> token) =>
        text.Length == Base64Url.GetEncodedLength(token.Length)
        && Base64Url.DecodeFromChars(text, token, out _, out var length) == OperationStatus.Done && length == token.Length
        && Base64Url.EncodeToString(token) == text;
}
