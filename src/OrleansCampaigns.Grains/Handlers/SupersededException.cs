namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Another activation has claimed the handler's work. Ends the try and its activation; what is not finished is the other one's.</summary>
[GenerateSerializer, Alias("handler-superseded")]
internal sealed class SupersededException() : Exception("Another activation has claimed the handler's work.");
