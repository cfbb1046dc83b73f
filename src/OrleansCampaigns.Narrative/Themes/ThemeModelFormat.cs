using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// A model as bytes: <c>"OCTM"</c>, the format's version, then themes, vocabulary, linear and centroid weights, embedding, snippets, stack, and last an FNV-1a sum over all before it.
/// Whole numbers are variable-length (seven bits a byte, the lowest first), what ascends is stored as differences, signed numbers as zigzag.
/// </summary>
public static class ThemeModelFormat
{
    /// <summary>A model of another version is refused: it is trained anew.</summary>
    public const int Version = 1;

    /// <summary>Larger models are refused.</summary>
    public const int BytesMax = 32 * 1024 * 1024;

    private static readonly byte[] Magic = "OCTM"u8.ToArray();

    public static byte[] Write(ThemeModel model)
    {
        var writer = new PackedWriter();
        foreach (var letter in Magic) writer.Byte(letter);
        writer.Number(Version);
        writer.Number((uint)model.Themes.Length);
        foreach (var theme in model.Themes) writer.Text(theme);
        foreach (var count in model.Voices.Counts) writer.Number((uint)count);
        foreach (var prior in model.Voices.Priors) writer.Signed((int)MathF.Round(prior * 1024));
        Vocabulary(writer, model.Voices.Vocabulary);
        Rows(writer, model.Voices.Linear);
        Rows(writer, model.Voices.Centroids);
        Embedding(writer, model.Voices.Embedding);
        Snippets(writer, model.Snippets);
        foreach (var number in model.Stack.Biases.Concat(model.Stack.Weights)) writer.Double(number);
        foreach (var curve in new[] { model.Calibrations.Sentence, model.Calibrations.Document })
        {
            writer.Number((uint)curve.Points.Length);
            foreach (var point in curve.Points)
            {
                writer.Double(point.Odds);
                writer.Double(point.Confidence);
            }
        }

        return writer.Sealed();
    }

