using System.Text;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Advisories.Lifecycle;

/// <summary>The last days on which distributions' makers publish fixes for everybody, as far as they have said.</summary>
public static class EndOfLife
{
    static readonly Lazy<Dictionary<(string Id, string Version), string>> Days = new(Load);

    /// <summary>The last day, <c>yyyy-MM-dd</c>; null where none is known, as of rolling distributions.</summary>
    public static string? Of(OperatingSystem system)
    {
        var id = system is { Id: "centos", Variant: "stream" } ? "centos-stream" : system.Id;

        // The most exact number that is listed: 3.20.1, then 3.20, then 3.
        for (var version = system.VersionId; version.Length > 0; version = version.LastIndexOf('.') is > 0 and var dot ? version[..dot] : "")
            if (Days.Value.TryGetValue((id, version), out var day))
                return day;
        return null;
    }

    static Dictionary<(string, string), string> Load()
    {
        using var stream = typeof(EndOfLife).Assembly.GetManifestResourceStream("end-of-life.csv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var days = new Dictionary<(string, string), string>();
        while (reader.ReadLine() is { } line)
            if (line.Split(',') is [var id, var version, var day])
                days[(id, version)] = day;
        return days;
    }
}
