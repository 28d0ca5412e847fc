using System.Text;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>Reads the <c>License</c> fields of a machine-readable copyright file, of version 1.0 or the drafts before it.</summary>
/// <remarks>copyright-format 1.0, section 5: a header paragraph, paragraphs of files, and stand-alone ones that give the text of a licence named before.</remarks>
static class MachineReadable
{
    const int MaxHeaderLines = 40;

    /// <summary>Longer first lines of a field are no list of names.</summary>
    const int MaxSynopsisBytes = 1024;

    /// <summary>Fields that say something new; those that repeat one cost a look-up.</summary>
    const int MaxFields = 2048;

    const int MaxBodyBytes = 4096;

    /// <summary>Whether a <c>Format</c> field stands near the top.</summary>
    public static bool IsIt(ReadOnlySpan<byte> text)
    {
        var left = MaxHeaderLines;
        foreach (var line in new Lines(text))
        {
            if (IsField(line, "Format"u8) || IsField(line, "Format-Specification"u8))
                return true;
            if (--left == 0)
                return false;
        }

        return false;
    }

    public static void Read(ReadOnlySpan<byte> text, LicenceSet licences)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var look = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        var mentioned = new HashSet<string>(StringComparer.Ordinal);
        List<LicenceExpression> standAlone = [];
        Span<char> buffer = stackalloc char[MaxSynopsisBytes];
        var (ofFiles, fields) = (true, 0);
        foreach (var line in new Lines(text))
        {
            if (IsBlank(line))
                ofFiles = false;
            else if (IsField(line, "Files"u8))
                ofFiles = true;
            else if (IsField(line, "License"u8))
            {
                var value = line[("License".Length + 1)..].Trim(" \t"u8);
                var synopsis = value.Length > MaxSynopsisBytes ? [] : buffer[..Encoding.UTF8.GetChars(value, buffer)];
                if (!synopsis.IsEmpty && !look.Add(synopsis))
                    continue;
                if (++fields > MaxFields || licences.IsFull)
                    break;
                if (LicenceExpression.TryParse(synopsis) is not { } expression)
                    FreeForm.Read(BodyAt(text, line), licences);
                else if (ofFiles)
                    Keep(expression, mentioned, licences);
                else
                    standAlone.Add(expression);
            }
        }

        // "GPL-1+" beside "GPL-1+ or Artistic" is the text of that choice, no further licence.
        foreach (var expression in standAlone)
            if (!mentioned.IsSupersetOf(expression.Names))
                Keep(expression, mentioned, licences);
    }

    static void Keep(LicenceExpression expression, HashSet<string> mentioned, LicenceSet licences)
    {
        mentioned.UnionWith(expression.Names);
        licences.Add(expression.Text);
    }

    /// <summary>A field without names: the licence itself follows.</summary>
    static ReadOnlySpan<byte> BodyAt(ReadOnlySpan<byte> text, ReadOnlySpan<byte> line)
    {
        text.Overlaps(line, out var start);
        var body = text.Slice(start, Math.Min(MaxBodyBytes, text.Length - start));
        var end = body.IndexOf("\n\n"u8);
        return end < 0 ? body : body[..end];
    }

    static bool IsBlank(ReadOnlySpan<byte> line) => line.IsEmpty || (line[0] is (byte)' ' or (byte)'\t' && !line.ContainsAnyExcept(" \t"u8));

    /// <summary>Names of fields are the same in capitals and small letters.</summary>
    static bool IsField(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name) =>
        line.Length > name.Length && line[name.Length] == (byte)':' && Ascii.EqualsIgnoreCase(line[..name.Length], name);
}
