using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.RealImages.Debian;

/// <summary>A Debian system that debootstrap made without the security suite, as an OCI layout; and, as a second layer, its upgrade by apt. Each is made once a run.</summary>
public sealed class DebianImage : IDisposable
{
    readonly TemporaryDirectory directory = new();
    readonly Lazy<DebianState> released;
    readonly Lazy<(IReadOnlyList<PendingFix> Fixes, DebianState State)> upgraded;

    public DebianImage()
    {
        released = new(Bootstrap);
        upgraded = new(Upgrade);
    }

    internal DebianState Released => released.Value;

    /// <summary>What apt offered from the security suite, and the system after it took all of that.</summary>
    internal (IReadOnlyList<PendingFix> Fixes, DebianState State) Upgraded => upgraded.Value;

    string Layout => directory.Combine("layout");

    string Bundle => directory.Combine("bundle");

    string Root => directory.Combine("bundle", "rootfs");

    public void Dispose() => directory.Dispose();

    DebianState Bootstrap()
    {
        Requires.Root();
        Requires.Tool("debootstrap", "debootstrap");
        Requires.Tool("umoci", "umoci");
        Requires.Tool("skopeo", "skopeo");
        var sources = AptSources.OfThisMachine();
        var release = $"{sources.Mirror}dists/{sources.Codename}/InRelease";
        Requires.That(Command.Try("/usr/lib/apt/apt-helper", "download-file", release, directory.Combine("InRelease")).Code == 0, $"the mirror of apt to answer for {release}");
        Command.Run("umoci", "init", "--layout", Layout);
        Command.Run("umoci", "new", "--image", $"{Layout}:released");
        Command.Run("umoci", "unpack", "--image", $"{Layout}:released", Bundle);

        // openssl: of what is in nearly every image it is mended most often.
        Command.Run("debootstrap", "--variant=minbase", "--include=openssl,libexpat1", sources.Codename, Root, sources.Mirror);
        return Pack("released");
    }

    (IReadOnlyList<PendingFix> Fixes, DebianState State) Upgrade()
    {
        _ = Released;
        var sources = AptSources.OfThisMachine();
        File.WriteAllText(Path.Combine(Root, "etc/apt/sources.list.d/security.list"), sources.SecurityLine);
        Chroot("apt-get", "-qq", "update");
        Chroot("apt-get", "-y", "-qq", "--download-only", "upgrade");
        var fixes = PendingFix.AllOf(Chroot("apt-get", "--simulate", "upgrade"), Path.Combine(Root, "var/cache/apt/archives"));
        Chroot("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-qq", "upgrade");
        return (fixes, Pack("upgraded"));
    }

    /// <summary>Commits the bundle as a layer more, and asks dpkg what is in it.</summary>
    DebianState Pack(string tag)
    {
        Chroot("apt-get", "clean");
        Command.Run("umoci", "repack", "--refresh-bundle", "--image", $"{Layout}:{tag}", Bundle);
        return new DebianState(Layout, tag, DpkgTruth.Of(Root));
    }

    string Chroot(params string[] command) => Command.Run("chroot", [Root, .. command]);
}

/// <summary>The image under one tag of the layout, and what dpkg said when it was made.</summary>
sealed record DebianState(string Layout, string Tag, DpkgTruth Truth)
{
    public string Target => $"oci:{Layout}:{Tag}";

    /// <summary>The same image in another form, written by skopeo.</summary>
    public string CopyTo(string destination, params string[] options)
    {
        Command.Run("skopeo", ["copy", "-q", "--insecure-policy", .. options, Target, destination]);
        return destination;
    }
}
