using System.Text.Json;

namespace Plimsoll.Accuracy;

/// <summary>One labelled case: whether a vulnerability must be found in a package.</summary>
/// <param name="Ecosystem">As an OSV record names it (<c>PyPI</c>, <c>Debian:12</c>), or a purl's type (<c>pypi</c>).</param>
/// <param name="Distro"><c>debian:12</c>; null for packages of a registry.</param>
/// <param name="Id">Of the advisory, or an alias of it.</param>
sealed record LabelledCase(string Ecosystem, string? Distro, string Package, string Version, string Id, bool IsMatch, string Why)
{
    /// <summary>Reads a file of them, a JSON object a line; empty lines do not count.</summary>
    /// <exception cref="FormatException">A line is no case.</exception>
    public static List<LabelledCase> ReadAll(string path)
    {
        List<LabelledCase> cases = [];
        foreach (var (index, line) in File.ReadLines(path).Index())
            if (line.Trim().Length > 0)
                cases.Add(Read(line) ?? throw new FormatException($"{path}: line {index + 1:N0} is no labelled case; it needs ecosystem or distro, package, version, id and expect"));
        return cases;
    }

    static LabelledCase? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var (ecosystem, distro) = (Text(document, "ecosystem"), Text(document, "distro"));
            return Text(document, "package") is { } package && Text(document, "version") is { } version && Text(document, "id") is { } id
                && Text(document, "expect") is "match" or "no_match" && (ecosystem ?? distro) is not null
                ? new LabelledCase(ecosystem ?? distro!, distro, package, version, id, Text(document, "expect") == "match", Text(document, "why") ?? "")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string? Text(JsonDocument document, string name) =>
        document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
