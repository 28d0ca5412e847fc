using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Debian.Dpkg;

enum DpkgState
{
    Installed,
    NotInstalled,
    Malformed,
}

/// <summary>From a paragraph of dpkg's (or opkg's) status to a package.</summary>
static class DpkgPackage
{
    public static DpkgState TryFrom(Stanza stanza, Limits limits, out Package? package, PackageType type = PackageType.Deb)
    {
        package = null;
        var status = stanza["Status"u8];
        if (!status.IsEmpty && !HasFiles(status))
            return DpkgState.NotInstalled;
        var (name, version) = (FieldText.Of(stanza["Package"u8], limits), FieldText.Of(stanza["Version"u8], limits));
        if (name is null || version is null)
            return DpkgState.Malformed;
        var (source, sourceVersion) = Source(FieldText.Of(stanza["Source"u8], limits));
        package = new Package
        {
            Type = type,
            Name = name,
            Version = version,
            Architecture = FieldText.Of(stanza["Architecture"u8], limits),
            SourceName = source == name ? null : source,
            SourceVersion = sourceVersion == version ? null : sourceVersion,
            Maintainer = FieldText.Of(stanza["Maintainer"u8], limits),
            Origin = FieldText.Of(stanza["Origin"u8], limits),
            Licences = FieldText.Of(stanza["License"u8], limits) is { } licence ? [licence] : [],
        };
        return DpkgState.Installed;
    }

    /// <summary>Whether a state (<c>want flag status</c>) leaves the package's files on disk: all do but these three.</summary>
    static bool HasFiles(ReadOnlySpan<byte> status)
    {
        var state = status[(status.LastIndexOf((byte)' ') + 1)..];
        return !state.SequenceEqual("not-installed"u8) && !state.SequenceEqual("config-files"u8) && !state.SequenceEqual("deinstalled"u8);
    }

    /// <summary><c>name</c> or <c>name (version)</c>.</summary>
    static (string? Name, string? Version) Source(string? text)
    {
        if (text is null)
            return (null, null);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? (text, null) : (text[..open].TrimEnd(), text[(open + 1)..].TrimEnd(')', ' '));
    }
}
