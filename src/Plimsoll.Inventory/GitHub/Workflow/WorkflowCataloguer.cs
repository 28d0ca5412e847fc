using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.GitHub.Workflow;

/// <summary>Reads which actions, reusable workflows and images a repository's workflows and its own actions use.</summary>
/// <remarks>GitHub, "Workflow syntax" (<c>jobs.ID.uses</c>, <c>jobs.ID.steps[].uses</c>) and "Metadata syntax" (<c>runs.steps[].uses</c>, <c>runs.image</c>).</remarks>
public sealed class WorkflowCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("github/workflow", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".yml"), Interest.Ending(".yaml")];

    public bool Wants(ReadOnlySpan<byte> path) =>
        (PathParts.NameAbove(path, 1).SequenceEqual("workflows"u8) && PathParts.NameAbove(path, 2).SequenceEqual(".github"u8))
        || IsAction(PathParts.NameOf(path));

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Yaml(file, evidence);
        if (document is null)
            return;
        var comments = PinComments.Of(file.Bytes, evidence.Limits);
        var seen = new HashSet<(string, string)>();
        foreach (var uses in Uses(document.RootElement))
            if (FieldText.Of(uses, evidence.Limits) is { } text && UsedAction.Of(text, comments) is { } package && seen.Add((package.Name, package.Version)) && !evidence.Add(package))
                return;
    }

    static bool IsAction(ReadOnlySpan<byte> name) => name.SequenceEqual("action.yml"u8) || name.SequenceEqual("action.yaml"u8);

    static IEnumerable<string?> Uses(JsonElement root)
    {
        foreach (var job in root.Members("jobs"))
        {
            yield return job.Value.Text("uses");
            foreach (var step in job.Value.Items("steps"))
                yield return step.Text("uses");
        }

        if (root.Get("runs") is not { } runs)
            yield break;
        foreach (var step in runs.Items("steps"))
            yield return step.Text("uses");
        if (runs.Text("image") is { } image && image.StartsWith("docker://", StringComparison.Ordinal))
            yield return image;
    }
}
