using System.Globalization;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Trees;

namespace Plimsoll.Scanning.Bases;

/// <summary>An image that was seen before.</summary>
public sealed record KnownImage(string Name, Digest? Digest, int Layers);

/// <summary>The images that were scanned on this machine, by their chains of layers: one of them may be what another was built on.</summary>
/// <remarks>A file a chain, of three lines. It appears whole, by renaming, or not at all; whatever is of another form is not there.</remarks>
public sealed class KnownImages(string cacheHome)
{
    /// <summary>Its directory in the cache.</summary>
    public const string DirectoryName = "chains";

    const int MaxFileBytes = 4096;
    const int MaxNameLength = 1024;
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    readonly string directory = Path.Join(cacheHome, DirectoryName);

    /// <summary>The image whose layers are those of a chain; null where none was seen.</summary>
    public KnownImage? Find(Digest chain)
    {
        if (BoundedFile.Read(PathOf(chain), MaxFileBytes, out _) is not { } bytes || Encoding.UTF8.GetString(bytes).Split('\n') is not [{ Length: > 0 } name, var digest, var layers, ..])
            return null;
        return int.TryParse(layers, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? new KnownImage(name, Digest.TryParse(digest, out var known) ? known : null, count) : null;
    }

    /// <summary>Remembers an image. The first name of a chain stays, so that what is said of other images does not change with every tag.</summary>
    public void Keep(Digest chain, KnownImage image)
    {
        var path = PathOf(chain);
        if (File.Exists(path) || image.Name.Length > MaxNameLength || image.Name.AsSpan().ContainsAny('\n', '\r'))
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, OwnerOnly);
            var temporary = $"{path}.{Environment.ProcessId}.tmp";
            File.WriteAllText(temporary, string.Create(CultureInfo.InvariantCulture, $"{image.Name}\n{image.Digest?.ToString() ?? ""}\n{image.Layers}\n"), new UTF8Encoding(false));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is not remembered is not known of the next image; this one is judged the same.
        }
    }

    string PathOf(Digest chain) => Path.Join(directory, chain.Hex[..2], chain.Hex);
}
