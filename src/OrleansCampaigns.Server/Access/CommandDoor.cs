using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using Serilog.Context;

namespace OrleansCampaigns.Server.Access;

/// <summary>What the doors share: from a client's envelope to its receipt.</summary>
public sealed class CommandDoor(CampaignGateway gateway, VersionTokens versions)
{
    public async Task<CommandReply> SendAsync(UserId user, CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        using var logged = LogContext.PushProperty("CommandId", envelope.Id.Value);
        var target = envelope.Command.Target(envelope.Campaign);
        if (envelope.Behind is { Length: > CommandEnvelope.BehindMax } behind)
            return CommandReply.Of(Refusal.Invalid("command.behind-too-many", $"A command names at most {CommandEnvelope.BehindMax} before it, not {behind.Length}."));
        long? seen = null;
        if (envelope.Seen is { } token)
        {
            seen = versions.Read(envelope.Campaign, target, token);
            if (seen is null) return CommandReply.Of(Refusal.Invalid("version.invalid", "This version was not given out by this service for this entity."));
        }

        var outcome = await gateway.SendAsync(new CommandRequest(envelope.Id, envelope.Campaign, user, envelope.Command, seen, Behind: envelope.Behind), cancellationToken);
        return outcome.Commit is { } commit
            ? CommandReply.Of(new Receipt(envelope.Id, Convert.ToHexStringLower(commit.Hash), versions.Of(envelope.Campaign, target, commit.EntityVersion), commit.Outcome))
            : CommandReply.Of(outcome.Refusal!);
    }
}
