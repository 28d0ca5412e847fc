using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Python.Metadata;
using Plimsoll.Inventory.Python.Requirements;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.EggInfo;

/// <summary>
/// Reads the metadata that setuptools and distutils leave: <c>NAME.egg-info/PKG-INFO</c>, a single file <c>NAME.egg-info</c>, and <c>NAME.egg/EGG-INFO/PKG-INFO</c>.
/// </summary>
/// <remarks>
/// PEP 314, setuptools' "The Internal Structure of Python Eggs". Files directly in the interpreter's own library speak of the interpreter: its own is
/// listed as Python itself, and those of modules that became part of it (<c>wsgiref</c>, <c>argparse</c>) are left out, as pip does.
/// </remarks>
public sealed class EggInfoCataloguer : IFileReader
{
    public const string Name = "python/egg-info";

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } =
        [Interest.NamedUnder(".egg-info", "PKG-INFO"), Interest.NamedUnder("EGG-INFO", "PKG-INFO"), Interest.Ending(".egg-info")];

    public bool Wants(ReadOnlySpan<byte> path) => !path.EndsWith("EGG-INFO/PKG-INFO"u8) || path.EndsWith("/EGG-INFO/PKG-INFO"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (CoreMetadata.Read(file.Bytes, file.Path, evidence) is not { } package)
            return;
        if (!PythonPlace.IsOfInterpreter(Path.GetFileName(FolderPath.Parent(file.Path).AsSpan())))
            evidence.Add(package);
        else if (package.Name == "Python")
            evidence.Add(package with { Type = PackageType.Generic, Name = "python", Cpes = [$"cpe:2.3:a:python:python:{package.Version}:*:*:*:*:*:*:*"], Dependencies = [] });
    }
}
