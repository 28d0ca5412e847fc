using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;

namespace Plimsoll.Inventory.DotNet.Deps;

/// <summary>A library of an application: what the target says of its files, and the list of libraries of where it came from.</summary>
readonly struct DepsLibrary(string name, string version, JsonElement target, JsonElement? library)
{
    const string RuntimePack = "runtimepack.";

    // Files of a library that the application takes along. "compile" is what the compiler saw.
    static readonly string[] AssetKinds = ["runtime", "native", "resources", "runtimeTargets"];

    public bool IsProject => library?.Text("type") is "project" or "msbuildproject";

    /// <summary>Whether a registry knows it: a reference is to a file that is nobody's package.</summary>
    public bool IsListed => library?.Text("type") is not ("reference" or "referenceassembly");

    /// <summary>Whether files of it were deployed: libraries that only bring others, and those that the shared runtime holds anyway, have none.</summary>
    public bool IsDeployed
    {
        get
        {
            foreach (var kind in AssetKinds)
                foreach (var asset in target.Members(kind))
                    if (!asset.Name.EndsWith("/_._", StringComparison.Ordinal))
                        return true;
            return false;
        }
    }

    public IEnumerable<string> Needs => target.Members("dependencies").Select(d => d.Name);

    /// <param name="isDirect">Null where the file tells of no project.</param>
    public Package ToPackage(string? inside, bool? isDirect, Limits limits) => new()
    {
        Type = PackageType.NuGet,
        Name = name.StartsWith(RuntimePack, StringComparison.Ordinal) && library?.Text("type") == "runtimepack" ? name[RuntimePack.Length..] : name,
        Version = version,
        Inside = inside,
        Basis = IsProject ? "project" : "deps.json",
        IsDirect = IsProject ? null : isDirect,
        Checksums = Sha512.Of(library?.Text("sha512")),
        Dependencies = Edges.Of(target, isExact: true, limits),
    };
}
