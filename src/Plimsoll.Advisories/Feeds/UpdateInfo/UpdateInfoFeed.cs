using Plimsoll.Advisories.Feeds.Xml;
using Plimsoll.Formats;
using Plimsoll.Formats.Xml;

namespace Plimsoll.Advisories.Feeds.UpdateInfo;

/// <summary>Amazon Linux's notices: the <c>updateinfo.xml</c> of its repositories.</summary>
/// <remarks>The form of createrepo_c and dnf. Other distributions publish it too; theirs is read from better forms, so their records are skipped.</remarks>
public sealed class UpdateInfoFeed(XmlLimits limits) : IFeed
{
    static readonly FeedSource Source = new("amazon-alas", "none stated", "Amazon Linux Security Center");

    public UpdateInfoFeed() : this(XmlLimits.Default) { }

    public string Name => "updateinfo";

    public bool Recognises(string path, ReadOnlySpan<byte> head) => XmlHead.HasRoot(head, "updates"u8) && head.IndexOf("<update "u8) >= 0;

    public void Read(string path, Stream content, FeedSink sink)
    {
        try
        {
            Read(content, sink);
        }
        catch (MalformedDocumentException e)
        {
            throw new MalformedFeedException(path, e.Message);
        }
    }

    void Read(Stream content, FeedSink sink)
    {
        using var xml = new XmlWalk(content, limits);
        xml.Root("updates");
        var level = xml.Enter();
        for (var number = 1; xml.Child(level); number++)
        {
            var update = UpdateReader.Read(xml);
            if (update.ToAdvisory(out var problem) is { } advisory)
                sink.Add(Source, advisory);
            else
                sink.Skip(update.Id.Length > 0 ? update.Id : $"update {number}", problem);
        }

        xml.End();
    }
}
