using System.Text;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Building;

/// <summary>Advisories as bytes, in memory only: a build holds hundreds of thousands, and as objects each takes five times as much.</summary>
static class PackedAdvisory
{
    public static byte[] Of(Advisory advisory)
    {
        using var memory = new MemoryStream();
        using var output = new BinaryWriter(memory, Encoding.UTF8);
        output.Write(advisory.Id);
        Write(output, advisory.Aliases);
        output.Write7BitEncodedInt(advisory.Affected.Count);
        foreach (var affected in advisory.Affected)
            Write(output, affected);
        output.Write((byte)advisory.Severity);
        Write(output, advisory.Cvss);
        Write(output, advisory.Weaknesses);
        Write(output, advisory.Published);
        Write(output, advisory.Modified);
        Write(output, advisory.Withdrawn);
        Write(output, advisory.References);
        output.Write(advisory.Epss is not null);
        if (advisory.Epss is { } epss)
        {
            output.Write(epss.Probability);
            output.Write(epss.Percentile);
        }

        Write(output, advisory.KnownExploited?.Added);
        Write(output, advisory.KnownExploited?.Due);
        return memory.ToArray();
    }

    public static Advisory Read(byte[] packed)
    {
        using var input = new BinaryReader(new MemoryStream(packed, writable: false), Encoding.UTF8);

        // In the order in which it was written.
        return new Advisory
        {
            Id = input.ReadString(),
            Aliases = Texts(input),
            Affected = List(input, Affected),
            Severity = (Severity)input.ReadByte(),
            Cvss = Texts(input),
            Weaknesses = Texts(input),
            Published = Text(input),
            Modified = Text(input),
            Withdrawn = Text(input),
            References = Texts(input),
            Epss = input.ReadBoolean() ? new Epss(input.ReadDouble(), input.ReadDouble()) : null,
            KnownExploited = (Text(input), Text(input)) is ({ } added, var due) ? new KnownExploited(added, due) : null,
        };
    }

    static void Write(BinaryWriter output, AffectedPackage affected)
    {
        output.Write(affected.Ecosystem);
        output.Write(affected.Package);
        output.Write7BitEncodedInt(affected.Ranges.Count);
        foreach (var range in affected.Ranges)
        {
            Write(output, range.Introduced);
            Write(output, range.Fixed);
            Write(output, range.LastAffected);
            output.Write(range.IsAfterIntroduced);
        }

        Write(output, affected.Versions);
        output.Write((byte)affected.Status);
        output.Write((byte)affected.VendorState);
        output.Write((byte)affected.Severity);
        Write(output, affected.Module);
        Write(output, affected.Architectures);
    }

    static AffectedPackage Affected(BinaryReader input) => new()
    {
        Ecosystem = input.ReadString(),
        Package = input.ReadString(),
        Ranges = List(input, static i => new VersionRange(Text(i), Text(i), Text(i), i.ReadBoolean())),
        Versions = Texts(input),
        Status = (VulnerabilityStatus)input.ReadByte(),
        VendorState = (VendorState)input.ReadByte(),
        Severity = (Severity)input.ReadByte(),
        Module = Text(input),
        Architectures = Texts(input),
    };

    static void Write(BinaryWriter output, string? text)
    {
        output.Write(text is not null);
        if (text is not null)
            output.Write(text);
    }

    static void Write(BinaryWriter output, IReadOnlyList<string> texts)
    {
        output.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts)
            output.Write(text);
    }

    static string? Text(BinaryReader input) => input.ReadBoolean() ? input.ReadString() : null;

    static T[] List<T>(BinaryReader input, Func<BinaryReader, T> read)
    {
        var count = input.Read7BitEncodedInt();
        if (count == 0)
            return [];
        var items = new T[count];
        for (var i = 0; i < count; i++)
            items[i] = read(input);
        return items;
    }

    static string[] Texts(BinaryReader input) => List(input, static i => i.ReadString());
}
