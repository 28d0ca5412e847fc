using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace Plimsoll.Testing;

/// <summary>Golden files: <c>name.verified.ext</c> beside the test. <c>PLIMSOLL_ACCEPT=1</c> writes them; where <c>CI</c> is set nothing ever does.</summary>
public static class Snapshot
{
    public static void Matches(string actual, string name, [CallerFilePath] string testFile = "")
    {
        ArgumentNullException.ThrowIfNull(actual);
        var verified = Path.Combine(Path.GetDirectoryName(testFile)!, "golden", name);
        if (Environment.GetEnvironmentVariable("PLIMSOLL_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") is null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(verified)!);
            File.WriteAllText(verified, actual, new UTF8Encoding(false));
            return;
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected != actual)
            File.WriteAllText(verified + ".received", actual);
        Assert.Equal(expected, actual);
    }
}
