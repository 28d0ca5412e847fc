using System.Text;
using Plimsoll.Formats.Zip;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>Asks which packages an archive's classes are of, by its directory alone.</summary>
static class PackageDirectories
{
    /// <summary>Whether it holds classes below a directory (<c>org/slf4j/</c>).</summary>
    public static bool Holds(scoped in ZipFile file, string directory)
    {
        var start = Encoding.UTF8.GetBytes(directory);
        var members = file.Members;
        while (members.MoveNext())
            if (members.Current.Name.StartsWith(start) && members.Current.Name.EndsWith(".class"u8))
                return true;
        return false;
    }

    /// <summary>Whether it holds classes, and all of them are below a group's directory.</summary>
    public static bool HoldsOnly(scoped in ZipFile file, string group)
    {
        var start = Encoding.UTF8.GetBytes($"{group.Replace('.', '/')}/");
        var members = file.Members;
        var holds = false;
        while (members.MoveNext())
        {
            var name = members.Current.Name;
            if (!name.EndsWith(".class"u8) || name.EndsWith("module-info.class"u8) || name.StartsWith("META-INF/"u8))
                continue;
            if (!name.StartsWith(start))
                return false;
            holds = true;
        }

        return holds;
    }
}
