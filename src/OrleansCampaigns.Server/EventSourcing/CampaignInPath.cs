using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>The <c>{campaign}</c> of a route that is a request delegate: how it is read, and how the API's description learns of it.</summary>
internal static class CampaignInPath
{
    private const string Name = "campaign";

    /// <summary>What routes show of themselves when they have no handler to look at.</summary>
    public static MethodInfo Described { get; } = new Action<Guid>(Describe).Method;

    public static IParameterBindingMetadata Parameter { get; } = new InPath(Described.GetParameters()[0]);

    /// <summary>Null when it is no GUID.</summary>
    public static CampaignId? Of(HttpContext http) =>
        Guid.TryParse((string?)http.Request.RouteValues[Name], CultureInfo.InvariantCulture, out var id) ? new CampaignId(id) : null;

    private static void Describe(Guid campaign) => _ = campaign;

    private sealed class InPath(ParameterInfo parameter) : IParameterBindingMetadata
    {
        public string Name => CampaignInPath.Name;

        public bool HasTryParse => true;

        public bool HasBindAsync => false;

        public ParameterInfo ParameterInfo => parameter;

        public bool IsOptional => false;
    }
}
