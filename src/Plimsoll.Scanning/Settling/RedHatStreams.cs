using System.Text.RegularExpressions;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Settling;

/// <summary>Which of Red Hat's prolonged streams of a minor release a subject takes fixes from, by the repositories that it names.</summary>
static partial class RedHatStreams
{
    public static Core.Evidence.OperatingSystem Settle(Core.Evidence.OperatingSystem system, IEnumerable<Observation> observations)
    {
        if (system.Id != "rhel")
            return system;
        var suites = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var observation in observations)
            if (observation.Reader == "rpm/content-sets" && observation.Facts.TryGetValue("sets", out var sets))
                foreach (var set in sets.Split('\n'))
                    if (Stream().Match(set) is { Success: true } stream)
                        suites.Add(stream.Groups["stream"].Value);
        return suites.Count == 0 ? system : system with { Suites = [.. suites] };
    }

    // rhel-9-for-x86_64-baseos-eus-rpms, rhel-7-server-aus-rpms
    [GeneratedRegex("^rhel-.*-(?<stream>eus|aus|tus|e4s)-", RegexOptions.NonBacktracking)]
    private static partial Regex Stream();
}
