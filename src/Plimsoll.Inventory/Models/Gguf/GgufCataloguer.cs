using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Models.Gguf;

/// <summary>Reads models stored as GGUF: what the model says of itself stands at its beginning.</summary>
/// <remarks>ggml, "GGUF": versions 2 and 3, "Standardized key-value pairs".</remarks>
public sealed class GgufCataloguer : IFileReader
{
    const string Name = "models/gguf";
    const string General = "general.";

    static readonly string[] Told = ["architecture", "author", "organization", "basename", "finetune", "size_label", "type"];

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".gguf")];

    public int? HeadBytes => 1024 * 1024;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var reader = new GgufReader(file.Bytes);
        if (!reader.ReadHeader(out var version))
        {
            if (version == 0)
                evidence.Gap(GapCode.Malformed, "it is named as GGUF, and does not begin as such");
            else
                evidence.Gap(GapCode.Unsupported, $"version {version} of GGUF is not known");
            return;
        }

        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!reader.ReadPairs(General, pairs, evidence.Limits) && file.Size == file.Bytes.Length)
            evidence.Gap(GapCode.Truncated, "it ends, or breaks its format, within the model's metadata");
        var facts = new ModelFacts(Name, file.Path, evidence).Set(ModelFacts.Format, "gguf").Set(ModelFacts.IsPickle, "false");
        foreach (var name in Told)
            facts.Set(name, Of(name));
        facts.Set("quantisation", GgufFileType.NameOf(Of("file_type"))).Set("baseModel", Of("base_model.0.repo_url") ?? Of("base_model.0.name"));
        facts.Keep(Of("name"), Of("version"), Of("license"), Of("repo_url") ?? Of("source.repo_url") ?? Of("source.url"));

        string? Of(string name) => pairs.GetValueOrDefault(General + name) is { } text && text.Trim() is { Length: > 0 } value ? value : null;
    }
}
