using Plimsoll.Advisories.Feeds.Oval.Dialects;
using Plimsoll.Advisories.Feeds.Xml;
using Plimsoll.Formats;
using Plimsoll.Formats.Xml;

namespace Plimsoll.Advisories.Feeds.Oval;

/// <summary>OVAL definitions of Linux distributions: Red Hat and its rebuilds, SUSE, Debian, Ubuntu, Azure Linux.</summary>
public sealed class OvalFeed(XmlLimits limits) : IFeed
{
    static readonly IOvalDialect[] Dialects =
    [
        new RedHatOval(),
        new RockyOval(),
        new AlmaLinuxOval(),
        new OracleOval(),
        new SuseOval(),
        new DebianOval(),
        new UbuntuOval(),
        new AzureLinuxOval(),
        new MarinerOval(),
    ];

    public OvalFeed() : this(XmlLimits.Default) { }

    public string Name => "oval";

    public bool Recognises(string path, ReadOnlySpan<byte> head) => XmlHead.HasRoot(head, "oval_definitions"u8);

    public void Read(string path, Stream content, FeedSink sink)
    {
        var document = Document(path, content);
        var advisories = new Dictionary<IOvalDialect, OvalAdvisories>();
        while (document.Definitions.TryDequeue(out var definition))
        {
            if (Array.Find(Dialects, dialect => definition.Id.StartsWith(dialect.Prefix, StringComparison.Ordinal)) is not { } dialect)
            {
                sink.Skip(Named(definition), "comes from a vendor whose OVAL is not read");
                continue;
            }

            if (!advisories.TryGetValue(dialect, out var collected))
                advisories.Add(dialect, collected = new OvalAdvisories(document, dialect, path));
            if (collected.Add(definition) is { } why)
                sink.Skip(Named(definition), why);
        }

        foreach (var collected in advisories.Values)
            collected.Flush(sink);
    }

    OvalDocument Document(string path, Stream content)
    {
        try
        {
            using var xml = new XmlWalk(content, limits);
            return new OvalReader(xml).Read();
        }
        catch (MalformedDocumentException e)
        {
            throw new MalformedFeedException(path, e.Message);
        }
    }

    static string Named(OvalDefinition definition) => definition.Id.Length > 0 ? definition.Id : definition.Title;
}
