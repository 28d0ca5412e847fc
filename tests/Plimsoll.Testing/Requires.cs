using Xunit;

namespace Plimsoll.Testing;

/// <summary>Skips a test, with its reason, where the machine lacks something; in CI a lack is a failure, except for material outside the repository.</summary>
public static class Requires
{
    static readonly bool InCi = Environment.GetEnvironmentVariable("CI") is not null;

    /// <summary>A program on the PATH, and its path.</summary>
    public static string Tool(string name, string package)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Append("/usr/sbin").Append("/sbin")
            .Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
        Lack(path is null, $"needs '{name}' (Debian package {package})");
        return path!;
    }

    public static void Root() => Lack(Environment.UserName != "root", "needs root");

    /// <summary>Anything else of the machine: <paramref name="need"/> completes "this test needs …".</summary>
    public static void That(bool isThere, string need) => Lack(!isThere, $"needs {need}");

    /// <summary>A file of the optional material beside the repository.</summary>
    public static string SharedData(string name)
    {
        var path = RepositoryRoot.SharedData is { } directory ? Path.Combine(directory, name) : null;
        Assert.SkipWhen(path is null || !File.Exists(path), $"needs ../shared/data/{name}, which is not beside this clone");
        return path!;
    }

    static void Lack(bool lacks, string what)
    {
        if (!lacks)
            return;
        Assert.False(InCi, $"this test {what}, and in CI nothing may skip");
        Assert.Skip($"this test {what}");
    }
}
