using System.Diagnostics;

namespace Plimsoll.Testing;

/// <summary>Runs a real tool, or fails the test with what the tool said.</summary>
public static class Command
{
    public static string Run(string program, params string[] arguments)
    {
        var (code, output, error) = Try(program, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}: {error}");
    }

    public static (int Code, string Output, string Error) Try(string program, params string[] arguments) => Try(program, arguments, []);

    public static (int Code, string Output, string Error) Try(string program, string[] arguments, IEnumerable<(string Name, string? Value)> environment, string? workingDirectory = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = workingDirectory ?? "" };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }
}
