using System.CommandLine;
using Plimsoll.Core;
using Plimsoll.Network;

namespace Plimsoll.Cli.Mirrors;

/// <summary>What private keys are encrypted with: from a file or a variable, never from the command line, which others can see.</summary>
sealed class Passphrase(Settings settings)
{
    const string Variable = "PLIMSOLL_KEY_PASSPHRASE";
    const int MaxBytes = 4096;

    readonly Option<string?> file = settings.FilePath("--key-passphrase-file", $"A file whose first line encrypts private keys; or set {Variable}", "FILE");

    public void AddTo(Command command) => command.Options.Add(file);

    /// <returns>Null where none is given.</returns>
    public string? Read(ParseResult result)
    {
        var given = result.GetValue(file) is { } path ? SmallFile.Text(path, MaxBytes).Split('\n')[0].TrimEnd('\r') : Environment.GetEnvironmentVariable(Variable);
        return given is { Length: > 0 } ? given : result.GetValue(file) is { } empty ? throw new UsageException($"The first line of {empty} is empty; write the passphrase there.") : null;
    }
}
