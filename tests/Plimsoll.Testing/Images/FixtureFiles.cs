namespace Plimsoll.Testing.Images;

/// <summary>Writes the files of an image below a test's directory.</summary>
public static class FixtureFiles
{
    public static string Write(this TemporaryDirectory directory, string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var path = directory.Combine(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>As files of a directory: an OCI layout, a root file system.</summary>
    public static string WriteTree(this TemporaryDirectory directory, string name, IReadOnlyDictionary<string, byte[]> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var (path, bytes) in files)
            directory.Write(Path.Combine(name, path), bytes);
        return directory.Combine(name);
    }

    /// <summary>As an archive, compressed if asked for.</summary>
    public static string WriteArchive(
        this TemporaryDirectory directory, string name, IReadOnlyDictionary<string, byte[]> files, LayerCompression compression = LayerCompression.None)
    {
        ArgumentNullException.ThrowIfNull(files);
        var tar = new TarFixture(TarStyle.Ustar);
        foreach (var (path, bytes) in files)
            tar.File(path, bytes);
        return directory.Write(name, LayerFixture.Compress(tar.ToArray(), compression));
    }
}
