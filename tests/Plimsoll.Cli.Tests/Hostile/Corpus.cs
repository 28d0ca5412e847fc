using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.Hostile;

/// <summary>The families of hostile inputs. Everything is generated; nothing is kept.</summary>
static class Corpus
{
    const int Done = 0;
    const int Unfit = 1;
    const int Unreadable = 3;

    public static IReadOnlyDictionary<string, Func<IEnumerable<HostileCase>>> Families { get; } = new Dictionary<string, Func<IEnumerable<HostileCase>>>
    {
        ["cut archives"] = CutArchives,
        ["cut blobs"] = CutBlobs,
        ["wrong descriptors"] = WrongDescriptors,
        ["broken documents"] = BrokenDocuments,
        ["no images"] = NoImages,
        ["bombs"] = Bombs,
        ["names and paths"] = NamesAndPaths,
        ["links and whiteouts"] = LinksAndWhiteouts,
        ["numbers"] = Numbers,
        ["package databases"] = PackageDatabases,
        ["rpm databases"] = RpmDatabases,
    };

    static HostileCase Layout(string name, ImageFixture image, int code) => new(name, d => d.WriteTree("image", ImageFixture.OciFiles(image)), code);

    static HostileCase Layer(string name, TarFixture tar, int code) => Layout(name, Victim.WithLayer(tar.ToArray()), code);

    static HostileCase Wanted(string name, string path, byte[] content, int code = Done) => Layer(name, new TarFixture().File(path, content), code);

    static IEnumerable<HostileCase> CutArchives()
    {
        foreach (var (form, files) in new[] { ("docker", ImageFixture.DockerFiles(Victim.Image())), ("docker-oci", ImageFixture.DockerOciFiles(Victim.Image())), ("oci", ImageFixture.OciFiles(Victim.Image(LayerCompression.Gzip))) })
        {
            var whole = Tar(files);

            // Without its closing blocks an archive is whole still: engines read it. One of two forms without its last document is the other form.
            var last = form == "docker-oci" ? whole.Length - 1024 - 512 - ((files["index.json"].Length + 511) & ~511) : -1;
            for (var at = 0; at < whole.Length; at += 512)
                yield return Cut(form, whole, at, at >= whole.Length - 1024 || at == last ? Done : Unreadable);
            foreach (var at in (int[])[1, 511, 513, 1000, (whole.Length / 2) + 7])
                yield return Cut(form, whole, at, Unreadable);
        }

        static HostileCase Cut(string form, byte[] whole, int at, int code) => new($"{form} archive cut at {at}", d => d.Write("image.tar", whole[..at]), code);
    }

    static byte[] Tar(Dictionary<string, byte[]> files)
    {
        // What names the image comes last, so that every cut loses something.
        var tar = new TarFixture(TarStyle.Ustar);
        foreach (var (path, bytes) in files.OrderBy(f => f.Key switch { "index.json" => 2, "manifest.json" => 1, _ => 0 }).ThenBy(f => f.Key, StringComparer.Ordinal))
            tar.File(path, bytes);
        return tar.ToArray();
    }

    static IEnumerable<HostileCase> CutBlobs()
    {
        foreach (var compression in Enum.GetValues<LayerCompression>())
        {
            var files = ImageFixture.OciFiles(Victim.Image(compression));
            foreach (var (path, bytes) in files.Where(f => f.Key != "oci-layout"))
                foreach (var at in new[] { 0, 1, bytes.Length / 2, bytes.Length - 1 }.Distinct())
                    yield return new HostileCase($"{compression} {Kind(path, bytes)} cut at {at}", d => d.WriteTree("image", new Dictionary<string, byte[]>(files) { [path] = bytes[..at] }), Unreadable);
        }

        static string Kind(string path, byte[] bytes) => path == "index.json" ? path : bytes[0] == '{' ? "document " + path[^6..] : "layer " + path[^6..];
    }

