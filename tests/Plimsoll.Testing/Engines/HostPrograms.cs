using Plimsoll.Testing.Images;

namespace Plimsoll.Testing.Engines;

/// <summary>A layer with a few programs of this machine and the libraries that they are linked with: enough for a container that does something.</summary>
public static class HostPrograms
{
    static readonly string[] Programs = ["/bin/sh", "/bin/rm", "/bin/mkdir", "/bin/sleep"];

    public static LayerFixture Layer { get; } = new(Tar(), Step: "ADD programs");

    static byte[] Tar()
    {
        var tar = new TarFixture(TarStyle.Ustar).Directory("tmp").Directory("etc").Directory("proc").Directory("sys").Directory("dev");
        foreach (var file in Programs.Concat(Programs.SelectMany(Libraries)).Distinct().Order(StringComparer.Ordinal))
            tar.File(file.TrimStart('/'), File.ReadAllBytes(file), mode: 0x1ED);
        return tar.ToArray();
    }

    // "libc.so.6 => /lib/…/libc.so.6 (0x…)", or the loader alone.
    static IEnumerable<string> Libraries(string program) =>
        Command.Run("ldd", program).Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.StartsWith('/'));
}
