using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.Tests.EngineStorage;

public sealed class OverlayTests
{
    const string Bottom = "mkdir -p etc lib/apk/db srv/a/b; echo 1 > etc/one; echo 2 > etc/two; echo 3 > etc/three; echo p > lib/apk/db/installed; echo x > srv/a/b/x; echo y > srv/a/y; ln -s one etc/link";
    const string Middle = "rm etc/two; echo new > etc/four";

    [Fact]
    public void Whiteouts_and_opaque_directories_are_met_as_such()
    {
        using var overlay = new MountedOverlay(Bottom, Middle);
        overlay.Do("rm etc/one; rm -r lib/apk; mkdir lib/apk; echo n > lib/apk/n");
        Assert.Equal(
            ["Directory etc", "Whiteout etc/one", "Directory lib", "Directory lib/apk", "Opaque lib/apk", "File lib/apk/n 2 3bf11ea6"],
            [.. overlay.Walk().Lines.Select(l => l.Replace("File lib/apk/n 2 " + l.Split(' ')[^1], "File lib/apk/n 2 3bf11ea6", StringComparison.Ordinal))]);
    }

    [Fact]
    public void Drift_is_what_was_added_changed_and_removed()
    {
        using var overlay = new MountedOverlay(Bottom, Middle);
        Assert.Empty(overlay.Changes());
        overlay.Do("""
            echo z > etc/new; mkdir empty; mkdir -p deep/er; echo q > deep/er/file; ln -s new etc/newlink
            echo more >> etc/one; chmod 600 etc/four; ln -sf three etc/link
            rm etc/three; rm -r srv/a/b
            echo again > etc/two
            """);
        Assert.Equal(
            ["added deep/er/file", "changed etc/four", "changed etc/link", "added etc/new", "added etc/newlink", "changed etc/one", "removed etc/three", "added etc/two", "removed srv/a/b"],
            overlay.Changes());
        Assert.Empty(overlay.Drift().Gaps);
        Assert.All(overlay.Drift().Observations, o => Assert.Equal(("engine/drift", o.Facts["path"]), (o.Reader, o.Subject)));
    }

    [Fact]
    public void A_directory_made_anew_hides_what_was_in_it_at_every_depth()
    {
        using var overlay = new MountedOverlay(Bottom, Middle);
        overlay.Do("rm -r srv/a; mkdir -p srv/a/b; echo new > srv/a/b/z; echo y2 > srv/a/y");
        Assert.Equal(["removed srv/a/b/x", "added srv/a/b/z", "changed srv/a/y"], overlay.Changes());
    }

    [Fact]
    public void Files_and_directories_may_take_each_other_s_place()
    {
        using var overlay = new MountedOverlay(Bottom, Middle);
        overlay.Do("rm -r lib; echo file > lib; rm etc/one; mkdir etc/one; echo in > etc/one/in");
        Assert.Equal(["removed etc/one", "added etc/one/in", "changed lib"], overlay.Changes());
    }

    [Fact]
    public void What_engines_leave_to_mount_over_is_no_drift_unless_it_says_something()
    {
        using var overlay = new MountedOverlay(Bottom, Middle);
        overlay.Do(": > etc/hosts; : > etc/hostname; ln -s /proc/mounts etc/mtab; mkdir -p dev run; : > dev/console; : > run/.containerenv; echo 1.2.3.4 evil > etc/resolv.conf");
        Assert.Equal(["added etc/resolv.conf"], overlay.Changes());
    }

    [Fact]
    public void A_renamed_directory_is_told_as_not_compared()
    {
        using var overlay = new MountedOverlay(Bottom, Middle, ",redirect_dir=on");
        overlay.Do("mv srv/a srv/moved");
        var gap = Assert.Single(overlay.Drift().Gaps);
        Assert.Equal((GapCode.Unsupported, "srv/moved/"), (gap.Code, gap.Path));
        Assert.Equal(["removed srv/a"], overlay.Changes());
        Assert.Equal(["srv/moved"], overlay.Walk().Problems);
    }

