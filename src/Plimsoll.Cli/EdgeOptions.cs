using System.CommandLine;
using Plimsoll.Network;

namespace Plimsoll.Cli;

/// <summary>The options of every verb.</summary>
sealed class EdgeOptions
{
    static readonly string[] Formats = ["text", "json"];

    public EdgeOptions(Settings settings)
    {
        LogFormat = settings.Text("--log-format", "Notes and errors as sentences, or as JSON objects, a line each", "text|json", Formats);
        Offline = settings.Flag("--offline", "Make no connection but to an engine's socket on this machine; what could not be asked is told");
        CaFile = settings.FilePath("--ca-file", "Authorities (PEM) that are trusted beside the system's; several with colons between", "FILE");
        LogFormat.Recursive = Offline.Recursive = CaFile.Recursive = true;
    }

    public Option<string?> LogFormat { get; }

    public Option<bool> Offline { get; }

    public bool IsOffline(ParseResult result) => result.GetValue(Offline);

    public Option<string?> CaFile { get; }

    /// <summary>How connections are made: proxies as the environment says, authorities as the options do.</summary>
    public NetworkOptions Network(ParseResult result) => NetworkOptions.FromEnvironment(Environment.GetEnvironmentVariable) with
    {
        Offline = IsOffline(result),
        CertificateAuthorities = result.GetValue(CaFile)?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [],
        UserAgent = $"plimsoll/{typeof(EdgeOptions).Assembly.GetName().Version?.ToString(3)}",
    };

    /// <summary>Known even where another part of the command line is wrong, so that the complaint comes in the form that was asked for.</summary>
    public bool LogsJson(ParseResult result) => FormatOf(result) == "json";

    public string? Problem(ParseResult result) =>
        FormatOf(result) is { } format && !Formats.Contains(format) ? $"'{format}' is no log format; there are {string.Join(" and ", Formats)}." : null;

    string? FormatOf(ParseResult result) => result.Errors.Any(e => e.SymbolResult is { } symbol && symbol == result.GetResult(LogFormat)) ? null : result.GetValue(LogFormat);
}
