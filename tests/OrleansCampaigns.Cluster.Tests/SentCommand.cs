using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>What somebody sent, and what they know of it.</summary>
/// <param name="By">The sender.</param>
/// <param name="Envelope">With the id that is sent again.</param>
internal sealed record SentCommand(Person By, CommandEnvelope Envelope)
{
    /// <summary>Null: the sender went away before an answer came.</summary>
    public CommandReply? Reply { get; set; }
}
