using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Offline;

/// <summary>
/// The end of a queued command, told to the application. It is kept and told again after each start until <see cref="OfflineCampaign.AcknowledgeAsync"/>, so an
/// application that does something because of it first looks whether it has done so for this <see cref="Command"/>.
/// </summary>
/// <param name="Command">The command's id.</param>
/// <param name="Queued">The command itself.</param>
/// <param name="Answer">How it ended.</param>
public sealed record CommandReport(CommandId Command, QueuedCommand Queued, CommandAnswer Answer);
