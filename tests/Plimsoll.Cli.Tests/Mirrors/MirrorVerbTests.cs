using Plimsoll.Cli.Tests.Complaints;
using Plimsoll.Testing;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Cli.Tests.Mirrors;

/// <summary>A publisher and a user, each at a shell.</summary>
public sealed class MirrorVerbTests : IDisposable
{
    const string Secret = "correct horse battery";

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();
    readonly OwnDatabase database;

    public MirrorVerbTests()
    {
        database = new OwnDatabase(directory, plimsoll);
        for (var i = 0; i < 30; i++)
            database.Says($"GHSA-{i}", $"CVE-2024-{i}", $"npm/package-{i}", "1.2.3");
    }

    string Keys => directory.Combine("keys");

    string Mirror => directory.Combine("mirror");

    string Root => directory.Combine("keys", "1.root.json");

    [Fact]
    public void A_mirror_is_made_served_and_updated_from_first_whole_and_then_by_a_delta()
    {
        using var authority = new TestAuthority();
        using var server = new ScriptedServer(Serve, authority.Server());
        var ca = directory.Write("ca.pem", authority.Pem);
        Done("db", "keygen", "--out", Keys);
        Publish();
        var first = Done("db", "update", "--from", server.Url, "--mirror-root", Root, "--ca-file", ca, "--accept-shrunk", "all");
        Assert.Contains("new, fetched whole", first, StringComparison.Ordinal);
        database.Says("GHSA-99", "CVE-2024-99", "npm/package-99", "9.9.9");
        Assert.Contains("delta of", Publish(), StringComparison.Ordinal);
        Assert.Contains("new, by 1 delta", Done("db", "update", "--mirror", server.Url, "--mirror-root", Root, "--ca-file", ca), StringComparison.Ordinal);
        Assert.Contains("nothing new", Done("db", "update", "--from", server.Url, "--mirror-root", Root, "--ca-file", ca), StringComparison.Ordinal);
        Assert.Contains("is whole", Done("db", "verify", "--db", Directory.EnumerateFiles(directory.Combine("data", "db"), "*.db").Order(StringComparer.Ordinal).First()), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_network_a_stick_is_enough()
    {
        Requires.Root();
        Done("db", "keygen", "--out", Keys);
        Publish();
        var (code, output, error) = plimsoll.RunUnder(Requires.Tool("unshare", "util-linux"), ["--net"], "db", "update", "--from", Mirror, "--mirror-root", Root, "--accept-shrunk", "all", "--offline", "--data-dir", directory.Combine("data"));
        Assert.True(code == 0, error);
        Assert.Contains("new, fetched whole", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_of_three_holders_on_machines_of_their_own_replace_all_root_keys()
    {
        Done("db", "keygen", "--out", Keys, "--count", "3", "--threshold", "2");
        Publish();
        Update();
        var old = Directory.EnumerateFiles(Keys, "root-*.key").Order(StringComparer.Ordinal).ToList();
        foreach (var file in Directory.EnumerateFiles(Keys, "root-*.pub"))
            File.Delete(file);
        var fresh = directory.Combine("holder");
        Done("db", "keygen", "--out", fresh, "--role", "root", "--count", "2");
        foreach (var file in Directory.EnumerateFiles(fresh, "*.pub"))
            File.Copy(file, Path.Combine(Keys, Path.GetFileName(file)));

        var second = directory.Combine("keys", "2.root.json");
        Assert.Contains("0 of 2 signatures by the root keys of version 1", Done("db", "new-root", "--keys", Keys), StringComparison.Ordinal);
        Assert.Contains("2.root.json: 0 of the 2 signatures", Fails(2, "db", "publish", "--to", Mirror, "--keys", Keys, "--db", database.Build()), StringComparison.Ordinal);
        Done("db", "sign-root", second, "--key", old[0]);
        Assert.Contains("1 of 2 signatures by its own", Done([.. (string[])["db", "sign-root", second], .. Directory.EnumerateFiles(fresh, "*.key").Take(1).SelectMany(k => (string[])["--key", k])]), StringComparison.Ordinal);
        Assert.EndsWith(": complete\n", Done([.. (string[])["db", "sign-root", second, "--key", old[2]], .. Directory.EnumerateFiles(fresh, "*.key").SelectMany(k => (string[])["--key", k])]), StringComparison.Ordinal);
        Assert.Contains("no root key of this root", Fails(2, "db", "sign-root", second, "--key", Directory.EnumerateFiles(Keys, "timestamp-*.key").Single()), StringComparison.Ordinal);
        Publish();
        Update();
    }

    [Fact]
    public void Keys_of_the_daily_roles_are_replaced_by_a_new_root_and_the_old_ones_count_no_more()
    {
        Done("db", "keygen", "--out", Keys);
        Publish();
        Update();
        foreach (var role in (string[])["targets", "snapshot", "timestamp"])
            foreach (var file in Directory.EnumerateFiles(Keys, $"{role}-*"))
                File.Move(file, directory.Combine(Path.GetFileName(file)));
        Done("db", "keygen", "--out", Keys, "--role", "targets", "--role", "snapshot", "--role", "timestamp");
        Assert.Contains("0 are here", Fails(2, "db", "publish", "--to", Mirror, "--keys", Keys, "--db", database.Build()), StringComparison.Ordinal);
        Done("db", "new-root", "--keys", Keys);
        Done("db", "sign-root", directory.Combine("keys", "2.root.json"), "--key", Directory.EnumerateFiles(Keys, "root-*.key").Single());
        var stale = File.ReadAllBytes(directory.Combine("mirror", "metadata", "timestamp.json"));
        database.Says("GHSA-99", "CVE-2024-99", "npm/package-99", "9.9.9");
        Publish();
        Assert.Contains("new, fetched whole", Update(), StringComparison.Ordinal);
        File.WriteAllBytes(directory.Combine("mirror", "metadata", "timestamp.json"), stale);
        Assert.Contains("0 of the 1 signatures", Fails(3, UpdateArguments), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mirror_that_was_meddled_with_or_has_expired_is_refused_and_the_database_stays()
    {
        Done("db", "keygen", "--out", Keys);
        Publish();
        Update();
        var status = Done("db", "status", "--data-dir", directory.Combine("data"));
        database.Says("GHSA-99", "CVE-2024-99", "npm/package-99", "9.9.9");
        Publish("--expires", "timestamp=1s");
        var targets = directory.Combine("mirror", "metadata", "2.targets.json");
        var honest = File.ReadAllText(targets);
        File.WriteAllText(targets, honest.Replace("2.targets", "3.targets", StringComparison.Ordinal).Replace("\"version\": 2", "\"version\": 9", StringComparison.Ordinal));
        Thread.Sleep(1100);
        Assert.Contains("timestamp.json: it expired at", Fails(3, UpdateArguments), StringComparison.Ordinal);
        Publish("--expires", "timestamp=1d");
        File.WriteAllText(directory.Combine("mirror", "metadata", "3.targets.json"), honest);
        Assert.Contains("3.targets.json: it", Fails(3, UpdateArguments), StringComparison.Ordinal);
        Assert.Equal(status, Done("db", "status", "--data-dir", directory.Combine("data")));
    }

    [Fact]
    public void The_mirror_and_its_root_may_stand_in_the_configuration()
    {
        Done("db", "keygen", "--out", Keys);
        Publish();
        directory.Write("plimsoll.yaml", $"mirror: {Mirror}\nmirror-root: {Root}\n");
        var (code, output, error) = plimsoll.RunIn(directory.Path, [("PLIMSOLL_DATA_DIR", directory.Combine("data"))], "db", "update", "--accept-shrunk", "all");
        Assert.True(code == 0, error);
        Assert.Contains("new, fetched whole", output, StringComparison.Ordinal);
        directory.Write("plimsoll.yaml", $"mirror: {Mirror}\n");
        (code, _, error) = plimsoll.RunIn(directory.Path, [("PLIMSOLL_DATA_DIR", directory.Combine("data"))], "db", "update");
        Assert.Equal(2, code);
        Assert.Contains("is not believed by itself", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Private_keys_are_for_their_owner_alone_and_a_passphrase_is_told_to_nobody()
    {
        var passphrase = directory.Write("passphrase", Secret + "\n");
        var said = Done("db", "keygen", "--out", Keys, "--key-passphrase-file", passphrase);
        foreach (var key in Directory.EnumerateFiles(Keys, "*.key"))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
            Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----", File.ReadAllText(key), StringComparison.Ordinal);
            Assert.DoesNotContain(File.ReadAllLines(key)[1], said, StringComparison.Ordinal);
        }

        var file = database.Build();
        Assert.Contains("is encrypted; give its passphrase", Fails(2, "db", "publish", "--to", Mirror, "--keys", Keys, "--db", file), StringComparison.Ordinal);
        var wrong = Fails(2, "db", "publish", "--to", Mirror, "--keys", Keys, "--db", file, "--key-passphrase-file", directory.Write("wrong", "guess\n"));
        Assert.Contains("does not open the key", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("guess", wrong, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Mirror));
        var (code, output, error) = plimsoll.RunIn(directory.Path, [("PLIMSOLL_KEY_PASSPHRASE", Secret)], "db", "publish", "--to", Mirror, "--keys", Keys, "--db", file);
        Assert.True(code == 0, error);
        Assert.DoesNotContain(Secret, output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("db", "keygen")]
    [InlineData("db", "keygen", "--out", "keys", "--role", "king")]
    [InlineData("db", "keygen", "--out", "keys", "--threshold", "2")]
    [InlineData("db", "keygen", "--out", "keys", "--threshold", "many")]
    [InlineData("db", "keygen", "--out", "keys", "--count", "0")]
    [InlineData("db", "keygen", "--out", "keys", "--expires", "soon")]
    [InlineData("db", "new-root", "--keys", "no-such-directory")]
    [InlineData("db", "sign-root", "no-such-file", "--key", "no-such-key")]
    [InlineData("db", "publish", "--to", "mirror", "--keys", "no-such-directory")]
    [InlineData("db", "publish", "--to", "mirror", "--keys", ".", "--expires", "king=1d")]
    [InlineData("db", "publish", "--to", "oci:mirror", "--keys", ".")]
    [InlineData("db", "publish", "--to", "mirror", "--keys", ".", "--keep", "-1")]
    [InlineData("db", "update", "--from", "no-such-directory", "--mirror-root", "no-such-file")]
    public void Wrong_usage_ends_with_2_and_makes_nothing(params string[] arguments)
    {
        var (code, output, error) = plimsoll.RunIn(directory.Path, [("PLIMSOLL_KEY_PASSPHRASE", Secret)], arguments);
        Assert.True(code == 2, $"{code}: {error}");
        Assert.Empty(output);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(Keys));
        Assert.False(Directory.Exists(Mirror));
    }

    [Fact]
    public void Keys_and_roots_that_exist_are_not_written_over()
    {
        Done("db", "keygen", "--out", Keys);
        var before = Directory.EnumerateFiles(Keys).ToDictionary(f => f, File.ReadAllText);
        Assert.Contains("exists already", Fails(2, "db", "keygen", "--out", Keys), StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFiles(Keys).ToDictionary(f => f, File.ReadAllText));
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    string[] UpdateArguments => ["db", "update", "--from", Mirror, "--mirror-root", Root, "--data-dir", directory.Combine("data")];

    string Update() => Done([.. UpdateArguments, "--accept-shrunk", "all"]);

    string Publish(params string[] more) => Done(["db", "publish", "--to", Mirror, "--keys", Keys, "--db", database.Build(), .. more]);

    string Done(params string[] arguments)
    {
        var (code, output, error) = plimsoll.RunIn(directory.Path, [("PLIMSOLL_DATA_DIR", directory.Combine("data"))], arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)} ended with {code}: {error}");
        return output;
    }

    string Fails(int expected, params string[] arguments)
    {
        var (code, _, error) = plimsoll.RunIn(directory.Path, [("PLIMSOLL_DATA_DIR", directory.Combine("data"))], arguments);
        Assert.True(code == expected, $"{string.Join(' ', arguments)} ended with {code}: {error}");
        Assert.Single(error.TrimEnd().Split('\n'));
        return error;
    }

    void Serve(ScriptedExchange exchange)
    {
        var file = Path.Combine(Mirror, exchange.Request.Path.TrimStart('/'));
        if (File.Exists(file))
            exchange.Answer(200, "application/octet-stream", File.ReadAllBytes(file));
        else
            exchange.Answer(404);
    }
}
