using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Settling;

/// <summary>Which suites of Ubuntu Pro a subject gets fixes from: what its package sources name, and what is installed from them already.</summary>
static class UbuntuSuites
{
    const string Sources = "etc/apt/sources.list.d/ubuntu-";
    const string Esm = "esm";

    public static Core.Evidence.OperatingSystem Settle(Core.Evidence.OperatingSystem system, IEnumerable<Observation> observations, IReadOnlyList<InstalledPackage> packages)
    {
        if (system.Id != "ubuntu")
            return system;
        var suites = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var observation in observations)
            if (observation.Reader == "os/release" && observation.Subject.StartsWith(Sources, StringComparison.Ordinal))
                suites.Add(Path.GetFileNameWithoutExtension(observation.Subject)["ubuntu-".Length..]);

        // An image may be built with a subscription that it does not keep.
        if (packages.Any(p => p.Package.Version.Contains("+esm", StringComparison.Ordinal) || p.Package.Version.Contains("~esm", StringComparison.Ordinal)))
            suites.Add(Esm);
        return suites.Count == 0 ? system : system with { Suites = [.. suites] };
    }
}
