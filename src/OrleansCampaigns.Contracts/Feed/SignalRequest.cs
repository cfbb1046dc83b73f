using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>What goes over the ephemeral lane: never stored, last value wins per sender and key, dropped first under pressure.</summary>
public enum SignalKind
{
    Pointer,
    Drag,
    Typing,
    Look,

    /// <summary>Where somebody writes in a chapter (<see cref="ChapterCaret"/>): from and to those who may write the story, nobody else.</summary>
    Writing,
}

/// <summary>Sends a signal to the members who are here.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Key">At most 64 characters.</param>
/// <param name="Value">At most 1 KB of JSON.</param>
public sealed record SignalRequest(CampaignId Campaign, SignalKind Kind, string Key, JsonElement Value);
