using System.Security.Cryptography;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Trust;
using Plimsoll.Trust.Keys;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Cli.Mirrors;

/// <summary>A directory of keys, <c>ROLE-ID.key</c> (private) and <c>ROLE-ID.pub</c>, and of the roots made of them, <c>1.root.json</c> and so on.</summary>
sealed class KeyFolder(string directory)
{
    const int IdDigits = 12;
    const int MaxKeyBytes = 16 * 1024;
    const int MaxRootBytes = 1024 * 1024;

    const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Directory { get; } = directory;

    /// <summary>Makes a key. An existing file is never written over.</summary>
    /// <returns>The private key's path.</returns>
    public string Add(string role, SigningKey key, string? passphrase)
    {
        System.IO.Directory.CreateDirectory(Directory, Mine | UnixFileMode.UserExecute);
        var path = Path.Join(Directory, $"{role}-{key.Public.Id[..IdDigits]}");
        Write($"{path}.key", key.Export(passphrase), Mine);
        Write($"{path}.pub", key.Public.Pem, Mine | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return $"{path}.key";
    }

    /// <summary>The private keys of some roles; the caller disposes them.</summary>
    public IReadOnlyList<SigningKey> Private(string? passphrase, params IEnumerable<string> roles) => [.. Files(roles, "key").Select(path => ReadPrivate(path, passphrase))];

    /// <summary>The public keys of every role.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TrustKey>> Public() =>
        Role.All.ToDictionary(role => role, role => (IReadOnlyList<TrustKey>)[.. Files([role], "pub").Select(ReadPublic)]);

    /// <summary>Every root that lies there, from the first on.</summary>
    public IReadOnlyList<byte[]> Roots()
    {
        List<byte[]> roots = [];
        while (RootPath(roots.Count + 1) is var path && File.Exists(path))
            roots.Add(SmallFile.Bytes(path, MaxRootBytes));
        return roots;
    }

    public string RootPath(long version) => Path.Join(Directory, $"{version}.root.json");

    public static SignedFile ReadRoot(string path)
    {
        try
        {
            return SignedFile.Parse(SmallFile.Bytes(path, MaxRootBytes));
        }
        catch (MetadataException e)
        {
            throw new UsageException($"{path} is no root metadata: {e.Message}.");
        }
    }

    public static SigningKey ReadPrivate(string path, string? passphrase)
    {
        var pem = SmallFile.Text(path, MaxKeyBytes);
        if (SigningKey.IsEncrypted(pem) && passphrase is null)
            throw new UsageException($"The key {path} is encrypted; give its passphrase by --key-passphrase-file or PLIMSOLL_KEY_PASSPHRASE.");
        try
        {
            return SigningKey.Import(pem, passphrase);
        }
        catch (CryptographicException e)
        {
            throw new UsageException(SigningKey.IsEncrypted(pem) ? $"The passphrase does not open the key {path}." : $"The key {path} cannot be used: {e.Message}.");
        }
    }

    IEnumerable<string> Files(IEnumerable<string> roles, string ending)
    {
        if (!System.IO.Directory.Exists(Directory))
            throw new UsageException($"The directory of keys, {Directory}, does not exist; make keys with: plimsoll db keygen --out {Directory}");
        return roles.SelectMany(role => System.IO.Directory.EnumerateFiles(Directory, $"{role}-*.{ending}")).Order(StringComparer.Ordinal);
    }

    static TrustKey ReadPublic(string path)
    {
        try
        {
            return TrustKey.FromPem(SmallFile.Text(path, MaxKeyBytes));
        }
        catch (MetadataException e)
        {
            throw new UsageException($"The key {path} cannot be used: {e.Message}.");
        }
    }

    static void Write(string path, string text, UnixFileMode mode)
    {
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode });
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
