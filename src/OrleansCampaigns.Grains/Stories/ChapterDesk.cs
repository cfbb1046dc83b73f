using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Rules.Checks;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>
/// Where a silo's chapters are written: <see cref="AtOnce"/> at a time on threads of the pool, so that grains keep theirs; <see cref="WaitingMax"/> wait their turn, the next is refused as <c>story.busy</c>. A chapter
/// allocates about 2 MB while it is planned, so that is what a silo spends whatever is asked of it.
/// </summary>
internal sealed class ChapterDesk(StoryWorlds worlds, ChapterCache cache) : IDisposable
{
    public const int WaitingMax = 200;

    /// <summary>Seeds that are tried for a chapter that contradicts nothing, and differs from the variants before it.</summary>
    private const int TriesMax = 4;

    /// <summary>And then with two scenes fewer each time: a young campaign may not have eight to give.</summary>
    private const int ShorterTriesMax = 2;

    /// <summary>Seeds that are tried for one in which the kept scenes come again.</summary>
    private const int TriesForKeptMax = 12;

    /// <summary>Of the scenes of two variants, in thousandths; above it they are the same chapter again.</summary>
    private const int SameMax = 600;

    private readonly SemaphoreSlim _turns = new(AtOnce);
    private int _waiting;

    /// <summary>Half of the processors, at least one: the other half answers.</summary>
    public static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    public async IAsyncEnumerable<ChapterStep> WriteAsync(ChapterTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (order, problem) = ChapterOrders.Read(JsonElement.Parse(task.Order));
        if (order is null)
        {
            yield return Refused(1, problem!);
            yield break;
        }

        var kept = task.Kept is { } bytes ? ChapterDrafts.Read(bytes) : null;
        if (order.Keep is not null && kept is null)
        {
            yield return Refused(1, StoryRefusals.NoDraft);
            yield break;
        }

        if (await worlds.AtAsync(task.Campaign, task.Sequence, cancellationToken) is not { } reading)
        {
            yield return Refused(1, StoryRefusals.NoChapter);
            yield break;
        }

        List<ChapterDraft> before = [];
        for (var variant = 1; variant <= order.Variants; variant++)
        {
            var key = KeyOf(task, variant);
            var draft = cache.Find(key);
            if (draft is null)
            {
                // Bounded: a reader that is slow slows the writing, and one that goes away ends it.
                var steps = Channel.CreateBounded<ChapterStep>(new BoundedChannelOptions(4) { SingleReader = true, SingleWriter = true });
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var work = RunAsync(new Work(reading, order, task.Seed, variant, kept, before), steps.Writer, stop.Token);
                try
                {
                    await foreach (var step in steps.Reader.ReadAllAsync(cancellationToken))
                    {
                        if (step.Draft is not null) draft = step.Draft;
                        else yield return step;
                    }
                }
                finally
                {
                    await stop.CancelAsync();
                    await work;
                }

                if (draft is null) yield break;
                cache.Add(key, draft);
            }

            before.Add(ChapterDrafts.Read(draft)!);
            yield return variant == 1 ? new ChapterStep(variant, "written", draft, LinesNotKnown: [.. reading.LinesNotKnown], LeftOut: reading.LeftOut) : new ChapterStep(variant, "written", draft);
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task RunAsync(Work work, ChannelWriter<ChapterStep> steps, CancellationToken cancellationToken)
    {
        var isAdmitted = false;
        try
        {
            if (Interlocked.Increment(ref _waiting) > WaitingMax)
            {
                await steps.WriteAsync(Refused(work.Variant, StoryRefusals.Busy), cancellationToken);
                return;
            }

            await _turns.WaitAsync(cancellationToken);
            isAdmitted = true;
            // Tens of milliseconds of computing are not a grain's turn: on with a thread of the pool.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await steps.WriteAsync(Compose(work, new Told(steps, work.Variant), cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever reads ends by the same token.
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            if (isAdmitted) _turns.Release();
            steps.TryComplete();
        }
    }

    private static ChapterStep Compose(Work work, IProgress<ChapterStage> progress, CancellationToken cancellationToken)
    {
        var engine = ChapterEngine.Shipped;
        var keptScenes = work.Kept is null ? [] : work.Order.Keep!.Scenes.Select(number => work.Kept.Scenes.FirstOrDefault(scene => scene.Number == number)).ToArray();
        if (keptScenes.Any(scene => scene is null)) return Refused(work.Variant, StoryRefusals.NoDraft);
        var record = WorldRecords.Of(work.Reading.World, engine.Contents.Laws);
        var refusal = StoryRefusals.NoChapter;
        ChapterDraft? second = null;
        for (var attempt = 0; attempt < (keptScenes.Length > 0 ? TriesForKeptMax : TriesMax + ShorterTriesMax); attempt++)
        {
            if (attempt >= TriesMax && keptScenes.Length == 0 && second is not null) break;
            var request = ChapterOrders.RequestOf(work.Order, SeedOf(work.Seed, work.Variant, attempt));
            if (attempt >= TriesMax && keptScenes.Length == 0) request = request with { Scenes = Math.Max(StoryRequest.ScenesMin, request.Scenes - 2 * (attempt - TriesMax + 1)) };
            request = request with { Must = [.. request.Must, .. keptScenes.Select(scene => scene!.Storylet).Distinct()], MustNot = [.. request.MustNot, .. NotAgain(work, keptScenes!, attempt)] };
            if (engine.Compose(work.Reading.World, request, work.Reading.Said, progress, cancellationToken) is not { } chapter) continue;
            if (WorldChecker.Check(record, WorldRecords.Of(chapter.Plan)).Any(finding => finding.Severity >= FindingSeverity.Overridable))
            {
                refusal = StoryRefusals.Contradiction;
                continue;
            }

            var draft = ChapterDrafts.Of(chapter, work.Variant);
            if (keptScenes.Length > 0)
            {
                refusal = StoryRefusals.NotKept;
                if (Keeping(draft, keptScenes!, work.Kept!) is not { } keeping) continue;
                draft = keeping;
            }

            if (work.Before.TrueForAll(other => Likeness(other, draft) <= SameMax)) return Written(draft);
            second ??= draft;
        }

        return second is not null ? Written(second) : Refused(work.Variant, refusal);

        ChapterStep Written(ChapterDraft draft) => new(work.Variant, "written", ChapterDrafts.Write(draft));
    }

    /// <summary>
    /// What makes another chapter of the same world: a seed alone hardly does, for the best plan stays the best. Of the draft whose scenes are kept, all others; of the variants before, every second scene, and with the
    /// next try the others.
    /// </summary>
    private static IEnumerable<string> NotAgain(Work work, DraftScene[] kept, int attempt)
    {
        if (work.Kept is not { } draft) return work.Before.SelectMany(before => before.Scenes.Where(scene => scene.Number % 2 == attempt % 2)).Select(scene => scene.Storylet);
        var needed = kept.ToHashSet();
        // What a kept scene rests on has to happen before it, and so what that rests on.
        for (var i = draft.Scenes.Length - 1; i >= 0; i--)
        {
            if (needed.Any(scene => scene.Causes.Any(cause => cause.Source.EndsWith(string.Create(CultureInfo.InvariantCulture, $"/scene/{draft.Scenes[i].Number}"), StringComparison.Ordinal)))) needed.Add(draft.Scenes[i]);
        }

        return draft.Scenes.Select(scene => scene.Storylet).Except(needed.Select(scene => scene.Storylet));
    }

    /// <summary>The draft with the words that the kept scenes had; null when one of them did not come again with the same people.</summary>
    private static ChapterDraft? Keeping(ChapterDraft draft, DraftScene[] kept, ChapterDraft from)
    {
        foreach (var scene in kept)
        {
            if (draft.Scenes.FirstOrDefault(other => ChapterDrafts.IsSame(scene, other)) is not { } again) return null;
            var words = from.Sections.Where(section => section.Scene == scene.Number).ToLookup(section => section.Kind);
            draft = draft with { Sections = [.. draft.Sections.Select(section => section.Scene == again.Number && words[section.Kind].FirstOrDefault() is { } old ? section with { Lines = old.Lines } : section)] };
        }

        return draft;
    }

    /// <summary>Storylets that both have, of those that either has, in thousandths.</summary>
    private static int Likeness(ChapterDraft one, ChapterDraft other)
    {
        var both = one.Scenes.Select(scene => scene.Storylet).Intersect(other.Scenes.Select(scene => scene.Storylet)).Count();
        var either = one.Scenes.Select(scene => scene.Storylet).Union(other.Scenes.Select(scene => scene.Storylet)).Count();
        return both * 1_000 / Math.Max(1, either);
    }

    /// <summary>The first try of the first variant has the seed that was asked for.</summary>
    private static ulong SeedOf(ulong seed, int variant, int attempt)
    {
        if (variant == 1 && attempt == 0) return seed;
        var random = new SeededRandom(seed ^ (ulong)(variant * 1_000 + attempt) * 0x9E37_79B9_7F4A_7C15UL);
        return random.NextUInt64() & ChapterOrder.SeedMax;
    }

    private static ChapterCache.Key KeyOf(ChapterTask task, int variant)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(numbers, task.Seed);
        BinaryPrimitives.WriteInt32BigEndian(numbers[8..], variant);
        BinaryPrimitives.WriteInt32BigEndian(numbers[12..], task.Order.Length);
        hash.AppendData(numbers);
        hash.AppendData(task.Order);
        if (task.Kept is { } kept) hash.AppendData(kept);
        return new ChapterCache.Key(task.Campaign, task.Sequence, StoryRequest.CurrentEngineVersion, BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset()));
    }

    private static ChapterStep Refused(int variant, Refusal refusal) => new(variant, "refused", Refusal: refusal);

    private sealed record Work(StoryReading Reading, ChapterOrder Order, ulong Seed, int Variant, ChapterDraft? Kept, List<ChapterDraft> Before);

    /// <summary>Tells what it can: a stage that nobody has read yet is not worth waiting for.</summary>
    private sealed class Told(ChannelWriter<ChapterStep> steps, int variant) : IProgress<ChapterStage>
    {
        public void Report(ChapterStage value) => steps.TryWrite(new ChapterStep(variant, value.ToString().ToLowerInvariant()));
    }
}
