using System.Security.Cryptography;
using Plimsoll.Advisories.Store;
using Plimsoll.Trust.Client;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>Keeps what was believed last in a directory of the data home, one for each pinned root: it stays whatever mirror is asked, a USB stick or an address.</summary>
sealed class TrustedFiles : ITrustedStore
{
    const int DigitsKept = 16;
    const int MaxBytes = 4 * 1024 * 1024;

    readonly string directory;

    public TrustedFiles(string dataHome, byte[] pinnedRoot)
    {
        directory = Path.Join(dataHome, "trust", Convert.ToHexStringLower(SHA256.HashData(pinnedRoot))[..DigitsKept]);
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public byte[]? Read(string name)
    {
        var path = Path.Join(directory, name);
        if (!File.Exists(path))
            return null;
        using var file = File.OpenHandle(path);
        var bytes = new byte[Math.Min(RandomAccess.GetLength(file), MaxBytes)];
        return bytes[..RandomAccess.Read(file, bytes, 0)];
    }

    public void Write(string name, ReadOnlySpan<byte> bytes) => WholeFile.Write(Path.Join(directory, name), bytes);

    public void Delete(string name) => File.Delete(Path.Join(directory, name));
}
