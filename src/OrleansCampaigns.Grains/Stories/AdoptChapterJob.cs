using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Jobs;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>Makes a draft a chapter of the campaign, by commands of whoever started the job: what they may not do, it does not do. Each command's id follows from draft and chapter, so that a try after a death, or a second job, changes nothing twice.</summary>
internal sealed class AdoptChapterJob(Lazy<DraftFiles> drafts, Lazy<JobDesk> desk, CampaignGateway gateway, CampaignReplicas replicas) : IJob
{
    public const string JobName = "adopt-chapter";

    /// <summary>Endings that find no room, or name what is gone, are left: the chapter is whole without them.</summary>
    private static readonly string[] MayBeRefused = ["consequence.too-many", "consequence.no-target", "story-fact.too-many"];

    public string Name => JobName;

    public Role Needs => Role.CoGameMaster;

    public Refusal? Check(JsonElement argument) => Read(argument) is null ? StoryRefusals.Order("An adoption names a draft, its variant and the id of the chapter.") : null;

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (Read(run.Argument) is not { } order) return JobOutcome.Of(StoryRefusals.NoDraft);
        var role = (await replicas.GetAsync(run.Campaign, cancellationToken)).World.RoleOf(run.StartedBy) ?? Role.Spectator;
        var (draft, refusal) = await drafts.Value.ReadAsync(new DraftName(run.Campaign, order.Draft, order.Variant), run.StartedBy, role, cancellationToken);
        if (draft is null) return JobOutcome.Of(refusal!);
        var view = await desk.Value.ViewAsync(new ViewJob(order.Draft) { Campaign = run.Campaign }, run.StartedBy, role, cancellationToken);
        var sequence = view.Answer is JobAnswer { Job: { Result: { } written } } ? written.Deserialize<WrittenChapters>(WireJson.Options)?.Sequence ?? 0 : 0;
        return await AdoptAsync(run, new DraftAdoption(order, draft, sequence), cancellationToken);
    }

    private async Task<JobOutcome> AdoptAsync(JobRun run, DraftAdoption adoption, CancellationToken cancellationToken)
    {
        var (newcomers, secrets, endings) = (adoption.Newcomers, adoption.Secrets, adoption.Endings);
        Command[] needed = [.. newcomers, adoption.Chapter, .. secrets];
        var sent = 0;
        foreach (var command in needed)
        {
            run.Report((double)sent / (needed.Length + endings.Length), "adopting");
            if (await SendAsync(run, adoption.CommandOf(sent++), command, cancellationToken) is { } refused) return JobOutcome.Of(refused);
        }

        var proposed = ImmutableArray.CreateBuilder<AdoptedEnding>();
        foreach (var (ending, commands) in endings)
        {
            run.Report(Math.Min(1, (double)sent / (needed.Length + endings.Length)), "proposing");
            var isWhole = true;
            foreach (var command in commands)
            {
                var refused = await SendAsync(run, adoption.CommandOf(sent++), command, cancellationToken);
                if (refused is not null && !MayBeRefused.Contains(refused.Code)) return JobOutcome.Of(refused);
                isWhole &= refused is null;
            }

            if (isWhole) proposed.Add(ending);
        }

        var people = newcomers.Count(command => command is Contracts.Characters.CreateCharacter);
        return JobOutcome.Done(new AdoptedChapter(adoption.Chapter.Chapter, secrets.Length, people, proposed.ToImmutable(), endings.Length - proposed.Count));
    }

    /// <exception cref="CommandUndecidedException">It is not certain whether it took effect: the job tries again, and the command's id makes that harmless.</exception>
    private async Task<Refusal?> SendAsync(JobRun run, CommandId id, Command command, CancellationToken cancellationToken)
    {
        var outcome = await gateway.SendAsync(new CommandRequest(id, run.Campaign, run.StartedBy, command, Seen: null), cancellationToken);
        return outcome.Refusal is { Kind: RefusalKind.Unavailable or RefusalKind.TooMany } away ? throw new CommandUndecidedException(UndecidedReason.Busy, away.Message) : outcome.Refusal;
    }

    private static AdoptOrder? Read(JsonElement argument)
    {
        try
        {
            return argument.Deserialize<AdoptOrder>(WireJson.Options) is { Variant: >= 1 and <= ChapterOrder.VariantsMax } order && order.Draft.Value != Guid.Empty && order.Chapter.Value != Guid.Empty ? order : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
