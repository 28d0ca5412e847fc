using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Tar;

namespace Plimsoll.Images.Tests;

/// <summary>One entry as a walk showed it; names as Latin 1, which keeps every byte.</summary>
sealed record Seen(FileKind Kind, string Path, string Content = "", int Mode = 0x1A4, long Uid = 0, long Gid = 0, string Link = "", long Size = 0);

/// <summary>Keeps everything a walk shows.</summary>
sealed class Listing : ILayerVisitor
{
    readonly List<Seen> entries = [];

    public IReadOnlyList<Seen> Entries => entries;

    public IEnumerable<string> Paths => entries.Select(e => e.Path);

    public static Listing Of(byte[] tar, Limits? limits = null) => Of(new StreamTarSource(new MemoryStream(tar)), limits);

    public static Listing Of(ITarSource source, Limits? limits = null)
    {
        var listing = new Listing();
        using var walker = new TarWalker(source, limits ?? Limits.Default, "the archive");
        walker.Walk(listing, CancellationToken.None);
        return listing;
    }

    public static Listing OfTarget(string target, OpenOptions? options = null, Verification verification = Verification.Full) => BothInflaters.Agree(managed =>
    {
        var listing = new Listing();
        using var subject = Targets.Open(target, (options ?? new OpenOptions()) with { ManagedInflate = managed });
        foreach (var layer in subject.Layers)
            layer.Walk(listing, new WalkOptions(verification, ManagedInflate: managed), CancellationToken.None);
        return listing;
    }, listing => listing.Entries);

    public bool Enters(ReadOnlySpan<byte> directory) => true;

    public bool Meets(in FileEntry entry)
    {
        entries.Add(new(entry.Kind, Text(entry.Path), "", entry.Mode, entry.Uid, entry.Gid, Text(entry.LinkTarget), entry.Size));
        return true;
    }

    public void Content(in FileEntry entry, Stream content)
    {
        using var memory = new MemoryStream();
        content.CopyTo(memory);
        Assert.Equal(entry.Size, memory.Length);
        entries[^1] = entries[^1] with { Content = Text(memory.ToArray()) };
    }

    public void Unreadable(ReadOnlySpan<byte> path, string message) => Assert.Fail(message);

    static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
