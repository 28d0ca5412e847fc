using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Deltas;
using Plimsoll.Trust;
using Plimsoll.Trust.Keys;
using Plimsoll.Trust.Metadata;
using Plimsoll.Trust.Repository;
using ZstdSharp;

namespace Plimsoll.Fuzz;

/// <summary>What a mirror serves: its metadata, and deltas.</summary>
static class MirrorTargets
{
    const int SmallPlainBytes = 16 * 1024 * 1024;

    static readonly DateTimeOffset Day = new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What deltas start from.</summary>
    static readonly byte[] Base = SmallDatabase("1");

    public static IReadOnlyList<Target> All { get; } =
    [
        new("metadata", MetadataSeeds(), Seeds.Of("\"signatures\":", "\"signed\":", "\"keyid\":", "\"version\":", "\"_type\":\"root\"", "\"threshold\":", "{", "[", "\\u", "\"\\ud800\"", "1.0", "1e1", "-0"), Metadata),
        new("delta", DeltaSeeds(), [[0], [1, 0], [2, 1, 65], [4, 5, 7], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [3, 0, 0, 0, 0, 0, 0, 0xF8, 0x7F]], Delta),
    ];

    static void Metadata(byte[] bytes)
    {
        try
        {
            var file = SignedFile.Parse(bytes);
            Action[] readers = [() => file.Require(RootMetadata.Read(file.Signed), Role.Root), () => MetaList.Read(file.Signed, Role.Snapshot), () => MetaList.Read(file.Signed, Role.Timestamp), () => TargetsMetadata.Read(file.Signed)];
            foreach (var read in readers)
                Refusable(read);
        }
        catch (MetadataException)
        {
        }
    }

    static void Refusable(Action read)
    {
        try
        {
            read();
        }
        catch (MetadataException)
        {
        }
    }

    /// <summary>The input is the delta's plain form: mutated zstd would be refused before anything is read.</summary>
    static void Delta(byte[] bytes)
    {
        var directory = Directory.CreateTempSubdirectory("plimsoll-fuzz-").FullName;
        try
        {
            var before = Path.Join(directory, "before.db");
            File.WriteAllBytes(before, Base);
            using var packed = new MemoryStream();
            using (var zstd = new CompressionStream(packed, 1, leaveOpen: true))
                zstd.Write(bytes);
            DeltaApplier.Apply(before, [() => new MemoryStream(packed.ToArray())], Path.Join(directory, "after.db"), DeltaLimits.Default with { MaxPlainBytes = SmallPlainBytes }, CancellationToken.None);
        }
        catch (MalformedDeltaException)
        {
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static IReadOnlyList<byte[]> MetadataSeeds()
    {
        using var key = SigningKey.Create();
        var keys = Role.All.ToDictionary(r => r, _ => (IReadOnlyList<TrustKey>)[key.Public]);
        var root = RootDraft.Make(null, keys, Role.All.ToDictionary(r => r, _ => 1), Day).SignedBy(key);
        var target = new TargetFile("deltas/a-b.zst", 5, new string('a', 64), new Dictionary<string, string> { ["from"] = "sha256:x" });
        var state = new RepositoryState(RootMetadata.Read(root.Signed), 0, 0, 0, new Dictionary<string, TargetFile>());
        return [root.Bytes, .. RepositoryWriter.Next(state, new MetadataSigner(state.Root, [key]), [target], Day, Lifetimes.Default).Select(f => f.Bytes)];
    }

    static IReadOnlyList<byte[]> DeltaSeeds()
    {
        var directory = Directory.CreateTempSubdirectory("plimsoll-fuzz-").FullName;
        try
        {
            var (before, after) = (Path.Join(directory, "before.db"), Path.Join(directory, "after.db"));
            File.WriteAllBytes(before, SmallDatabase("1"));
            File.WriteAllBytes(after, SmallDatabase("2"));
            using var delta = new MemoryStream();
            DeltaMaker.Make(before, after, delta);
            delta.Position = 0;
            using var zstd = new DecompressionStream(delta);
            using var plain = new MemoryStream();
            zstd.CopyTo(plain);
            return [plain.ToArray()];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static byte[] SmallDatabase(string fix)
    {
        var directory = Directory.CreateTempSubdirectory("plimsoll-fuzz-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Join(directory, "feeds"));
            File.WriteAllText(Path.Join(directory, "feeds", "a.json"), $$"""{"id":"GHSA-{{fix}}","modified":"2024-01-02T00:00:00Z","aliases":["CVE-2024-1"],"affected":[{"package":{"ecosystem":"npm","name":"a"},"versions":["{{fix}}"]}]}""");
            File.WriteAllText(Path.Join(directory, "feeds", "epss.csv"), $"#model_version:v2025,score_date:2025-01-01T00:00:00+0000\ncve,epss,percentile\nCVE-2024-1,0.{fix},0.9\n");
            var output = Path.Join(directory, "small.db");
            DatabaseBuilder.Build(Path.Join(directory, "feeds"), output, new DateOnly(2026, 1, 1), CancellationToken.None);
            return File.ReadAllBytes(output);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
