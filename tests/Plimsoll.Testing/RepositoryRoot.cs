namespace Plimsoll.Testing;

/// <summary>Where the repository stands, found from the test binary upwards.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Optional material beside the repository (<c>../shared/data</c>); null where it is absent.</summary>
    public static string? SharedData
    {
        get
        {
            var path = System.IO.Path.Combine(Path, "..", "shared", "data");
            return Directory.Exists(path) ? System.IO.Path.GetFullPath(path) : null;
        }
    }

    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    static string Find(string from)
    {
        for (var directory = new DirectoryInfo(from); directory is not null; directory = directory.Parent)
            if (File.Exists(System.IO.Path.Combine(directory.FullName, "Plimsoll.slnx")))
                return directory.FullName;
        throw new InvalidOperationException($"No Plimsoll.slnx above {from}.");
    }
}
