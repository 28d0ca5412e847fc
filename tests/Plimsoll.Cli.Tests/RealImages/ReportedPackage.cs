using System.Text.Json;

namespace Plimsoll.Cli.Tests.RealImages;

/// <summary>Packages of a JSON report in one line each, to compare with what a package manager says.</summary>
static class ReportedPackage
{
    public static IEnumerable<JsonElement> All(JsonElement report) => report.GetProperty("packages").EnumerateArray();

    public static List<string> Lines(JsonElement report) => [.. All(report).Select(Line).Order(StringComparer.Ordinal)];

    /// <summary>Gaps of reading; those of judging are a matter of the database and the day.</summary>
    public static List<string> Unread(JsonElement report) =>
        [.. report.GetProperty("gaps").EnumerateArray().Where(g => g.Text("code") is not ("no_advisories" or "end_of_life")).Select(g => g.GetRawText())];

    public static string Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>Name, version, architecture, source, version of the source.</summary>
    static string Line(JsonElement package) =>
        string.Join(' ', package.Text("name"), package.Text("version"), package.Text("architecture"), package.GetProperty("source").Text("name"), package.GetProperty("source").Text("version"));
}
