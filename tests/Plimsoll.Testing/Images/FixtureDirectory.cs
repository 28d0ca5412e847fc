namespace Plimsoll.Testing.Images;

/// <summary>A directory for one test, with what the test writes in it; it goes when the test ends.</summary>
public sealed class FixtureDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("plimsoll-test-").FullName;

    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, making its directories.</summary>
    public string Write(string name, byte[] bytes)
    {
        var path = Combine(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Writes files below a directory: an OCI layout, a root file system.</summary>
    public string WriteTree(string name, IReadOnlyDictionary<string, byte[]> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        Directory.CreateDirectory(Combine(name));
        foreach (var (path, bytes) in files)
            Write(System.IO.Path.Combine(name, path), bytes);
        return Combine(name);
    }

    /// <summary>Writes files as an archive, compressed if asked for.</summary>
    public string WriteArchive(string name, IReadOnlyDictionary<string, byte[]> files, LayerCompression compression = LayerCompression.None)
    {
        ArgumentNullException.ThrowIfNull(files);
        var tar = new TarFixture(TarStyle.Ustar);
        foreach (var (path, bytes) in files)
            tar.File(path, bytes);
        return Write(name, LayerFixture.Compress(tar.ToArray(), compression));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
