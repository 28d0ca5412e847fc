using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Models;

/// <summary>What a file of a model says of itself: kept as an observation about its path, and as a package.</summary>
sealed class ModelFacts(string reader, string path, EvidenceSink evidence)
{
    /// <summary>How the model is stored: <c>safetensors</c>, <c>gguf</c>, <c>pytorch</c>…</summary>
    public const string Format = "format";

    /// <summary><c>true</c> where reading the model may run code of whoever made it.</summary>
    public const string IsPickle = "pickle";

    readonly SortedDictionary<string, string> facts = new(StringComparer.Ordinal);

    public string? this[string name] => facts.GetValueOrDefault(name);

    public ModelFacts Set(string name, string? value)
    {
        if (KeptText.Of(value, evidence.Limits) is { } kept)
            facts[name] = kept;
        return this;
    }

    public void Observe() => evidence.Add(new Observation(reader, path, facts));

    /// <summary>Keeps the facts, and a package of the name that its own metadata have or its place says.</summary>
    public void Keep(string? name = null, string? version = null, string? licence = null, string? origin = null)
    {
        Observe();
        var place = ModelPlace.Of(path);
        var isNamed = place.Type == PackageType.Generic && name is not null;
        evidence.Add(new Package
        {
            Type = place.Type,
            Name = isNamed ? name! : place.Name,
            Version = place.Version.Length > 0 ? place.Version : version ?? "",
            Licences = licence is null ? [] : [licence],
            Origin = PublicUrl.Of(origin, evidence.Limits),
            Basis = place.Type == PackageType.HuggingFace ? "Hugging Face's cache" : isNamed ? "the model's metadata" : "file name",
        });
    }
}
