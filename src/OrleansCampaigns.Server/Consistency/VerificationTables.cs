using System.Data.Common;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.EventSourcing;
using Orleans.Serialization;

namespace OrleansCampaigns.Server.Consistency;

/// <summary>What verifications work with, from the one database of a deployment.</summary>
internal static class VerificationTables
{
    public static void AddVerificationTables(this IServiceCollection services, CampaignDatabase database, string serviceId)
    {
        services.AddSingleton(_ => database.OpenTables());
        services.AddSingleton(_ => new GrainStateTable(database.OpenStates(), serviceId));
        services.AddSingleton(_ => new FindingTable(database.OpenStates()));
    }

    /// <summary>Without a silo: for a verb.</summary>
    public static ServiceProvider Alone(CampaignDatabase database, string serviceId)
    {
        var services = new ServiceCollection();
        services.AddSerializer(serializer => serializer.AddAssembly(typeof(EntitySnapshot).Assembly).AddCampaignCommands());
        services.AddSingleton(TimeProvider.System).AddSingleton<SnapshotReader>().AddSingleton<VerificationParts>();
        services.AddSingleton(_ => database.OpenJournal());
        services.AddVerificationTables(database, serviceId);
        return services.BuildServiceProvider();
    }
}
