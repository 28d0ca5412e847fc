using System.Text;
using Plimsoll.Core;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>The main section of a jar's manifest.</summary>
/// <remarks>JAR File Specification, "JAR Manifest": lines of 72 bytes, continued by lines that begin with one space; a blank line ends the section; names in any case.</remarks>
sealed class Manifest
{
    // Lists of imported packages are long; what is asked for stands among them.
    public const int MaxBytes = 4 * 1024 * 1024;

    readonly byte[] unfolded;
    readonly Limits limits;

    Manifest(byte[] unfolded, Limits limits)
    {
        this.unfolded = unfolded;
        this.limits = limits;
    }

    public static Manifest Empty { get; } = new([], Limits.Default);

    public static Manifest Read(ReadOnlySpan<byte> bytes, Limits limits)
    {
        var kept = new byte[bytes.Length + 1];
        var length = 0;
        foreach (var line in new Lines(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes))
        {
            if (line.IsEmpty && length > 0)
                break;
            var isMore = line is [(byte)' ', ..];
            if (!isMore && length > 0)
                kept[length++] = (byte)'\n';
            var text = isMore ? line[1..] : line;
            text.CopyTo(kept.AsSpan(length));
            length += text.Length;
        }

        return new Manifest(kept[..length], limits);
    }

    /// <summary>An attribute's value; null where there is none.</summary>
    public string? this[ReadOnlySpan<byte> name]
    {
        get
        {
            foreach (var line in new Lines(unfolded))
                if (line.Length > name.Length && line[name.Length] == (byte)':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
                    return FieldText.Of(line[(name.Length + 1)..], limits);
            return null;
        }
    }

    /// <summary>An attribute's value where it can be a group's or an artifact's name; what follows a semicolon (<c>;singleton:=true</c>) is dropped.</summary>
    public string? Id(ReadOnlySpan<byte> name)
    {
        var value = this[name];
        if (value?.IndexOf(';', StringComparison.Ordinal) is > 0 and var semicolon)
            value = value[..semicolon].TrimEnd();
        return Coordinates.IsId(value) ? value : null;
    }

    /// <summary>An attribute's value where it can be a version, without what people write behind it (<c>1.2 (build 3)</c>); empty where not.</summary>
    public string Version(ReadOnlySpan<byte> name)
    {
        var value = this[name]?.Split(' ')[0];
        return value is not null && value.Any(char.IsAsciiDigit) ? Coordinates.VersionOf(value) : "";
    }
}
