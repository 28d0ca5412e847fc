using System.CommandLine;

namespace Plimsoll.Cli;

/// <summary>The options of every verb.</summary>
sealed class EdgeOptions
{
    static readonly string[] Formats = ["text", "json"];

    public EdgeOptions(Settings settings)
    {
        LogFormat = settings.Text("--log-format", "Notes and errors as sentences, or as JSON objects, a line each", "text|json", Formats);
        Offline = settings.Flag("--offline", "Make no connection; what could not be asked is told");
        LogFormat.Recursive = Offline.Recursive = true;
    }

    public Option<string?> LogFormat { get; }

    public Option<bool> Offline { get; }

    public bool IsOffline(ParseResult result) => result.GetValue(Offline);

    /// <summary>Known even where another part of the command line is wrong, so that the complaint comes in the form that was asked for.</summary>
    public bool LogsJson(ParseResult result) => FormatOf(result) == "json";

    public string? Problem(ParseResult result) =>
        FormatOf(result) is { } format && !Formats.Contains(format) ? $"'{format}' is no log format; there are {string.Join(" and ", Formats)}." : null;

    string? FormatOf(ParseResult result) => result.Errors.Any(e => e.SymbolResult is { } symbol && symbol == result.GetResult(LogFormat)) ? null : result.GetValue(LogFormat);
}
