using System.Text;

namespace Plimsoll.Cli.Tests.RealImages;

/// <summary>Which files each package owns, as the evidence cache keeps it: past its head (a magic, a SHA-256), path, package and paths, over and over.</summary>
static class KeptOwnership
{
    const int HeadBytes = 18 + 32;

    /// <param name="from">Only what was read from files of this ending.</param>
    public static Dictionary<string, List<string>> Of(string cacheDirectory, string from)
    {
        Dictionary<string, List<string>> owned = [];
        foreach (var file in Directory.EnumerateFiles(cacheDirectory, "*.ownership", SearchOption.AllDirectories))
        {
            using var stream = new MemoryStream(File.ReadAllBytes(file)[HeadBytes..]);
            using var reader = new BinaryReader(stream, Encoding.UTF8);
            while (stream.Position < stream.Length)
            {
                var (path, package) = (reader.ReadString(), reader.ReadString());
                var paths = Encoding.UTF8.GetString(reader.ReadBytes(reader.Read7BitEncodedInt())).Split('\n');
                if (path.EndsWith(from, StringComparison.Ordinal))
                    owned[package] = [.. paths.Order(StringComparer.Ordinal)];
            }
        }

        return owned;
    }
}
