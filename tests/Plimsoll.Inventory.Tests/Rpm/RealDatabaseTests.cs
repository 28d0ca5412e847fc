using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Rpm;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Rpm;

/// <summary>Real databases of all three formats, compared with what rpm itself reads of them.</summary>
public class RealDatabaseTests
{
    const string Format = "%{NAME}\t%|EPOCH?{%{EPOCH}:}|\t%{VERSION}-%{RELEASE}\t%{ARCH}\t%{SOURCERPM}\t%{LICENSE}\t%{VENDOR}\t%{MODULARITYLABEL}\\n";

    [Theory]
    [InlineData("cbl-mariner-2.0/rpmdb.sqlite", "rpmdb.sqlite", "sqlite")]
    [InlineData("libuuid/Packages", "Packages", "bdb_ro")]
    public void A_real_database_gives_what_rpm_gives(string entry, string name, string backend)
    {
        Requires.Tool("rpm", "rpm");
        var archive = Requires.SharedData("vectors-small-dev.tar.zst");
        using var directory = new TemporaryDirectory();
        Command.Run("sh", "-c", $"zstd -dc '{archive}' | tar -x -C '{directory.Path}' --wildcards '*/{entry}'");
        var path = Directory.EnumerateFiles(directory.Path, Path.GetFileName(entry), SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(path);
        Agree(CataloguerTest.Of(new RpmCataloguer()).On($"var/lib/rpm/{name}", bytes), RpmSays(Path.GetDirectoryName(path)!, backend));
    }

    [Fact]
    public void A_real_ndb_database_of_suse_is_read_whole()
    {
        // Debian's rpm is built without NDB, so no oracle runs here; SUSE's own package list of that image has these.
        var archive = Requires.SharedData("vectors-small-dev.tar.zst");
        using var directory = new TemporaryDirectory();
        Command.Run("sh", "-c", $"zstd -dc '{archive}' | tar -x -C '{directory.Path}' --wildcards '*/sle15-bci/Packages.db'");
        var bytes = File.ReadAllBytes(Directory.EnumerateFiles(directory.Path, "Packages.db", SearchOption.AllDirectories).Single());
        var test = CataloguerTest.Of(new RpmCataloguer());
        var evidence = test.On("usr/lib/sysimage/rpm/Packages.db", bytes);
        Assert.Empty(evidence.Gaps);
        Assert.All(evidence.Packages, p => Assert.True(p.Name.Length > 0 && p.Version.Contains('-')));
        Assert.Contains(evidence.Packages, p => p.Name == "glibc" && p.Architecture == "x86_64");
        Assert.Contains(evidence.Packages, p => p.Name == "sles-release");
        Assert.Equal(evidence.Packages.Count, evidence.Packages.Select(p => (p.Name, p.Version, p.Architecture)).Distinct().Count());
        test.NeverThrowsOnFlipsOf("usr/lib/sysimage/rpm/Packages.db", bytes, times: 20);
    }

    [Theory]
    [InlineData("sqlite", "rpmdb.sqlite")]
    public void A_database_that_rpm_made_here_gives_what_rpm_gives_and_survives_damage(string backend, string name)
    {
        Requires.Tool("rpmbuild", "rpm");
        using var directory = new TemporaryDirectory();
        var root = Make(directory, backend);
        var bytes = File.ReadAllBytes(Path.Combine(root, name));
        var test = CataloguerTest.Of(new RpmCataloguer());
        var evidence = test.On($"var/lib/rpm/{name}", bytes);
        Agree(evidence, RpmSays(root, backend));
        Assert.Contains(evidence.Packages, p => p.Version == "3:1.0-2" && p.Module == "tool:1.0:2024:abc");
        Assert.Contains(evidence.Ownerships, o => o.Package == "tool.noarch" && System.Text.Encoding.UTF8.GetString(o.Paths.Span).Split('\n').Contains("usr/share/tool/data"));
        test.NeverThrowsOnAnyPrefixOf($"var/lib/rpm/{name}", bytes, step: 509);
        test.NeverThrowsOnFlipsOf($"var/lib/rpm/{name}", bytes, times: 500);
    }

    /// <summary>Builds two packages and installs them into a database of their own.</summary>
    static string Make(TemporaryDirectory directory, string backend)
    {
        directory.Write("tool.spec", """
            Name: tool
            Epoch: 3
            Version: 1.0
            Release: 2
            Summary: A tool
            License: MIT
            Vendor: Somebody
            ModularityLabel: tool:1.0:2024:abc
            BuildArch: noarch
            %description
            A tool.
            %package -n libtool-data
            Summary: Data
            Version: 2.5
            %description -n libtool-data
            Data.
            %install
            mkdir -p %{buildroot}/usr/share/tool
            echo 1 > %{buildroot}/usr/share/tool/data
            echo 2 > %{buildroot}/usr/share/tool/more
            %files
            /usr/share/tool/data
            %files -n libtool-data
            /usr/share/tool/more
            """);
        Command.Run("rpmbuild", "-bb", "--define", $"_topdir {directory.Path}", directory.Combine("tool.spec"));
        var root = directory.Combine("db");
        Directory.CreateDirectory(root);
        string[] define = ["--define", $"_db_backend {backend}", "--dbpath", root];
        Command.Run("rpm", [.. define, "--initdb"]);
        foreach (var package in Directory.EnumerateFiles(directory.Combine("RPMS"), "*.rpm", SearchOption.AllDirectories).Order())
            Command.Run("rpm", [.. define, "-i", "--justdb", "--nodeps", "--ignorearch", "--ignoreos", package]);
        return root;
    }

    static List<string> RpmSays(string directory, string backend) =>
        [.. Command.Run("rpm", "--define", $"_db_backend {backend}", "--dbpath", directory, "-qa", "--qf", Format)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith("gpg-pubkey\t", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    static void Agree(FileEvidence evidence, List<string> expected)
    {
        var actual = evidence.Packages.Select(p =>
        {
            var colon = p.Version.IndexOf(':', StringComparison.Ordinal);
            return string.Join('\t', p.Name, colon < 0 ? "" : p.Version[..(colon + 1)], p.Version[(colon + 1)..], p.Architecture, "*", p.Licences[0], p.Vendor ?? "(none)", p.Module ?? "(none)");
        }).Order(StringComparer.Ordinal);
        Assert.NotEmpty(expected);
        Assert.Empty(evidence.Gaps);
        Assert.Equal(expected.Select(WithoutSource), actual);
        Assert.Equal(expected.Count(e => e.Split('\t')[4].EndsWith(".src.rpm", StringComparison.Ordinal)), evidence.Packages.Count);
        Assert.Equal(
            expected.Select(e => e.Split('\t')[4]).Order(StringComparer.Ordinal),
            evidence.Packages.Select(p => $"{p.SourceNameOrName}-{p.SourceVersionOrVersion[(p.SourceVersionOrVersion.IndexOf(':') + 1)..]}.src.rpm").Order(StringComparer.Ordinal));
    }

    // An epoch of 0 that is stated means the same as none.
    static string WithoutSource(string line)
    {
        var parts = line.Split('\t');
        (parts[1], parts[4]) = (parts[1] == "0:" ? "" : parts[1], "*");
        return string.Join('\t', parts);
    }
}
