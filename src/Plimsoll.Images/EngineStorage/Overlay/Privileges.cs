using System.Globalization;
using System.Text;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.EngineStorage.Overlay;

/// <summary>What the kernel lets this process see.</summary>
static class Privileges
{
    const int SystemAdministrator = 21;
    const int MaxBytes = 64 * 1024;

    /// <summary>Whether <c>trusted.*</c> attributes show: only to who has CAP_SYS_ADMIN in the machine's own user namespace. To others they seem not to be there.</summary>
    public static bool SeeTrustedAttributes() => HasAdministrator(Read("/proc/self/status")) && IsInitialNamespace(Read("/proc/self/uid_map"));

    static bool HasAdministrator(string status)
    {
        foreach (var line in status.Split('\n'))
            if (line.StartsWith("CapEff:", StringComparison.Ordinal) && ulong.TryParse(line.AsSpan(7).Trim(), NumberStyles.HexNumber, null, out var set))
                return (set >> SystemAdministrator & 1) != 0;
        return false;
    }

    static bool IsInitialNamespace(string map) => map.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries) is ["0", "0", "4294967295"];

    static string Read(string path) => BoundedFile.Read(path, MaxBytes, out _) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
}
