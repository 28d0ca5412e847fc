using System.CommandLine;
using System.Globalization;
using Plimsoll.Core;
using Plimsoll.Scanning.Caching;

namespace Plimsoll.Cli.Commands;

/// <summary><c>cache info|clear|prune</c>.</summary>
static class CacheCommand
{
    public static Command Create(Terminal terminal, Settings settings)
    {
        var directory = settings.FilePath("--cache-dir", "Where evidence and the embedded database are kept", "DIR");
        directory.Recursive = true;
        var size = new Option<string>("--max-size") { Description = "Keep at most this much, as in 500MB or 2GB", Required = true, HelpName = "SIZE" };
        var info = new Command("info", "Tell where the evidence cache is and how much it holds");
        var clear = new Command("clear", "Remove all evidence");
        var prune = new Command("prune", "Remove what was used longest ago") { size };
        CacheStore Store(ParseResult result) => new(Settings.CacheHome(result.GetValue(directory)));
        info.SetAction(r => Tell(terminal, "holds", Store(r).Usage()));
        clear.SetAction(r => Tell(terminal, "removed", Store(r).Clear()));
        prune.SetAction(r => Tell(terminal, "removed", Store(r).Prune(Bytes(r.GetRequiredValue(size)))));
        return new Command("cache", "Look after the evidence cache") { directory, info, clear, prune };
    }

    static int Tell(Terminal terminal, string word, CacheUsage usage)
    {
        terminal.Output.WriteLine($"{usage.Directory}: {word} {usage.Files:N0} files, {usage.Bytes:N0} bytes");
        return ExitCode.Done;
    }

    static long Bytes(string text)
    {
        var letters = text.TrimStart([.. "0123456789."]);
        var factor = letters.Trim().ToUpperInvariant() switch
        {
            "" or "B" => 1L,
            "K" or "KB" or "KIB" => 1L << 10,
            "M" or "MB" or "MIB" => 1L << 20,
            "G" or "GB" or "GIB" => 1L << 30,
            _ => 0,
        };
        return factor > 0 && double.TryParse(text[..^letters.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e9
            ? (long)(number * factor)
            : throw new UsageException($"'{text}' is no size; write it as 500MB or 2GB.");
    }
}
