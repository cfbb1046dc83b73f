using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Server.Access;
using Serilog.Context;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>What every door does with a command: the version that its author saw is read from its token, and the commit becomes a receipt.</summary>
public sealed class CommandDoor(CampaignGateway gateway, VersionTokens versions)
{
    private static Refusal ForeignVersion { get; } =
        Refusal.Invalid("version.invalid", "This version token was not given out for the entity that the command names.");

    public async Task<CommandReply> SendAsync(UserId user, CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        using var logged = LogContext.PushProperty("CommandId", envelope.Id.Value);
        var entity = envelope.Command.Target(envelope.Campaign);
        long? seen = null;
        if (envelope.Seen is { } token)
        {
            seen = versions.Read(envelope.Campaign, entity, token);
            if (seen is null) return CommandReply.Of(ForeignVersion);
        }

        var outcome = await gateway.SendAsync(new CommandRequest(envelope.Id, envelope.Campaign, user, envelope.Command, seen), cancellationToken);
        return outcome.Commit is { } commit
            ? CommandReply.Of(new Receipt(envelope.Id, Convert.ToHexStringLower(commit.Hash), versions.Of(envelope.Campaign, entity, commit.EntityVersion)))
            : CommandReply.Of(outcome.Refusal!);
    }
}