    static IEnumerable<HostileCase> WrongDescriptors()
    {
        JsonNode?[] digests = ["", "sha256", "sha256:", "sha256:00", "SHA256:" + new string('0', 64), "sha256:" + new string('g', 64), "md5:" + new string('0', 32), "sha256:../../../../etc/passwd", "sha256:" + new string('0', 64), 5, null, "sha256:" + new string('0', 100_000)];
        JsonNode?[] sizes = [0, -1, 1, long.MaxValue, 1e30, "12", null];
        foreach (var place in (string[])["config", "layer"])
        {
            foreach (var (i, digest) in digests.Index())
                yield return Layout($"{place} digest {i}", Touched(place, "digest", digest), Unreadable);
            foreach (var (i, size) in sizes.Index().Where(s => s.Index < 5))
                yield return Layout($"{place} size {i}", Touched(place, "size", size), Unreadable);
        }

        foreach (var (i, digest) in digests.Index())
            yield return new HostileCase($"manifest digest {i}", d => d.WriteTree("image", InIndex("digest", digest)), Unreadable);
        foreach (var (i, size) in sizes.Index().Where(s => s.Index < 5))
            yield return new HostileCase($"manifest size {i}", d => d.WriteTree("image", InIndex("size", size)), Unreadable);
        yield return Layout("diff id of another layer", new ImageFixture(new LayerFixture(Victim.Base().ToArray()) { BlobDigest = DigestOf.Bytes("other"u8) }), Unreadable);
        yield return Layout("fewer diff ids than layers", With(Victim.Image(), config: c => c["rootfs"]!["diff_ids"]!.AsArray().RemoveAt(0)), Unreadable);
        yield return Layout("more diff ids than layers", With(Victim.Image(), config: c => c["rootfs"]!["diff_ids"]!.AsArray().Add("sha256:" + new string('1', 64))), Unreadable);
        yield return new HostileCase("an index that lists itself", d =>
        {
            // A digest cannot name itself; sixty-four indexes in a row come as near as it gets.
            var image = Victim.Image();
            var files = ImageFixture.OciFiles(image);
            var entry = image.IndexEntry();
            for (var i = 0; i < 64; i++)
            {
                var bytes = ImageFixture.Bytes(ImageFixture.Index([entry]));
                ImageFixture.Put(files, bytes);
                entry = ImageFixture.Descriptor(ImageFixture.IndexType, bytes);
            }

            files["index.json"] = ImageFixture.Bytes(ImageFixture.Index([entry]));
            return d.WriteTree("image", files);
        }, Unreadable);
        yield return Layout("one layer a thousand times", new ImageFixture([.. Enumerable.Repeat(new LayerFixture(Victim.Base().ToArray(), LayerCompression.Gzip), 1000)]), Done);

        static ImageFixture Touched(string place, string key, JsonNode? value) => With(
            Victim.Image(LayerCompression.Gzip), manifest: m => (place == "config" ? m["config"]! : m["layers"]![1]!)[key] = value?.DeepClone());

        static Dictionary<string, byte[]> InIndex(string key, JsonNode? value)
        {
            var image = Victim.Image();
            var entry = image.IndexEntry();
            entry[key] = value?.DeepClone();
            return ImageFixture.OciFiles(ImageFixture.Index([entry]), image);
        }
    }

    static ImageFixture With(ImageFixture image, Action<JsonObject>? config = null, Action<JsonObject>? manifest = null) =>
        new([.. image.Layers]) { Config = config, Manifest = manifest };

