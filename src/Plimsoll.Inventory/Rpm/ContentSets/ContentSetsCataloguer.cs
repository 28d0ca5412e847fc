using System.Text;
using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Rpm.ContentSets;

/// <summary>
/// Reads which repositories an rpm system takes packages from: the enabled ones of <c>etc/yum.repos.d</c>, and the content sets that Red Hat's
/// images were built from. Whether fixes for subscribers of a minor release come in stands nowhere else.
/// </summary>
/// <remarks>dnf.conf(5): a repository is enabled unless it says otherwise. Content manifests are JSON with a list <c>content_sets</c>.</remarks>
public sealed class ContentSetsCataloguer : IFileReader
{
    const int MaxSets = 1000;
    const int MaxJsonDepth = 16;

    public ReaderId Id { get; } = new("rpm/content-sets", 1);

    public IReadOnlyList<Interest> Interests { get; } =
    [
        Interest.FilesIn("etc/yum.repos.d", ".repo"),
        Interest.FilesIn("root/buildinfo/content_manifests", ".json"),
        Interest.File("usr/share/buildinfo/content-sets.json"),
    ];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var sets = new SortedSet<string>(StringComparer.Ordinal);
        if (file.FileName.EndsWith(".repo"))
            ReadRepositories(file.Bytes, sets, evidence);
        else
            ReadManifest(file.Bytes, sets, evidence);
        if (sets.Count > 0)
            evidence.Add(new Observation(Id.Name, file.Path, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["sets"] = string.Join('\n', sets) }));
    }

    static void ReadRepositories(ReadOnlySpan<byte> bytes, SortedSet<string> sets, EvidenceSink evidence)
    {
        string? section = null;
        foreach (var raw in new Lines(bytes))
        {
            var line = raw.Trim(" \t"u8);
            if (line is [(byte)'[', .., (byte)']'])
            {
                section = FieldText.Of(line[1..^1], evidence.Limits);
                if (section is not (null or "main") && !Add(section, sets, evidence))
                    return;
            }
            else if (section is not null && IsSwitchedOff(line))
            {
                sets.Remove(section);
            }
        }
    }

    static bool IsSwitchedOff(ReadOnlySpan<byte> line)
    {
        var equals = line.IndexOf((byte)'=');
        if (equals < 0 || !line[..equals].TrimEnd(" \t"u8).SequenceEqual("enabled"u8))
            return false;
        var value = line[(equals + 1)..].Trim(" \t"u8);
        return value.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(value, "false"u8) || Ascii.EqualsIgnoreCase(value, "no"u8) || Ascii.EqualsIgnoreCase(value, "off"u8);
    }

    static void ReadManifest(ReadOnlySpan<byte> bytes, SortedSet<string> sets, EvidenceSink evidence)
    {
        try
        {
            var json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxJsonDepth });
            while (json.Read())
            {
                if (json.CurrentDepth != 1 || json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals("content_sets"u8))
                    continue;
                while (json.Read() && json.TokenType is JsonTokenType.StartArray or JsonTokenType.String)
                    if (json.TokenType == JsonTokenType.String && !json.HasValueSequence && FieldText.Of(json.ValueSpan, evidence.Limits) is { } set && !Add(set, sets, evidence))
                        return;
            }
        }
        catch (JsonException e)
        {
            evidence.Gap(GapCode.Malformed, $"it is not well-formed JSON at line {e.LineNumber + 1}");
        }
    }

    static bool Add(string set, SortedSet<string> sets, EvidenceSink evidence)
    {
        if (sets.Count == MaxSets)
        {
            evidence.Gap(GapCode.TooLarge, $"more than {MaxSets:N0} repositories; the rest were not read");
            return false;
        }

        sets.Add(set);
        return true;
    }
}
