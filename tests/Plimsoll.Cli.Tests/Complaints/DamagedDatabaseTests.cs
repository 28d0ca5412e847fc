using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.Complaints;

/// <summary>"A damaged database crashes the scan, or is believed" (trivy-db#442, grype#1731).</summary>
public sealed class DamagedDatabaseTests : IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void Grype_1731_bits_changed_anywhere_never_crash_a_scan_and_never_pass_verification()
    {
        var (image, database) = (OldSystem.Debian().DockerArchive(directory.Combine("image.tar")), Own());
        var whole = File.ReadAllBytes(database);
        var report = plimsoll.Run("scan", image, "--db", database, "-o", "json").Output;
        var random = new Random(3);
        for (var tries = 0; tries < 60; tries++)
        {
            var bent = whole.ToArray();
            bent[random.Next(bent.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(database, bent);
            var (code, output, error) = plimsoll.Run("scan", image, "--db", database, "-o", "json");
            Assert.True(code is 0 or 1 || IsRefused(code, error), error);

            // A bit of a page's free space says nothing.
            Assert.True(output == report || plimsoll.Run("db", "verify", "--db", database).Code == 3, $"a changed database passed: {output}");
        }
    }

    [Fact]
    public void Trivy_db_442_a_database_cut_at_any_page_is_refused_in_one_sentence()
    {
        var (image, database) = (OldSystem.Debian().DockerArchive(directory.Combine("image.tar")), Own());
        var whole = File.ReadAllBytes(database);
        for (var length = 0; length < whole.Length; length += 4096)
        {
            File.WriteAllBytes(database, whole[..length]);
            var (code, _, error) = plimsoll.Run("scan", image, "--db", database);
            Assert.True(IsRefused(code, error), error);
        }
    }

    [Fact]
    public void The_programs_own_database_is_unpacked_anew_where_it_was_cut_off()
    {
        var image = OldSystem.Debian().DockerArchive(directory.Combine("image.tar"));
        var report = plimsoll.Run("scan", image, "-o", "json").Output;
        var unpacked = plimsoll.EmbeddedDatabase();
        foreach (var length in (long[])[0, 50, 8192])
        {
            using (var file = File.OpenWrite(unpacked))
                file.SetLength(length);
            Assert.Equal(report, plimsoll.Run("scan", image, "-o", "json").Output);
        }
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    string Own()
    {
        var own = new OwnDatabase(directory, plimsoll);
        for (var number = 0; number < 200; number++)
            own.Says($"DSA-{number + 1000}-1", $"CVE-2024-{number + 40_000}", "Debian:12/openssl", $"3.0.{number}-1");
        return own.Build();
    }

    static bool IsRefused(int code, string error) => code == 3 && error.Contains("own.db cannot be used", StringComparison.Ordinal) && !error.TrimEnd().Contains('\n', StringComparison.Ordinal);
}
