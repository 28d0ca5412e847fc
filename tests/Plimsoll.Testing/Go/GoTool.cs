using System.IO.Compression;

namespace Plimsoll.Testing.Go;

/// <summary>Builds small Go programs with the real toolchain and nothing from a network: modules come from a proxy that is a directory.</summary>
public sealed class GoTool : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public GoTool() => Requires.Tool("go", "golang-go");

    public string Path => directory.Path;

    public string Write(string name, string text) => directory.Write(name, text);

    /// <summary>Publishes a module of one package to the proxy.</summary>
    public void Publish(string module, string version, string source)
    {
        var place = directory.Combine(["proxy", .. module.Split('/'), "@v"]);
        var mod = $"module {module}\n\ngo 1.18\n";
        Directory.CreateDirectory(place);
        File.WriteAllText(System.IO.Path.Combine(place, $"{version}.mod"), mod);
        File.WriteAllText(System.IO.Path.Combine(place, $"{version}.info"), $$"""{"Version":"{{version}}","Time":"2024-01-02T03:04:05Z"}""");
        using var zip = ZipFile.Open(System.IO.Path.Combine(place, $"{version}.zip"), ZipArchiveMode.Create);
        foreach (var (name, text) in new[] { ("go.mod", mod), ("lib.go", source) })
        {
            using var writer = new StreamWriter(zip.CreateEntry($"{module}@{version}/{name}").Open());
            writer.Write(text);
        }
    }

    /// <summary>Builds the module in a directory; the program's path.</summary>
    public string Build(string module, string os, string architecture, params string[] flags)
    {
        var output = directory.Combine($"{module}-{os}-{architecture}");
        Run(module, [("GOOS", os), ("GOARCH", architecture)], ["build", .. flags, "-o", output, "."]);
        return output;
    }

    /// <summary>Runs the go command in a directory of a module.</summary>
    public string Run(string module, IEnumerable<(string, string?)> environment, params string[] arguments)
    {
        (string, string?)[] own =
        [
            ("GOPATH", directory.Combine("path")), ("GOCACHE", directory.Combine("cache")), ("GOPROXY", $"file://{directory.Combine("proxy")}"), ("GOSUMDB", "off"), ("GOFLAGS", "-mod=mod -modcacherw"),
            ("GOTOOLCHAIN", "local"), ("GO111MODULE", "on"), ("CGO_ENABLED", "0"), ("HOME", directory.Path),
        ];
        var (code, output, error) = Command.Try("go", arguments, own.Concat(environment), directory.Combine(module));
        return code == 0 ? output : throw new InvalidOperationException($"go {string.Join(' ', arguments)} ended with {code}: {error}");
    }

    public void Dispose() => directory.Dispose();
}
