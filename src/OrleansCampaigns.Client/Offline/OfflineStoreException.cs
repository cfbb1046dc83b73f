using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Offline;

/// <summary>An offline store cannot do its work. <see cref="Code"/> is stable, for programs.</summary>
/// <param name="code">One of the constants.</param>
public sealed class OfflineStoreException(string code, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Another process, or another store in this one, has the file open.</summary>
    public const string InUse = "offline.store-in-use";

    /// <summary>A newer version of the SDK wrote the file. It is left as it is.</summary>
    public const string Newer = "offline.store-newer";

    /// <summary>The file is a database of another program. It is left as it is.</summary>
    public const string Foreign = "offline.store-foreign";

    /// <summary>The file, or something in it, cannot be read. Remove it, or restore a copy: the server has all but what waited in the queue.</summary>
    public const string Corrupt = "offline.store-corrupt";

    /// <summary>The disk is full. Nothing was kept of this call; the store can be used again when there is room.</summary>
    public const string Full = "offline.store-full";

    /// <summary>The file cannot be opened or written: folder, permission or device. Nothing was kept of this call.</summary>
    public const string Unavailable = "offline.store-unavailable";

    /// <summary>Whether this call was kept is not known, and the store does nothing more: open it again and look.</summary>
    public const string Failed = "offline.store-failed";

    /// <summary>The campaign is open already, in this process.</summary>
    public const string CampaignOpen = "offline.campaign-open";

    public string Code { get; } = code;

    internal Refusal ToTrouble() => Refusal.Unavailable(Code, Message, TimeSpan.Zero);
}
