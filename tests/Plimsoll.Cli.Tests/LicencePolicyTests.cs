using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests;

public sealed class LicencePolicyTests : IDisposable
{
    const string Packages = """
        P:free
        V:1-r0
        A:x86_64
        L:MIT

        P:copyleft
        V:2-r0
        A:x86_64
        L:GPL-2.0+

        P:choice
        V:3-r0
        A:x86_64
        L:AGPL-3.0-only OR Apache-2.0

        P:silent
        V:4-r0
        A:x86_64


        """;

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    string Image => new TestImage(new TestLayer().File("etc/os-release", "ID=alpine\nVERSION_ID=3.20.0\n").File("lib/apk/db/installed", Packages)).DockerArchive(directory.Combine("image.tar"));

    [Theory]
    [InlineData("GPL-*", null, 1, "copyleft:licence-denied:high")]
    [InlineData("AGPL-*", null, 0, "")]
    [InlineData(null, "MIT,Apache-2.0", 1, "copyleft:licence-not-allowed:medium silent:licence-unknown:negligible")]
    [InlineData(null, "MIT,Apache-2.0,GPL-3.0-only", 0, "silent:licence-unknown:negligible")]
    [InlineData("MIT,AGPL-*", "GPL-*", 1, "choice:licence-not-allowed:medium free:licence-denied:high silent:licence-unknown:negligible")]
    public void Lists_of_licences_make_findings_and_a_verdict(string? deny, string? allow, int code, string findings)
    {
        var (exit, output, error) = plimsoll.Run(["scan", Image, "--quiet", "-o", "json", .. deny is null ? (string[])[] : ["--licence-deny", deny], .. allow is null ? (string[])[] : ["--licence-allow", allow]]);
        Assert.Equal((code, ""), (exit, error));
        using var report = JsonDocument.Parse(output);
        Assert.Equal(findings, string.Join(' ', report.RootElement.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("kind").GetString() == "licence")
            .Select(f => $"{f.GetProperty("package").GetString()!.Split('/')[^1].Split('@')[0]}:{f.GetProperty("rule").GetString()}:{f.GetProperty("severity").GetString()}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_lists_may_stand_in_the_file_and_what_they_find_may_be_accepted()
    {
        directory.Write("plimsoll.yaml", "licence-deny: [GPL-*, SSPL-1.0]\n");
        Assert.Equal(1, plimsoll.RunIn(directory.Path, [], "scan", Image).Code);
        directory.Write("accepted", "licence-denied package:copyleft owner:legal # the sources are offered\n");
        var (code, output, _) = plimsoll.RunIn(directory.Path, [], "scan", Image, "--ignore-file", "accepted");
        Assert.Equal(0, code);
        Assert.Contains("1 accepted by the ignore file", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_licence_that_does_not_exist_is_wrong_usage()
    {
        var (code, _, error) = plimsoll.Run("scan", Image, "--licence-deny", "AGLP-3.0");
        Assert.Equal(2, code);
        Assert.Contains("'AGLP-3.0' is no licence of the SPDX list", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }
}
