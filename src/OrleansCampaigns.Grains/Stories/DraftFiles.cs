using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Grains.Jobs;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>Reads what <see cref="WriteChapterJob"/> has written, for whoever may see that job.</summary>
public sealed class DraftFiles(JobDesk desk)
{
    /// <summary>Of one variant; a longer line is no draft.</summary>
    public const int DraftBytesMax = 2 * 1024 * 1024;

    /// <returns>Exactly one of both.</returns>
    public async Task<(ChapterDraft? Draft, Refusal? Refusal)> ReadAsync(DraftName name, UserId user, Role role, CancellationToken cancellationToken)
    {
        var (bytes, refusal) = await ReadBytesAsync(name, user, role, cancellationToken);
        if (bytes is null) return (null, refusal);
        return ChapterDrafts.Read(bytes) is { } draft ? (draft, null) : (null, StoryRefusals.NoDraft);
    }

    internal async Task<(byte[]? Draft, Refusal? Refusal)> ReadBytesAsync(DraftName name, UserId user, Role role, CancellationToken cancellationToken)
    {
        if (name.Variant is < 1 or > ChapterOrder.VariantsMax) return (null, StoryRefusals.NoDraft);
        var view = await desk.ViewAsync(new ViewJob(name.Draft) { Campaign = name.Campaign }, user, role, cancellationToken);
        if (view.Answer is not JobAnswer { Job: var job }) return (null, view.Refusal);
        if (job.Kind != WriteChapterJob.JobName) return (null, StoryRefusals.NoDraft);
        var (file, _, refusal) = await desk.OpenFileAsync(name.Campaign, name.Draft, user, role, cancellationToken);
        if (file is null) return (null, refusal);
        await using (file)
        {
            if (file.Length > (long)DraftBytesMax * ChapterOrder.VariantsMax) return (null, StoryRefusals.NoDraft);
            using var reader = new StreamReader(file, Encoding.UTF8);
            for (var variant = 1; await reader.ReadLineAsync(cancellationToken) is { } line; variant++)
                if (variant == name.Variant) return (Encoding.UTF8.GetBytes(line), null);
        }

        return (null, StoryRefusals.NoDraft);
    }
}
