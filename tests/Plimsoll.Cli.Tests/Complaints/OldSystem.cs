using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.Complaints;

/// <summary>An image that the embedded database knows vulnerabilities of.</summary>
static class OldSystem
{
    const string OpenSsl = "Package: libssl3\nSource: openssl\nStatus: install ok installed\nVersion: 3.0.9-1\nArchitecture: amd64\n\n";

    public static TestImage Debian(int emptyLayers = 0) => new(
        [new TestLayer().File("etc/os-release", "ID=debian\nVERSION_ID=12\n").File("var/lib/dpkg/status", OpenSsl), .. Enumerable.Range(1, emptyLayers).Select(Rewritten)]);

    /// <summary>A layer that installs one package more, as each step of a build does.</summary>
    static TestLayer Rewritten(int layer) => new TestLayer().File("var/lib/dpkg/status", OpenSsl + string.Concat(Enumerable.Range(1, layer).Select(Package)));

    static string Package(int number) => FormattableString.Invariant($"Package: step-{number}\nStatus: install ok installed\nVersion: {number}\nArchitecture: all\n\n");
}
