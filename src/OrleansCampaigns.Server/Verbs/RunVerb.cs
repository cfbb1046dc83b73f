using Microsoft.AspNetCore.Hosting.Server;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Verbs;

/// <summary>Runs the server until it is told to stop.</summary>
public static class RunVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = await ServerHost.BuildAsync(args, CancellationToken.None);
        await app.StartAsync();
        LoopbackOnly.Check(app.Services.GetRequiredService<IServer>(), app.Services.GetRequiredService<ServerOptions>());
        await app.WaitForShutdownAsync();
        return ExitCodes.Done;
    }
}
