using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.EngineStorage;
using Plimsoll.Images.EngineStorage.Overlay;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;
using Plimsoll.Testing;

namespace Plimsoll.Images.Tests.EngineStorage;

/// <summary>A real overlay of two lower directories and an upper one: the kernel writes the marks that are to be read.</summary>
sealed class MountedOverlay : IDisposable
{
    readonly TemporaryDirectory directory = new();
    readonly string options;
    bool isMounted;

    /// <param name="options">Mount options beside the directories, each with a comma before it.</param>
    /// <param name="bottom">What a shell makes in the lowest directory.</param>
    /// <param name="middle">What it changes through an overlay of its own, which gives the next.</param>
    public MountedOverlay(string bottom, string middle, string options = "")
    {
        Requires.Root();
        this.options = options;
        foreach (var name in (string[])["bottom", "middle", "upper", "work", "merged"])
            Directory.CreateDirectory(directory.Combine(name));
        Shell("bottom", bottom);
        Mount("bottom", "middle");
        Shell("merged", middle);
        Unmount();
        Mount("middle:bottom", "upper");
    }

    public string Upper => directory.Combine("upper");

    /// <summary>What a container would do in its root.</summary>
    public void Do(string script) => Shell("merged", script);

    public (IReadOnlyList<Observation> Observations, IReadOnlyList<Gap> Gaps) Drift(OverlayMarks? marks = null, Limits? limits = null)
    {
        using var root = StorageRoot.TryOpen(directory.Path)!;
        using var upper = root.OpenDirectory("upper")!;
        return new Drift(marks ?? new OverlayMarks(Trusted: true, ByName: false), limits ?? Limits.Default).Of(upper, [root.OpenDirectory("middle")!, root.OpenDirectory("bottom")!]);
    }

    public string[] Changes(OverlayMarks? marks = null) => [.. Drift(marks).Observations.Select(o => $"{o.Facts["change"]} {o.Facts["path"]}")];

    /// <summary>The upper directory as a layer.</summary>
    public Recorder Walk(OverlayMarks? marks = null)
    {
        var recorder = new Recorder();
        using var root = StorageRoot.TryOpen(directory.Path)!;
        new OverlayLayer(root, new OverlayDirectory("upper"), 0, marks ?? new OverlayMarks(Trusted: true, ByName: false), new OpenOptions()).Walk(recorder, new WalkOptions(Verification.None), default);
        return recorder;
    }

    public void Dispose()
    {
        Unmount();
        directory.Dispose();
    }

    void Mount(string lower, string upper)
    {
        var lowers = string.Join(':', lower.Split(':').Select(l => directory.Combine(l)));
        Command.Run("mount", "-t", "overlay", "overlay", "-o", $"lowerdir={lowers},upperdir={directory.Combine(upper)},workdir={directory.Combine("work")}{options}", directory.Combine("merged"));
        isMounted = true;
    }

    void Unmount()
    {
        if (isMounted)
            Command.Run("umount", directory.Combine("merged"));
        isMounted = false;
    }

    void Shell(string name, string script) => Command.Run("sh", "-e", "-c", $"cd {directory.Combine(name)}\n{script}");
}
