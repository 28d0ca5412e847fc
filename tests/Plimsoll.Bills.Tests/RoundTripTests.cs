using System.IO.Compression;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Bills.Tests;

/// <summary>What Plimsoll writes of a subject, it reads back as it was.</summary>
public class RoundTripTests
{
    static readonly Digest Base = Digest.Parse("sha256:" + new string('a', 64));
    static readonly Digest Own = Digest.Parse("sha256:" + new string('b', 64));

    static InstalledPackage Installed(Package package, string purl, params Place[] places) => new(package, PackageUrl.Parse(purl), "some/reader", places);

    internal static readonly InstalledPackage[] Packages =
    [
        Installed(new Package { Type = PackageType.Apk, Name = "busybox-binsh", Version = "1.36.1-r15", Architecture = "x86_64", SourceName = "busybox", Licences = ["GPL-2.0-only"], Maintainer = "Some One <one@example.org>" },
            "pkg:apk/alpine/busybox-binsh@1.36.1-r15?arch=x86_64&distro=alpine-3.19.1", new Place(Base, "lib/apk/db/installed", "/bin/sh -c #(nop) ADD file:x in / \t && echo \\\n  \"</text>\" <a&b>")),
        Installed(new Package { Type = PackageType.Deb, Name = "libssl3", Version = "1:3.0.9-1+b1", Architecture = "amd64", SourceName = "openssl", SourceVersion = "1:3.0.9-1", Maintainer = "Team <a@b.example>", Vendor = "A <Vendor>", Origin = "Somewhere" },
            "pkg:deb/debian/libssl3@1:3.0.9-1%2Bb1?arch=amd64&distro=debian-12", new Place(Base, "var/lib/dpkg/status"), new Place(Own, "srv/a b/status", "COPY")) with { DependsOn = ["pkg:apk/alpine/busybox-binsh@1.36.1-r15?arch=x86_64&distro=alpine-3.19.1"] },
        Installed(new Package { Type = PackageType.Golang, Name = "github.com/a/b", Version = "v1.2.3", IsDirect = true, Inside = "x", Basis = "build info", Cpes = ["cpe:2.3:a:a:b:1.2.3:*:*:*:*:*:*:*"] },
            "pkg:golang/github.com/a/b@v1.2.3", new Place(null, "usr/bin/b")),
        Installed(new Package { Type = PackageType.Maven, Name = "org.slf4j:slf4j-api", Version = "2.0.1", Qualifiers = [new("classifier", "sources")], IsDirect = false, IsDevelopment = true },
            "pkg:maven/org.slf4j/slf4j-api@2.0.1?classifier=sources") with { IsJudgedByOwner = true, IsOfBase = false, ContainedIn = "pkg:golang/github.com/a/b@v1.2.3", OwnedBy = "pkg:deb/debian/libssl3@1:3.0.9-1%2Bb1?arch=amd64&distro=debian-12" },
        Installed(new Package { Type = PackageType.NuGet, Name = "Newtonsoft.Json", Version = "" }, "pkg:nuget/Newtonsoft.Json", new Place(null, "app/x.deps.json")),
        Installed(new Package { Type = PackageType.Rpm, Name = "nodejs", Version = "1:18.1.0-1.module+el9", Architecture = "x86_64", Module = "nodejs:18:9:abc" },
            "pkg:rpm/redhat/nodejs@18.1.0-1.module%2Bel9?arch=x86_64&distro=rhel-9.2&epoch=1", new Place(Own, "var/lib/rpm/rpmdb.sqlite")),
    ];

    internal static ScanResult Result { get; } = new()
    {
        Subject = new Subject(SubjectKind.Image, "registry.example/team/shop:1.2", Digest.Parse("sha256:" + new string('c', 64)), new Platform("linux", "arm64", "v8")),
        Evidence = new SubjectEvidence
        {
            OperatingSystem = new OperatingSystem("rhel", "9.2") { PrettyName = "Red Hat & Co", Suites = ["eus", "tus"], Variant = "container", VersionCodename = "plow" },
            Packages = Packages,
            Gaps = [new Gap(GapCode.Truncated, "var/lib/a b%/x", "it ends: too early"), new Gap(GapCode.TooLarge, "", "no path")],
            Observations = [Fetch.Observe("registry.example/team/shop:1.2", [], 3, 100, 0)],
        },
        Database = DatabaseInfo.None,
        Verdict = Verdict.None,
    };

    [Theory, MemberData(nameof(Written.Formats), MemberType = typeof(Written))]
    public void Every_format_gives_back_what_was_written(string format)
    {
        var bill = BillReader.Read(Written.As(format, Result), "bom", Limits.Default);
        Assert.Equal(Result.Subject.Digest, bill.Digest);
        Assert.Equal(Result.Subject.Platform, bill.Platform);
        Assert.Equal(Json(Result.Evidence.OperatingSystem), Json(bill.Evidence.OperatingSystem));
        Assert.Equal(Packages.Select(p => Json(p)), bill.Evidence.Packages.Select(p => Json(p)));
        Assert.Equal(Result.Evidence.Gaps, bill.Evidence.Gaps);
        Assert.Equal("pkg:oci/shop@sha256:" + new string('c', 64) + "?arch=arm64&repository_url=registry.example%2Fteam%2Fshop&tag=1.2", bill.Evidence.Observations.Single().Facts[BillReader.SubjectPurl]);
    }

    [Theory, MemberData(nameof(Written.Formats), MemberType = typeof(Written))]
    public void A_bill_of_nothing_says_nothing(string format)
    {
        var bill = BillReader.Read(Written.As(format, Result with { Subject = new Subject(SubjectKind.Rootfs, "/srv"), Evidence = new SubjectEvidence() }), "bom", Limits.Default);
        Assert.Empty(bill.Evidence.Packages);
        Assert.Empty(bill.Evidence.Gaps);
        Assert.Null(bill.Evidence.OperatingSystem);
    }

    [Theory, MemberData(nameof(Written.Formats), MemberType = typeof(Written))]
    public void A_bill_of_a_bill_says_the_same(string format)
    {
        var once = BillReader.Read(Written.As(format, Result), "bom", Limits.Default);
        var again = BillReader.Read(Written.As(format, Result with { Evidence = once.Evidence }), "bom", Limits.Default);
        Assert.Equal(once.Evidence.Packages.Select(p => Json(p)), again.Evidence.Packages.Select(p => Json(p)));
    }

    [Theory, MemberData(nameof(Written.Formats), MemberType = typeof(Written))]
    public void Compressed_and_behind_a_byte_order_mark_it_is_the_same(string format)
    {
        var plain = Written.As(format, Result);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(plain);
        Assert.Equal(Packages.Length, BillReader.Read(packed.ToArray(), "bom", Limits.Default).Evidence.Packages.Count);
        Assert.Equal(Packages.Length, BillReader.Read([0xEF, 0xBB, 0xBF, .. plain], "bom", Limits.Default).Evidence.Packages.Count);
        Assert.True(BillReader.Recognises(plain.AsSpan(0, Math.Min(4096, plain.Length))));
    }

    static string Json(object? value) => JsonSerializer.Serialize(value, value?.GetType() ?? typeof(object), Options);

    static readonly JsonSerializerOptions Options = new() { Converters = { new PurlConverter() } };

    sealed class PurlConverter : System.Text.Json.Serialization.JsonConverter<PackageUrl>
    {
        public override PackageUrl Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, PackageUrl value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
