using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Tests;

/// <summary>Lets a reader read a directory that a real tool filled, as a scan would: what its interests match and what it wants.</summary>
static class InterestWalk
{
    /// <param name="root">What stands for the subject's root.</param>
    /// <param name="below">The directory to read, below the root.</param>
    public static IReadOnlyList<FileEvidence> Read(IFileReader reader, string root, string below = "")
    {
        List<FileEvidence> found = [];
        foreach (var full in Directory.EnumerateFiles(Path.Join(root, below), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(root, full);
            if (!reader.Interests.Any(i => Matches(i, path)) || !reader.Wants(Encoding.UTF8.GetBytes(path)))
                continue;
            var sink = new EvidenceSink(path, reader.Id.Name, Limits.Default);
            reader.Read(new FileContent(path, File.ReadAllBytes(full), sink.Limits), sink);
            found.Add(sink.ToEvidence());
        }

        return found;
    }

    static bool Matches(Interest interest, string path) => interest.Shape switch
    {
        InterestShape.Named => Path.GetFileName(path) == interest.Name,
        InterestShape.Ending => path.EndsWith(interest.Name, StringComparison.Ordinal),
        InterestShape.NamedUnder => Path.GetFileName(path) == interest.Name && (Path.GetDirectoryName(path) ?? "").EndsWith(interest.Path, StringComparison.Ordinal),
        _ => throw new NotSupportedException($"{interest.Shape}"),
    };
}
