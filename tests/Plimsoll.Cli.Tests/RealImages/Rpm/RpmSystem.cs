using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.RealImages.Rpm;

/// <summary>A root whose packages rpmbuild made and rpm installed, with a database where the distribution keeps it.</summary>
sealed class RpmSystem
{
    const string Key = "tests/Plimsoll.Cli.Tests/RealImages/Rpm/fixtures/key.asc";

    readonly TemporaryDirectory directory;
    readonly string database;

    public RpmSystem(TemporaryDirectory directory, string osRelease, string database = "/var/lib/rpm")
    {
        // rpm enters the root to install there.
        Requires.Root();
        Requires.Tool("rpmbuild", "rpm");
        (this.directory, this.database) = (directory, database);
        directory.Write("root/etc/os-release", osRelease);
        Rpm("--initdb");
        Rpm("--import", RepositoryRoot.Combine(Key));
    }

    string Root => directory.Combine("root");

    public RpmSystem Install(params RpmSource[] sources)
    {
        foreach (var source in sources)
        {
            var spec = directory.Write($"{source.Name}-{source.Version}.spec", source.Spec());
            Command.Run("rpmbuild", "-bb", "--quiet", "--define", $"_topdir {directory.Combine("build")}", spec);
        }

        Rpm(["-i", "--nodeps", "--ignoreos", "--ignorearch", .. Directory.EnumerateFiles(directory.Combine("build", "RPMS"), "*.rpm", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]);
        return this;
    }

    public RpmSystem Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(Root, path))!);
        File.CreateSymbolicLink(Path.Join(Root, path), target);
        return this;
    }

    /// <summary>What rpm says of each package but keys, a line each.</summary>
    public List<string> Says(string format) =>
        [.. Rpm("-qa", "--qf", format + "\\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith("gpg-pubkey", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public string Rpm(params string[] arguments) => Command.Run("rpm", ["--root", Root, "--dbpath", database, "--define", "_db_backend sqlite", .. arguments]);

    /// <summary>The root as an archive of <c>docker save</c>.</summary>
    public string Image()
    {
        Command.Run("tar", "-C", Root, "-cf", directory.Combine("layer.tar"), ".");
        return directory.WriteArchive("image.tar", ImageFixture.DockerFiles(new ImageFixture(new LayerFixture(File.ReadAllBytes(directory.Combine("layer.tar"))))));
    }
}
