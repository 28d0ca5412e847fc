namespace Plimsoll.Inventory.DotNet;

/// <summary><c>NAME/VERSION</c>, as .NET's files key libraries.</summary>
static class LibraryKey
{
    public static (string Name, string Version)? Of(string key) =>
        key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash + 1 < key.Length ? (key[..slash], key[(slash + 1)..]) : null;
}
