using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Python.Locks;

namespace Plimsoll.Inventory.Python.Requirements;

/// <summary>
/// Reads pip's lists of requirements: files named <c>*requirements*.txt</c>, or <c>.txt</c> in a directory <c>requirements</c>. A version is one
/// that is pinned with <c>==</c>. What pip-compile and uv note after <c># via</c> tells who asks for whom.
/// </summary>
/// <remarks>pip, "Requirements File Format". Lists that a file includes are read where they are named so too, and are gaps elsewhere.</remarks>
public sealed class RequirementsCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("python/requirements", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".txt")];

    public bool Wants(ReadOnlySpan<byte> path) => IsList(path);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var list = new RequirementList(LockFile.IsDevelopment(Path.GetFileNameWithoutExtension(file.Path)), evidence);
        var number = 0;
        foreach (var line in new LogicalLines(file.Bytes))
            if (!evidence.MayRead(++number))
                break;
            else if (line.Length <= evidence.Limits.MaxFieldBytes)
                list.Take(Encoding.UTF8.GetString(line).Trim());
            else
                evidence.Gap(GapCode.TooLarge, $"line {number:N0} has {line.Length:N0} bytes");
        foreach (var package in list.Packages())
            if (!evidence.Add(package))
                return;
    }

    /// <summary>Whether a path is one of a list that is read.</summary>
    internal static bool IsList(ReadOnlySpan<byte> path)
    {
        if (!path.EndsWith(".txt"u8))
            return false;
        var slash = path.LastIndexOf((byte)'/');
        return path[(slash + 1)..].IndexOf("requirements"u8) >= 0 || Text.FolderPath.ParentName(path).SequenceEqual("requirements"u8);
    }
}
