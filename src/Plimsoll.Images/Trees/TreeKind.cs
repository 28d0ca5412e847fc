using Plimsoll.Core;

namespace Plimsoll.Images.Trees;

/// <summary>Tells a root file system from a tree of sources, where nobody says which is meant.</summary>
static class TreeKind
{
    // What no distribution does without, however small; a checkout has none of it.
    static readonly string[] Roots =
    [
        "etc/os-release", "usr/lib/os-release", "etc/passwd", "etc/debian_version", "etc/alpine-release", "etc/redhat-release",
        "var/lib/dpkg", "lib/apk/db", "usr/lib/apk/db", "var/lib/rpm", "usr/lib/sysimage/rpm", "var/lib/pacman", "usr/lib/opkg", "proc", "bin/sh", "usr/bin/env",
    ];

    public static SubjectKind Of(string directory) => Array.Exists(Roots, r => Path.Exists(Path.Join(directory, r))) ? SubjectKind.Rootfs : SubjectKind.Directory;
}