    /// <summary>Null when the bytes are no model of this version, cut off or changed.</summary>
    public static ThemeModel? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > BytesMax || !PackedReader.IsSealed(bytes) || !bytes.StartsWith(Magic)) return null;
        var reader = new PackedReader(bytes[Magic.Length..^PackedWriter.SealBytes]);
        if (reader.Number() != Version) return null;
        var themes = new string[reader.Count()];
        for (var i = 0; i < themes.Length; i++) themes[i] = reader.Text();
        var (counts, priors) = (new int[themes.Length], new float[themes.Length]);
        for (var i = 0; i < counts.Length; i++) counts[i] = (int)reader.Number();
        for (var i = 0; i < priors.Length; i++) priors[i] = reader.Signed() / 1024f;
        var vocabulary = Vocabulary(ref reader);
        var linear = Rows(ref reader, vocabulary.Keys.Length);
        var centroids = Rows(ref reader, vocabulary.Keys.Length);
        var embedding = Embedding(ref reader, vocabulary, themes.Length);
        var snippets = Snippets(ref reader, themes.Length);
        var biases = Doubles(ref reader, ThemeStack.Bands);
        var stack = new ThemeStack(biases, Doubles(ref reader, ThemeStack.Bands * ThemeVoices.Count));
        var calibrations = new ThemeCalibrations(Curve(ref reader), Curve(ref reader));
        return new ThemeModel([.. themes], new ThemeVoices(vocabulary, priors, counts, linear, centroids, embedding), stack, calibrations, snippets);
    }

    private static void Vocabulary(PackedWriter writer, ThemeVocabulary vocabulary)
    {
        writer.Number((uint)vocabulary.Keys.Length);
        var before = 0UL;
        for (var i = 0; i < vocabulary.Keys.Length; i++)
        {
            writer.Number(vocabulary.Keys[i] - before);
            before = vocabulary.Keys[i];
            var flags = (vocabulary.Pairs[i] ? 1 : 0) | (vocabulary.Names[i] ? 2 : 0);
            writer.Number(((ulong)MathF.Round(vocabulary.Weights[i] * 256) << 2) | (uint)flags);
        }
    }

    private static ThemeVocabulary Vocabulary(ref PackedReader reader)
    {
        var count = reader.Count();
        var (keys, weights, pairs, names, before) = (new ulong[count], new float[count], new bool[count], new bool[count], 0UL);
        for (var i = 0; i < count; i++)
        {
            keys[i] = before += reader.Number();
            var packed = reader.Number();
            (weights[i], pairs[i], names[i]) = ((packed >> 2) / 256f, (packed & 1) != 0, (packed & 2) != 0);
        }

        return new ThemeVocabulary([.. keys], [.. weights], [.. pairs], [.. names]);
    }

    private static void Rows(PackedWriter writer, SparseRows rows)
    {
        writer.Double(rows.Step);
        for (var feature = 0; feature + 1 < rows.Starts.Length; feature++)
        {
            writer.Number((uint)(rows.Starts[feature + 1] - rows.Starts[feature]));
            var before = 0;
            for (var i = rows.Starts[feature]; i < rows.Starts[feature + 1]; i++)
            {
                writer.Number((uint)(rows.Themes[i] - before));
                before = rows.Themes[i];
                writer.Signed(rows.Weights[i]);
            }
        }
    }

    private static SparseRows Rows(ref PackedReader reader, int features)
    {
        var step = (float)reader.Double();
        var (starts, themes, weights) = (new List<int>(features + 1) { 0 }, new List<ushort>(), new List<short>());
        for (var feature = 0; feature < features; feature++)
        {
            var (count, theme) = (reader.Count(), 0);
            for (var i = 0; i < count; i++)
            {
                themes.Add((ushort)(theme += (int)reader.Number()));
                weights.Add((short)reader.Signed());
            }

            starts.Add(themes.Count);
        }

        return new SparseRows([.. starts], [.. themes], [.. weights], step);
    }

    private static void Embedding(PackedWriter writer, ThemeEmbedding embedding)
    {
        foreach (var step in embedding.Steps) writer.Float(step);
        foreach (var number in embedding.Words) writer.Byte((byte)number);
        foreach (var step in embedding.ThemeSteps) writer.Float(step);
        foreach (var number in embedding.ThemeNumbers) writer.Byte((byte)number);
    }

    private static ThemeEmbedding Embedding(ref PackedReader reader, ThemeVocabulary vocabulary, int themes)
    {
        var (rows, count) = (new int[vocabulary.Keys.Length], 0);
        for (var i = 0; i < rows.Length; i++) rows[i] = vocabulary.Pairs[i] ? -1 : count++;
        var (steps, words) = Vectors(ref reader, count);
        var (themeSteps, themeNumbers) = Vectors(ref reader, themes);
        return new ThemeEmbedding([.. rows], words, steps, themeNumbers, themeSteps);
    }

    private static (ImmutableArray<float> Steps, ImmutableArray<sbyte> Numbers) Vectors(ref PackedReader reader, int count)
    {
        var (steps, numbers) = (new float[count], new sbyte[count * EmbeddingTraining.Dimensions]);
        for (var i = 0; i < steps.Length; i++) steps[i] = reader.Float();
        for (var i = 0; i < numbers.Length; i++) numbers[i] = (sbyte)reader.Byte();
        return ([.. steps], [.. numbers]);
    }

    private static void Snippets(PackedWriter writer, ThemeSnippets snippets)
    {
        writer.Number((uint)snippets.Titles.Length);
        foreach (var title in snippets.Titles) writer.Text(title);
        for (var theme = 0; theme + 1 < snippets.ThemeStarts.Length; theme++)
        {
            writer.Number((uint)(snippets.ThemeStarts[theme + 1] - snippets.ThemeStarts[theme]));
            for (var i = snippets.ThemeStarts[theme]; i < snippets.ThemeStarts[theme + 1]; i++)
            {
                writer.Number((uint)snippets.Stories[i]);
                writer.Ascending(snippets.Features.AsSpan(snippets.FeatureStarts[i]..snippets.FeatureStarts[i + 1]));
            }
        }
    }

    private static ThemeSnippets Snippets(ref PackedReader reader, int themes)
    {
        var titles = new string[reader.Count()];
        for (var i = 0; i < titles.Length; i++) titles[i] = reader.Text();
        var (stories, themeStarts, featureStarts, features) = (new List<int>(), new List<int> { 0 }, new List<int> { 0 }, new List<int>());
        for (var theme = 0; theme < themes; theme++)
        {
            for (var left = reader.Count(); left > 0; left--)
            {
                stories.Add((int)reader.Number());
                reader.Ascending(features);
                featureStarts.Add(features.Count);
            }

            themeStarts.Add(stories.Count);
        }

        return new ThemeSnippets([.. titles], [.. stories], [.. themeStarts], [.. featureStarts], [.. features]);
    }

    private static ThemeCalibration Curve(ref PackedReader reader)
    {
        var points = new CalibrationPoint[reader.Count()];
        for (var i = 0; i < points.Length; i++) points[i] = new CalibrationPoint(reader.Double(), reader.Double());
        return new ThemeCalibration([.. points]);
    }

    private static ImmutableArray<double> Doubles(ref PackedReader reader, int count)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++) numbers[i] = reader.Double();
        return [.. numbers];
    }
}
