using Plimsoll.Core.Evidence;
using Plimsoll.Scanning.Layers;
using Plimsoll.Scanning.Squashing;

namespace Plimsoll.Scanning.Settling;

/// <summary>
/// Whose a file is: packages of languages inside the distribution's own become theirs, and of the programs only those stay to be told that nothing put there.
/// </summary>
sealed class OwnershipSettler
{
    /// <summary>Who notes every program.</summary>
    public const string ProgramReader = "binary/executable";

    const string ClassifierReader = "binary/classifiers";

    /// <summary>As what those are told that nothing owns.</summary>
    public const string UnownedReader = "binary/unowned";

    static readonly string[] SystemReaders = ["debian/", "rpm", "alpine/", "arch/", "opkg/"];

    readonly Dictionary<ulong, List<string>> asked = [];
    readonly Dictionary<string, InstalledPackage?> owners = new(StringComparer.Ordinal);

    // Directories of Bitnami's components: a program in one of them is the component, whose advisories are its own.
    readonly Dictionary<string, string> vendored = new(StringComparer.Ordinal);

    /// <returns>The packages with their owners, and the observations without the programs that somebody answers for.</returns>
    public static (IReadOnlyList<InstalledPackage> Packages, IReadOnlyList<Observation> Observations) Settle(
        IReadOnlyList<SquashedFile> files, IReadOnlyList<InstalledPackage> packages, IReadOnlyList<Observation> observations, Core.Evidence.OperatingSystem? system)
    {
        var settler = new OwnershipSettler();
        foreach (var package in packages)
            if (!package.Package.Type.IsOfSystem())
                foreach (var place in package.Places)
                    settler.Ask(PlacePath.FileOf(place.Path));
        foreach (var observation in observations)
            if (observation.Reader == ProgramReader)
                settler.Ask(observation.Subject);
        if (settler.asked.Count == 0)
            return (packages, observations);
        settler.Answer(files, packages);
        foreach (var component in packages.Where(p => p.Package.Type == PackageType.Bitnami))
            foreach (var directory in PackageDirectories.Of(component))
                settler.vendored.TryAdd(directory, component.Purl.ToString());
        return ([.. packages.Select(p => settler.WithOwner(p, system)).Where(p => !IsOwnedProgram(p))], [.. settler.Unowned(packages, observations)]);
    }

    // A program that a package brought is that package; its name and version by its bytes are for those that no package has.
    static bool IsOwnedProgram(InstalledPackage package) => package.OwnedBy is not null && package.FoundBy == ClassifierReader;

    void Ask(string path)
    {
        foreach (var alias in PathAliases.Of(path))
        {
            var hash = PathHash.Of(alias);
            if (!asked.TryGetValue(hash, out var paths))
                asked[hash] = [path];
            else if (!paths.Contains(path))
                paths.Add(path);
        }
    }

    void Answer(IReadOnlyList<SquashedFile> files, IReadOnlyList<InstalledPackage> packages)
    {
        var byKey = new Dictionary<string, InstalledPackage>(StringComparer.Ordinal);
        foreach (var package in packages)
            if (package.Package.Type.IsOfSystem())
                foreach (var key in (string[])[package.Package.Name, $"{package.Package.Name}:{package.Package.Architecture}"])
                    byKey.TryAdd(key, package);
        foreach (var file in files)
        {
            var isOfSystem = Array.Exists(SystemReaders, r => file.Evidence.Reader.StartsWith(r, StringComparison.Ordinal));
            foreach (var ownership in file.Evidence.Ownerships)
                foreach (var hash in ownership.Hashes.Span)
                    if (asked.TryGetValue(hash, out var paths))
                        foreach (var path in paths)
                            if (isOfSystem || !owners.ContainsKey(path))
                                owners[path] = isOfSystem ? byKey.GetValueOrDefault(ownership.Package) : null;
        }
    }

    InstalledPackage WithOwner(InstalledPackage package, Core.Evidence.OperatingSystem? system)
    {
        if (package.Package.Type.IsOfSystem() || package.Places.Count == 0)
            return package;
        var paths = package.Places.Select(p => PlacePath.FileOf(p.Path)).ToList();

        if (package.Package.Type == PackageType.Generic && vendored.Count > 0 && OfVendor(paths) is { } component)
            return package with { OwnedBy = component, IsJudgedByOwner = true };

        // Who has a second copy of their own must be told of its vulnerabilities.
        if (!paths.TrueForAll(p => owners.GetValueOrDefault(p) is not null))
            return package;
        var owner = owners[paths[0]]!;
        return package with { OwnedBy = owner.Purl.ToString(), IsJudgedByOwner = paths.TrueForAll(p => DistributionPackages.Includes(owners[p]!, p, system)) };
    }

    string? OfVendor(List<string> paths)
    {
        string? owner = null;
        foreach (var path in paths)
            if (vendored.FirstOrDefault(v => path.StartsWith(v.Key + "/", StringComparison.Ordinal)).Value is { } component)
                owner ??= component;
            else
                return null;
        return owner;
    }

    IEnumerable<Observation> Unowned(IReadOnlyList<InstalledPackage> packages, IReadOnlyList<Observation> observations)
    {
        var answered = packages.SelectMany(p => p.Places).Select(p => PlacePath.FileOf(p.Path)).ToHashSet(StringComparer.Ordinal);
        var directories = packages.SelectMany(PackageDirectories.Of).ToHashSet(StringComparer.Ordinal);
        foreach (var observation in observations)
            if (observation.Reader != ProgramReader)
                yield return observation;
            else if (!owners.ContainsKey(observation.Subject) && !answered.Contains(observation.Subject) && !PackageDirectories.Hold(directories, observation.Subject))
                yield return observation with { Reader = UnownedReader };
    }
}
