using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.Demo;

/// <summary>One thing that somebody does in the scripted evening.</summary>
/// <param name="Name">Unique in the script: the command's id follows from it, so a step that was done is not done twice.</param>
/// <param name="Actor">Name of the person.</param>
/// <param name="Command">What they do.</param>
/// <param name="Pause">How long the table lets it sink in.</param>
/// <param name="Entry">The log entry that it leaves, by which a later start sees that it was done; null: none.</param>
internal sealed record EveningStep(string Name, string Actor, Command Command, TimeSpan Pause, Guid? Entry = null);
