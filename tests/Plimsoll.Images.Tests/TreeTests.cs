using Plimsoll.Core;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing;

namespace Plimsoll.Images.Tests;

public sealed class TreeTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void A_tree_is_walked_in_order_without_following_links_or_opening_what_blocks()
    {
        var root = directory.Combine("root");
        Directory.CreateDirectory(Path.Combine(root, "dir"));
        directory.Write("outside/secret", "secret");
        directory.Write("root/dir/file", "hello");
        File.CreateSymbolicLink(Path.Combine(root, "out"), directory.Combine("outside"));
        File.CreateSymbolicLink(Path.Combine(root, "loop"), ".");
        Command.Run("mkfifo", Path.Combine(root, "fifo"));
        Assert.Equal(
            ["Directory dir", "File dir/file 5 2cf24dba", "Fifo fifo", "SymbolicLink loop -> .", $"SymbolicLink out -> {directory.Combine("outside")}"],
            Walk($"rootfs:{root}").Lines);
    }

    [Fact]
    public void Directories_nested_too_deep_are_told_and_not_entered()
    {
        Directory.CreateDirectory(directory.Combine([.. Enumerable.Repeat("d", 30)]));
        var recorder = Walk(directory.Path, Limits.Default with { MaxDirectoryDepth = 10 });
        Assert.Single(recorder.Problems);
    }

    [Fact]
    public void Device_nodes_are_met_and_never_opened()
    {
        Requires.Root();
        Command.Run("mknod", directory.Combine("zero"), "c", "1", "5");
        Assert.Equal(["Device zero"], Walk(directory.Path).Lines);
    }

    public void Dispose() => directory.Dispose();

    static Recorder Walk(string target, Limits? limits = null)
    {
        var recorder = new Recorder();
        using var subject = Targets.Open(target, new OpenOptions { Limits = limits ?? Limits.Default });
        subject.Layers.Single().Walk(recorder, new WalkOptions(Verification.None), CancellationToken.None);
        return recorder;
    }
}
