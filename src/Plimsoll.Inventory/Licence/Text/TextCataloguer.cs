using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Licence.Text;

/// <summary>Reads under which licences a package stands from the texts in its own directory: <c>LICENSE</c>, <c>COPYING</c>, <c>NOTICE</c> and their like.</summary>
/// <remarks>One observation a file in which a licence's text is found, with one fact: <see cref="Licences"/>, ids of the SPDX list in ordinal order, one a line.</remarks>
public sealed class TextCataloguer : IFileReader
{
    public const string Name = "licence/text";

    public const string Licences = "licences";

    /// <summary>Longer files are collections of what a program is made of; nothing is missed of a licence's own text.</summary>
    const int MaxTextBytes = 256 * 1024;

    static readonly string[] Stems = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE", "COPYRIGHT"];
    static readonly string[] Endings = ["", ".txt", ".md", ".rst", ".lesser", ".mit", ".apache", ".bsd", "-mit", "-apache", "-apache-2.0", "-bsd", "-mit.txt", "-apache.txt", ".lgpl", ".gpl", ".apache2", ".markdown"];

    readonly Lazy<TextMatcher> matcher = new(() => new TextMatcher(TextCorpus.Load()));

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [.. Names().Distinct(StringComparer.Ordinal).Select(Interest.Named)];

    public bool Wants(ReadOnlySpan<byte> path) => TextPlaces.IsOne(path);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var found = matcher.Value.Match(file.Bytes[..Math.Min(file.Bytes.Length, MaxTextBytes)]);
        if (found.Count > 0)
            evidence.Add(new Observation(Name, file.Path, new SortedDictionary<string, string>(StringComparer.Ordinal) { [Licences] = string.Join('\n', found) }));
    }

    // Interests are exact names, and people write them in capitals, in small letters, or with one capital.
    static IEnumerable<string> Names()
    {
        foreach (var stem in Stems)
            foreach (var ending in Endings)
                foreach (var name in (string[])[stem, stem.ToLowerInvariant(), stem[..1] + stem[1..].ToLowerInvariant()])
                {
                    yield return name + ending;
                    yield return name + ending.ToUpperInvariant();
                }
    }
}
