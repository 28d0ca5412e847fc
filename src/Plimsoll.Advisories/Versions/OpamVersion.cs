using System.Buffers;

namespace Plimsoll.Advisories.Versions;

/// <summary>OCaml's opam orders as Debian does, the revision after the last hyphen included.</summary>
/// <remarks>opam manual, "Version ordering".</remarks>
sealed class OpamVersion : IVersionScheme
{
    static readonly DpkgVersion Debian = new();

    public string Name => "opam";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Debian.Compare(a, b);

    /// <summary>Unlike Debian's a version may begin with a letter (<c>v0.16.0</c>) and have an underscore.</summary>
    public bool IsValid(ReadOnlySpan<char> version) => !version.IsEmpty && !version.ContainsAnyExcept(Allowed);

    static SearchValues<char> Allowed { get; } = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+.~");
}
