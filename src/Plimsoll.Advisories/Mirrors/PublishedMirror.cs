using System.Globalization;
using Plimsoll.Trust;
using Plimsoll.Trust.Metadata;
using Plimsoll.Trust.Repository;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>What a mirror's directory holds already. Its targets are carried on only where the present keys have signed them: who could write to the directory must not get their own things signed.</summary>
sealed class PublishedMirror(string directory)
{
    const int MaxMetadataBytes = 4 * 1024 * 1024;

    public string Metadata { get; } = Path.Join(directory, "metadata");

    public string Targets { get; } = Path.Join(directory, "targets");

    public RepositoryState State(RootMetadata root)
    {
        var targets = Newest(Role.Targets, root, TargetsMetadata.Read);
        return new RepositoryState(
            root,
            Version(Path.Join(Metadata, "timestamp.json")),
            Numbered(Role.Snapshot).DefaultIfEmpty().Max(),
            Numbered(Role.Targets).DefaultIfEmpty().Max(),
            targets?.Files ?? new Dictionary<string, TargetFile>());
    }

    /// <summary>The versions of a metadata file that lie there.</summary>
    public IEnumerable<long> Numbered(string role) => Directory.Exists(Metadata)
        ? Directory.EnumerateFiles(Metadata, $"*.{role}.json").Select(f => Path.GetFileName(f).Split('.')[0]).Where(n => long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(n => long.Parse(n, CultureInfo.InvariantCulture))
        : [];

    /// <summary>A small file, or null where there is none.</summary>
    public static byte[]? Read(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length is 0 or > MaxMetadataBytes)
            return null;
        using var file = File.OpenHandle(path);
        var bytes = new byte[RandomAccess.GetLength(file)];
        return bytes[..RandomAccess.Read(file, bytes, 0)];
    }

    T? Newest<T>(string role, RootMetadata root, Func<System.Text.Json.JsonElement, T> read)
        where T : class
    {
        if (Numbered(role).DefaultIfEmpty().Max() is var version && Read(Path.Join(Metadata, $"{version}.{role}.json")) is not { } bytes)
            return null;
        try
        {
            var file = SignedFile.Parse(bytes);
            file.Require(root, role);
            return read(file.Signed);
        }
        catch (MetadataException)
        {
            return null;
        }
    }

    /// <summary>The number must go on rising, whoever signed the last one.</summary>
    static long Version(string path)
    {
        if (Read(path) is not { } bytes)
            return 0;
        try
        {
            return MetaList.Read(SignedFile.Parse(bytes).Signed, Role.Timestamp).Head.Version;
        }
        catch (MetadataException)
        {
            return 0;
        }
    }
}
