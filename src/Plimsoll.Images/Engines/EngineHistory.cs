using System.Text.Json;
using Plimsoll.Images.Json;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.Engines;

/// <summary>Which step made which layer, by an engine's word. It lists all steps of an image, and leaves out which of them made no layer.</summary>
static class EngineHistory
{
    const string ClassicMark = "#(nop)";

    static readonly string[] MakeNothing =
        ["ARG", "CMD", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "SHELL", "STOPSIGNAL", "USER", "VOLUME"];

    /// <param name="history">Newest first, as the engine gives it.</param>
    /// <returns>The step of each layer, and how many layers are the base's; null where steps of no size leave open which of them made a layer.</returns>
    public static (IReadOnlyList<string?>? Steps, int? LayersOfBase) StepsOf(JsonElement history, int layers)
    {
        if (history.ValueKind != JsonValueKind.Array)
            return default;
        var all = history.EnumerateArray().Reverse().Select(h => (Text: h.Text("CreatedBy"), Size: h.Number("Size") ?? 0)).ToList();
        var steps = all.ToList();
        if (steps.Count > layers)
            steps.RemoveAll(s => s.Size == 0 && IsWithoutFiles(s.Text));
        if (steps.Count > layers && steps.Count(s => s.Size > 0) == layers)
            steps.RemoveAll(s => s.Size == 0);
        if (steps.Count != layers)
            return default;
        return ([.. steps.Select(s => string.IsNullOrEmpty(s.Text) ? null : ImageConfig.Cut(s.Text))], LayersOfBase(all, steps));
    }

    /// <param name="made">Those of all steps that made a layer, in their order.</param>
    static int? LayersOfBase(List<(string? Text, long Size)> all, List<(string? Text, long Size)> made)
    {
        List<(string, bool)> steps = [];
        var next = 0;
        foreach (var step in all)
        {
            var madeLayer = next < made.Count && made[next] == step && !IsWithoutFiles(step.Text);
            next += madeLayer ? 1 : 0;
            steps.Add((step.Text ?? "", madeLayer));
        }

        return next == made.Count ? BaseHistory.Layers(steps) : null;
    }

    // BuildKit writes the instruction as it stands, the builder before it behind a shell and a mark.
    static bool IsWithoutFiles(string? step)
    {
        var text = (step ?? "").AsSpan();
        var mark = text.IndexOf(ClassicMark, StringComparison.Ordinal);
        text = mark < 0 ? text : text[(mark + ClassicMark.Length)..].TrimStart();
        var end = text.IndexOf(' ');
        return end > 0 && MakeNothing.Contains(text[..end].ToString());
    }
}