    static IEnumerable<HostileCase> BrokenDocuments()
    {
        (string Name, byte[] Bytes)[] documents =
        [
            ("nothing", []), ("null", "null"u8.ToArray()), ("a list", "[]"u8.ToArray()), ("an empty object", "{}"u8.ToArray()), ("a text", "\"x\""u8.ToArray()), ("a number", "1e999"u8.ToArray()),
            ("deep lists", Encoding.ASCII.GetBytes(new string('[', 200_000))), ("deep objects", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))),
            ("a long text", Encoding.ASCII.GetBytes("{\"a\":\"" + new string('x', 20_000_000) + "\"}")), ("no UTF-8", [(byte)'{', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)':', (byte)'1', (byte)'}']),
            ("half a surrogate", "{\"\\ud800\":1}"u8.ToArray()), ("garbage", Random(1, 4096)), ("zeros", new byte[4096]),
        ];
        foreach (var (name, bytes) in documents)
        {
            yield return new HostileCase($"index.json is {name}", d => d.WriteTree("image", new Dictionary<string, byte[]>(ImageFixture.OciFiles(Victim.Image())) { ["index.json"] = bytes }), Unreadable);
            yield return new HostileCase($"manifest.json is {name}", d => d.WriteArchive("image.tar", new Dictionary<string, byte[]>(ImageFixture.DockerFiles(Victim.Image())) { ["manifest.json"] = bytes }), Unreadable);
            yield return new HostileCase($"the manifest is {name}", d =>
            {
                var files = ImageFixture.OciFiles(ImageFixture.Index([ImageFixture.Descriptor(ImageFixture.ManifestType, bytes)]), Victim.Image());
                ImageFixture.Put(files, bytes);
                return d.WriteTree("image", files);
            }, Unreadable);
            yield return new HostileCase($"the config is {name}", d =>
            {
                var image = With(Victim.Image(), manifest: m => m["config"] = ImageFixture.Descriptor("application/vnd.oci.image.config.v1+json", bytes));
                var files = ImageFixture.OciFiles(image);
                ImageFixture.Put(files, bytes);
                return d.WriteTree("image", files);
            }, Unreadable);
        }
    }

    static IEnumerable<HostileCase> NoImages()
    {
        yield return new HostileCase("an empty file", d => d.Write("image.tar", []), Unreadable);
        yield return new HostileCase("one byte", d => d.Write("image.tar", [1]), Unreadable);
        yield return new HostileCase("a file that is not there", d => d.Combine("nothing.tar"), Unreadable);
        yield return new HostileCase("an empty archive", d => d.Write("image.tar", new byte[1024]), Unreadable);
        yield return new HostileCase("an archive of something else", d => d.Write("image.tar", Victim.Base().ToArray()), Unreadable);
        yield return new HostileCase("a program", d => d.Write("image.tar", File.ReadAllBytes("/bin/true")), Unreadable);
        for (var seed = 0; seed < 12; seed++)
        {
            var bytes = Random(seed, 100 + (seed * 997));
            yield return new HostileCase($"noise {seed}", d => d.Write("image.tar", bytes), Unreadable);
            yield return new HostileCase($"noise {seed} as gzip", d => d.Write("image.tar.gz", [0x1F, 0x8B, 8, 0, .. bytes]), Unreadable);
            yield return new HostileCase($"noise {seed} as zstd", d => d.Write("image.tar.zst", [0x28, 0xB5, 0x2F, 0xFD, .. bytes]), Unreadable);
            yield return Layout($"noise {seed} as a gzip layer", Victim.Storing([0x1F, 0x8B, 8, 0, .. bytes], LayerCompression.Gzip), Unreadable);
            yield return Layout($"noise {seed} as a zstd layer", Victim.Storing([0x28, 0xB5, 0x2F, 0xFD, .. bytes], LayerCompression.Zstd), Unreadable);
        }
    }

    static IEnumerable<HostileCase> Bombs()
    {
        // No more than gzip can do to a disk image: much, and allowed.
        yield return Layout("four gigabytes of zeros in gzip", Victim.Storing(Zeros(4L << 30, "srv/zero"), LayerCompression.Gzip), Done);
        yield return Layout("two hundred gigabytes of zeros in zstd", Victim.Storing(ZstdFrame.Zeros(200L << 30), LayerCompression.Zstd), Unreadable);
        yield return Layout("ten million entries", Victim.Storing(Repeated(new TarHeaderFixture("var/lib/dpkg/info/x.list"u8, '0', 0).ToArray(), 10_000_000), LayerCompression.Gzip), Unreadable);
        yield return new HostileCase("an archive that is a bomb", d => d.Write("image.tar.gz", Zeros(4L << 30, "manifest.json")), Unreadable);
        yield return Wanted("an apk database that unfolds", "lib/apk/db/installed", Encoding.ASCII.GetBytes(UnfoldingApk()));
        yield return Layer("fifty thousand packages of one old source", new TarFixture().File("etc/os-release", "ID=debian\nVERSION_ID=12\n"u8.ToArray()).File("var/lib/dpkg/status", ManyOfOneSource(50_000)), Unfit);
        yield return Layout("a dpkg status of half a gigabyte on one line", Victim.Storing(Filled("var/lib/dpkg/status", 500L << 20, (byte)'P'), LayerCompression.Gzip), Done);
    }

    /// <summary>A directory name of a megabyte, and four thousand files in it: four gigabytes of paths.</summary>
    static string UnfoldingApk() => $"P:a\nV:1\nF:{new string('d', 1 << 20)}\n{string.Concat(Enumerable.Repeat("R:f\n", 4000))}\n";

    /// <summary>A short line a package, and for each all the vulnerabilities of the source.</summary>
    static byte[] ManyOfOneSource(int packages) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, packages).Select(i =>
        FormattableString.Invariant($"Package: p{i}\nStatus: install ok installed\nSource: openssl (3.0.9-1)\nVersion: {i}\n\n"))));

    static IEnumerable<HostileCase> NamesAndPaths()
    {
        string[] names =
        [
            "/etc/os-release", "../../etc/os-release", "etc/../../../x", "./././etc//os-release", "etc/./os-release", "..", ".", "/", "//", "a//b///c", "C:\\windows", "\\\\host\\share", "etc/os-release/",
            "a\nb", "a\u001b[31mred\u001b[0m", "\u202Eevil", "a\u0007\u0008", "%s%n", "$(reboot)", "; rm -rf", "-rf", "--help", "\u0000x", "nul\u0000byte", new('x', 255), new('x', 256), string.Concat(Enumerable.Repeat("d/", 2000)) + "f",
        ];
        foreach (var (i, name) in names.Index())
        {
            yield return Layer($"name {i} of a file", new TarFixture().Entry(Encoding.UTF8.GetBytes(name), '0', "x"u8.ToArray(), []), Done);
            yield return Layer($"name {i} as the target of a symbolic link", new TarFixture().SymbolicLink("etc/os-release", name), Done);
        }

        for (var i = 0; i < 6; i++)
        {
            byte[] raw = [.. "srv/"u8, .. Random(100 + i, 40).Select(b => b is 0 or (byte)'/' ? (byte)0xC3 : b)];
            yield return Layer($"a name that is no text {i}", new TarFixture().Entry(raw, '0', [], []), Done);
        }

        yield return Layer("a name of a megabyte in pax", new TarFixture().PaxHeader([("path", new string('n', 1 << 20))]).File("x", "y"), Unreadable);
        yield return Layer("a name of a megabyte in GNU's way", new TarFixture().GnuLong('L', Encoding.ASCII.GetBytes(new string('n', 1 << 20))).File("x", "y"), Unreadable);
        yield return Layer("a link target of a megabyte", new TarFixture().GnuLong('K', Encoding.ASCII.GetBytes(new string('n', 1 << 20))).SymbolicLink("x", "y"), Unreadable);
        yield return Layer("a pax header that never ends", new TarFixture().Raw(new TarHeaderFixture("PaxHeaders.0/x"u8, 'x', 1L << 40)), Unreadable);
        yield return Layer("a pax header of lies", new TarFixture().PaxHeader("99999 path=x\n"u8.ToArray()).File("x", "y"), Unreadable);
    }

    static IEnumerable<HostileCase> LinksAndWhiteouts()
    {
        string[] wanted = ["etc/os-release", "var/lib/dpkg/status", "var/lib/dpkg", "var", "etc"];
        foreach (var path in wanted)
        {
            var name = path[(path.LastIndexOf('/') + 1)..];
            yield return Layer($"{path} links to itself", new TarFixture().SymbolicLink(path, name), Done);
            yield return Layer($"{path} links hard to itself", new TarFixture().HardLink(path, path), Done);
            yield return Layer($"{path} links out of the image", new TarFixture().SymbolicLink(path, "../../../../../../../../etc/passwd"), Done);
            yield return Layer($"{path} links hard to nothing", new TarFixture().HardLink(path, "nowhere"), Done);
            yield return Layer($"{path} links in a circle", new TarFixture().SymbolicLink(path, "/loop/a").SymbolicLink("loop/a", "b").SymbolicLink("loop/b", "a"), Done);
            yield return Layer($"{path} is a FIFO", new TarFixture().Fifo(path), Done);
            yield return Layer($"{path} is a device", new TarFixture().CharacterDevice(path), Done);
            yield return Layer($"{path} is a file and a directory", new TarFixture().File(path, "x").Directory(path).File(path, "y"), Done);
            yield return Layer($"{path} is removed twice", new TarFixture().Whiteout(path).Whiteout(path), Done);
            yield return Layer($"{path} is removed and there", new TarFixture().Whiteout(path).File(path, "ID=debian\n"), Done);
        }

        foreach (var (i, path) in ((string[])[".wh.", ".wh..", ".wh...", ".wh..wh.", ".wh..wh..opq", ".wh..wh..wh..opq", "etc/.wh..wh.x", "var/lib/.wh.", "/.wh..wh..opq", "../.wh.etc", ".wh.etc/os-release"]).Index())
            yield return Layer($"whiteout {i}", new TarFixture().Entry(Encoding.UTF8.GetBytes(path), '0', [], []), Done);
        var chain = new TarFixture().SymbolicLink("etc/os-release", "l0");
        for (var i = 0; i < 500; i++)
            chain.SymbolicLink($"etc/l{i}", $"l{i + 1}");
        yield return Layer("five hundred links in a row", chain.File("etc/l500", Victim.Release), Done);
        var many = new TarFixture();
        for (var i = 0; i < 20_000; i++)
            many.File("var/lib/dpkg/status", Victim.Status);
        yield return Layer("one file twenty thousand times", many, Done);
    }

    static IEnumerable<HostileCase> Numbers()
    {
        long[] sizes = [-1, long.MinValue, long.MaxValue, 1L << 62, 1L << 40, int.MaxValue];
        foreach (var size in sizes)
        {
            yield return Layer($"size {size} in base 256", new TarFixture().Raw(new TarHeaderFixture("etc/os-release"u8, '0', 0).Base256(124, 12, size)), Unreadable);
            yield return Layer($"size {size} in pax", new TarFixture().PaxHeader([("size", $"{size}")]).Raw(new TarHeaderFixture("etc/os-release"u8, '0', 0)), Unreadable);
        }

        foreach (var text in (string[])["8", "-1", "0x10", "99999999999", "1 2", "abc", "\u00FF"])
            yield return Layer($"size '{text}'", new TarFixture().Raw(new TarHeaderFixture("etc/os-release"u8, '0', 0).Bytes(124, Encoding.Latin1.GetBytes(text), 12)), text is "99999999999" or not "" ? Unreadable : Done);
        foreach (var (i, at) in ((int[])[0, 100, 148, 156, 257, 329, 345]).Index())
            yield return Layer($"a wrong checksum at {at}", new TarFixture().Raw(Flipped(new TarHeaderFixture("etc/os-release"u8, '0', 0).ToArray(), at, i)), Unreadable);
        foreach (var map in (string[])["0,1,0,1", "5,-1", "-5,1", "9223372036854775807,9223372036854775807", "1,2,3", "0,99999999999999999999", "x,y"])
            yield return Layer($"sparse map {map}", new TarFixture().PaxHeader([("GNU.sparse.map", map), ("GNU.sparse.size", "100"), ("GNU.sparse.name", "etc/os-release"), ("GNU.sparse.numblocks", "1")]).File("x", "content"), Unreadable);
    }

    static IEnumerable<HostileCase> PackageDatabases()
    {
        (string Path, string Good)[] databases =
        [
            ("var/lib/dpkg/status", Victim.Status), ("var/lib/dpkg/status.d/base", Victim.Status), ("var/lib/dpkg/info/fixture.list", "/.\n/usr\n/usr/bin/x\n"), ("var/lib/dpkg/info/fixture.md5sums", "d41d8cd98f00b204e9800998ecf8427e  usr/bin/x\n"),
            ("lib/apk/db/installed", "P:busybox\nV:1.36.1-r0\nA:x86_64\no:busybox\nF:bin\nR:busybox\n\n"), ("usr/lib/opkg/status", "Package: base\nVersion: 1\nStatus: install ok installed\n\n"),
            ("var/lib/pacman/local/base-1-1/desc", "%NAME%\nbase\n\n%VERSION%\n1-1\n\n"), ("etc/os-release", Victim.Release),
            ("usr/share/doc/base/copyright", "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nLicense: GPL-2+ or Artistic\n"),
        ];
        foreach (var (path, good) in databases)
        {
            var bytes = Encoding.UTF8.GetBytes(good);
            yield return Wanted($"{path}: nothing", path, []);
            yield return Wanted($"{path}: zeros", path, new byte[100_000]);
            yield return Wanted($"{path}: noise", path, Random(path.Length, 100_000));
            yield return Wanted($"{path}: colons", path, Encoding.ASCII.GetBytes(new string(':', 100_000)));
            yield return Wanted($"{path}: empty lines", path, Encoding.ASCII.GetBytes(new string('\n', 1_000_000)));
            yield return Wanted($"{path}: a value of five megabytes", path, [.. bytes[..^1], .. Enumerable.Repeat((byte)'v', 5_000_000), (byte)'\n']);
            yield return Wanted($"{path}: three hundred thousand records", path, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(good, 300_000 / Math.Max(1, good.Length / 60)))));
            yield return Wanted($"{path}: no text", path, [.. bytes.SelectMany(b => new byte[] { b, 0xFF })]);
            foreach (var at in (int[])[1, bytes.Length / 2, bytes.Length - 1])
                yield return Wanted($"{path}: cut at {at}", path, bytes[..at]);
        }
    }

    static IEnumerable<HostileCase> RpmDatabases()
    {
        foreach (var (path, head) in new[] { ("var/lib/rpm/Packages", BerkeleyHead()), ("usr/lib/sysimage/rpm/Packages.db", "RpmP"u8.ToArray()), ("var/lib/rpm/rpmdb.sqlite", "SQLite format 3\0"u8.ToArray()) })
        {
            yield return Wanted($"{path}: nothing", path, []);
            yield return Wanted($"{path}: its first bytes", path, head);
            yield return Wanted($"{path}: zeros behind its first bytes", path, [.. head, .. new byte[65536 - head.Length]]);
            yield return Wanted($"{path}: ones behind its first bytes", path, [.. head, .. Enumerable.Repeat((byte)0xFF, 65536 - head.Length)]);
            for (var seed = 0; seed < 8; seed++)
                yield return Wanted($"{path}: noise {seed} behind its first bytes", path, [.. head, .. Random(seed, 65536 - head.Length)]);
        }

        for (var page = 1; page < 5; page++)
            yield return Wanted($"a Berkeley page that points at page {page}", "var/lib/rpm/Packages", BerkeleyLoop(page));
    }

    /// <summary>A hash's first page: magic, version 9, pages of 4096 bytes, five of them.</summary>
    static byte[] BerkeleyHead()
    {
        var page = new byte[4096];
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(12), 0x061561);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(16), 9);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(20), 4096);
        page[25] = 8;
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(32), 4);
        return page;
    }

    /// <summary>Page 1 is a hash page with one off-page value whose chain starts at a page; every page is an overflow page that follows itself.</summary>
    static byte[] BerkeleyLoop(uint target)
    {
        var file = new byte[4096 * 5];
        BerkeleyHead().CopyTo(file, 0);
        for (uint number = 1; number < 5; number++)
        {
            var page = file.AsSpan((int)number * 4096, 4096);
            BinaryPrimitives.WriteUInt32LittleEndian(page[8..], number);
            BinaryPrimitives.WriteUInt32LittleEndian(page[16..], number);
            page[25] = (byte)(number == 1 ? 13 : 7);
            BinaryPrimitives.WriteUInt16LittleEndian(page[20..], (ushort)(number == 1 ? 2 : 1));
            BinaryPrimitives.WriteUInt16LittleEndian(page[22..], 4000);
        }

        var hash = file.AsSpan(4096, 4096);
        BinaryPrimitives.WriteUInt16LittleEndian(hash[26..], 4000);
        BinaryPrimitives.WriteUInt16LittleEndian(hash[28..], 4020);
        hash[4000] = 1;
        hash[4020] = 3;
        BinaryPrimitives.WriteUInt32LittleEndian(hash[4024..], target);
        BinaryPrimitives.WriteUInt32LittleEndian(hash[4028..], uint.MaxValue);
        return file;
    }

    static byte[] BerkeleyLoop(int target) => BerkeleyLoop((uint)target);

    static byte[] Random(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    static byte[] Flipped(byte[] bytes, int at, int bit)
    {
        bytes[at] ^= (byte)(1 << (bit % 7));
        return bytes;
    }

    static byte[] Zeros(long size, string path) => Filled(path, size, 0);

    static byte[] Filled(string path, long size, byte value)
    {
        using var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new TarHeaderFixture(Encoding.UTF8.GetBytes(path), '0', size).ToArray());
            var block = new byte[1 << 20];
            block.AsSpan().Fill(value);
            for (var left = size; left > 0; left -= block.Length)
                gzip.Write(block, 0, (int)Math.Min(left, block.Length));
        }

        return stored.ToArray();
    }

    static byte[] Repeated(byte[] header, int count)
    {
        using var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = Enumerable.Repeat(header, 2000).SelectMany(h => h).ToArray();
            for (var left = count; left > 0; left -= 2000)
                gzip.Write(block);
        }

        return stored.ToArray();
    }
}