    [Fact]
    public void A_file_of_which_only_metadata_was_copied_is_not_read_as_if_it_were_empty()
    {
        using var overlay = new MountedOverlay(Bottom, Middle, ",metacopy=on");
        overlay.Do("chmod 600 etc/one");
        Assert.Equal(["changed etc/one"], overlay.Changes());
        var walk = overlay.Walk();
        Assert.Equal(["etc/one"], walk.Problems);
        Assert.Equal(["Directory etc", "File etc/one"], walk.Lines);
    }

    [Fact]
    public void Marks_of_an_overlay_without_root_are_read_where_its_kernel_believes_them()
    {
        using var overlay = new MountedOverlay(Bottom, Middle, ",userxattr");
        overlay.Do("rm -r srv/a; mkdir srv/a");
        var marks = new OverlayMarks(Trusted: false, ByName: false);
        Assert.Contains("Opaque srv/a", overlay.Walk(marks).Lines);
        Assert.Equal(["removed srv/a/b", "removed srv/a/y"], overlay.Changes(marks));

        // Of root's overlays such an attribute is any user's to set, in a container too.
        Assert.DoesNotContain("Opaque srv/a", overlay.Walk().Lines);
        Assert.Empty(overlay.Changes());
    }

    [Fact]
    public void Names_that_archives_use_for_whiteouts_are_names_like_any_other()
    {
        using var overlay = new MountedOverlay(Bottom, Middle);
        overlay.Do(": > etc/.wh.one; : > etc/.wh..wh..opq");
        Assert.Equal(["Directory etc"], overlay.Walk().Lines);
        Assert.Equal(["added etc/.wh..wh..opq", "added etc/.wh.one"], overlay.Changes());

        var fuse = new OverlayMarks(Trusted: false, ByName: true);
        Assert.Equal(["Directory etc", "Opaque etc", "File etc/.wh..wh..opq 0 e3b0c442", "File etc/.wh.one 0 e3b0c442"], overlay.Walk(fuse).Lines);
    }

    [Fact]
    public void Under_fuse_overlayfs_names_are_whiteouts()
    {
        using var overlay = new MountedOverlay(Bottom, "true");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(overlay.Upper, "etc")).FullName, ".wh.one"), "");
        Directory.CreateDirectory(Path.Combine(overlay.Upper, "srv/a"));
        File.WriteAllText(Path.Combine(overlay.Upper, "srv/a/.wh..wh..opq"), "");
        File.WriteAllText(Path.Combine(overlay.Upper, "srv/a/y"), "other");
        Assert.Equal(["removed etc/one", "removed srv/a/b", "changed srv/a/y"], overlay.Changes(new OverlayMarks(Trusted: false, ByName: true)));
    }

    [Fact]
    public void Drift_is_bounded_and_says_so()
    {
        using var overlay = new MountedOverlay(Bottom, Middle);
        overlay.Do("mkdir many; cd many; seq 1 10050 | xargs touch");
        var (observations, gaps) = overlay.Drift();
        Assert.Equal(10_000, observations.Count);
        Assert.Equal(GapCode.TooLarge, Assert.Single(gaps).Code);
        Assert.Equal(observations.Select(o => o.Subject).Order(StringComparer.Ordinal), observations.Select(o => o.Subject));
    }

    [Fact]
    public void Directories_nested_without_end_are_a_gap()
    {
        using var overlay = new MountedOverlay(Bottom, Middle);
        overlay.Do("mkdir -p a/b/c/d/e/f/g; : > a/b/c/d/e/f/g/x");
        var (observations, gaps) = overlay.Drift(limits: Limits.Default with { MaxDirectoryDepth = 3 });
        Assert.Empty(observations);
        Assert.Single(gaps);
    }
}
