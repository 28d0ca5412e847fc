using Plimsoll.Advisories.Feeds;
using Plimsoll.Advisories.Versions.Constraints;
using Plimsoll.Core;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Archives;
using Plimsoll.Images.EngineStorage.Bolt;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Tar;

namespace Plimsoll.Fuzz;

/// <summary>Every reader that has a target.</summary>
static class TargetList
{
    /// <summary>Small enough that a loop without end shows as a limit that was not kept.</summary>
    static readonly Limits Limits = Limits.Default;

    public static IReadOnlyList<Target> All { get; } =
    [
        new("tar", Seeds.Tars, Seeds.Of("ustar\0", "ustar  \0", "path=", "size=", "GNU.sparse.map=", "././@LongLink", "\0\0\0\0"), Tar),
        GunzipTarget.Target,
        new("manifest", Seeds.Manifests, Seeds.Of("\"digest\":", "\"layers\":", "sha256:", "\"size\":", "[", "{", "null", "1e9"), Manifest),
        new("configuration", Seeds.Configurations, Seeds.Of(": ", "- ", "[", "]", "{", ",", "\n", "#", "*a", "&a", "!!str ", "---\n", "? ", "|\n", "\"", "'", "%YAML 1.2"), Configuration),
        new("bolt", Seeds.Bolts, Seeds.Of("\u0001\0", "\u0002\0", "v1", "\0\0\0\0\0\0\0\0", "\u0005\0\0\0\0\0\0\0", "\u00FF\u00FF\u00FF\u00FF"), Bolt),
        .. Seeds.Databases.Concat(NodeTargets.All).Concat(EcosystemSeeds.All).Select(d => new Target(d.Name, d.Seeds, d.Words, bytes => Database(d.Reader, d.Path, bytes))),
        .. RegistryTargets.All,
        .. ContentsTargets.All,
        .. FeedList.All.Select(feed => new Target($"feed-{feed.Name}", Seeds.Feeds(feed.Name), Seeds.Of("\"id\":", "\"affected\":", "CVE-2024-1", "<", "/>", "[", "{", "null", "&#0;", ": *a", "- &a"), bytes => Feed(feed, bytes))),
        .. MirrorTargets.All,
        .. PythonTargets.All,
        .. BinaryTargets.All,
        .. ProgramTargets.All,
        .. JavaTargets.All,
        .. LicenceTargets.All,
        new("constraint", Seeds.Of(">=1.2.3 <2 || ^3.0.0-rc.1 || 1.x - 2", "~> 2.3.1, >= 2.3.1.1", ">=5.0,<5.1|^7 || 1.*", "vers:npm/>=1.0.0|!=1.2.3|<2.0.0"), Seeds.Of("||", " - ", "~>", "^", ".x", ".*", "-dev", "-0", "vers:gem/", "999999999999999999", ".", ",", "!="), Constraint),
        .. BillTargets.All,
    ];

    static void Constraint(byte[] bytes)
    {
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        NpmConstraint.Parse(text)?.Complement().ToRanges();
        CargoConstraint.Parse(text)?.Complement().ToRanges();
        GemConstraint.Parse(text)?.Complement().ToRanges();
        ComposerConstraint.Parse(text)?.Complement().ToRanges();
        VersConstraint.Parse(text)?.Complement().ToRanges();
    }

    static void Tar(byte[] bytes)
    {
        try
        {
            using var walker = new TarWalker(new StreamTarSource(new MemoryStream(bytes)), Limits, "input");
            walker.Walk(new ReadEverything(), CancellationToken.None);
        }
        catch (UnreadableSubjectException)
        {
        }
    }

    static void Manifest(byte[] bytes)
    {
        var directory = Directory.CreateTempSubdirectory("plimsoll-fuzz-").FullName;
        try
        {
            File.WriteAllText(Path.Join(directory, "oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
            File.WriteAllBytes(Path.Join(directory, "index.json"), bytes);
            var blobs = Directory.CreateDirectory(Path.Join(directory, "blobs", "sha256")).FullName;
            File.WriteAllBytes(Path.Join(blobs, Seeds.Hex(bytes)), bytes);
            using var subject = Images.Targets.Open(directory, new OpenOptions { Limits = Limits });
        }
        catch (UnreadableSubjectException)
        {
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static void Bolt(byte[] bytes)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            using var handle = File.OpenHandle(path);
            new BoltFile(new FileRegion(handle, 0, bytes.Length), "input").Read(root => Enumerate(root, 0));
        }
        catch (UnreadableSubjectException)
        {
        }
        finally
        {
            File.Delete(path);
        }
    }

    // No deeper than any engine's, for buckets may contain each other.
    static int Enumerate(BoltBucket bucket, int depth)
    {
        var count = 0;
        foreach (var key in bucket.Buckets().Take(20))
        {
            bucket.Value(key);
            count += depth < 3 && bucket.Bucket(key) is { } inner ? Enumerate(inner, depth + 1) : 1;
        }

        return count;
    }

    static void Configuration(byte[] bytes)
    {
        try
        {
            Cli.ConfigurationFile.Parse(bytes, "plimsoll.yaml");
        }
        catch (UsageException)
        {
        }
    }

    static void Database(IFileReader reader, string path, byte[] bytes)
    {
        var sink = new EvidenceSink(path, reader.Id.Name, Limits);
        reader.Read(new FileContent(path, bytes, Limits), sink);
        sink.ToEvidence();
    }

    static void Feed(IFeed feed, byte[] bytes)
    {
        try
        {
            feed.Recognises("feed.json", bytes.AsSpan(0, Math.Min(bytes.Length, 65536)));
            feed.Read("feed.ndjson", new MemoryStream(bytes), new Nothing());
            feed.Read("feed.json", new MemoryStream(bytes), new Nothing());
            feed.Read("feed.yaml", new MemoryStream(bytes), new Nothing());
            feed.Read("feed.md", new MemoryStream(bytes), new Nothing());
        }
        catch (MalformedFeedException)
        {
        }
    }

    sealed class Nothing : FeedSink
    {
        public override void Add(FeedSource source, Advisory advisory) { }

        public override void Skip(string record, string why) { }
    }

    sealed class ReadEverything : ILayerVisitor
    {
        readonly byte[] buffer = new byte[4096];

        public bool Enters(ReadOnlySpan<byte> directory) => true;

        public bool Meets(in FileEntry entry) => true;

        public void Content(in FileEntry entry, Stream content)
        {
            while (content.Read(buffer, 0, buffer.Length) > 0)
            {
            }
        }

        public void Unreadable(ReadOnlySpan<byte> path, string message) { }
    }
}
