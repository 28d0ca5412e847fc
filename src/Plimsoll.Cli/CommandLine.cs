using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Cli.Commands;
using Plimsoll.Cli.Commands.Db;
using Plimsoll.Core;

namespace Plimsoll.Cli;

/// <summary>Parses the command line, runs the verb, and turns every outcome into an exit code and, on failure, one sentence.</summary>
static class CommandLine
{
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        using var interrupted = new CancellationTokenSource();
        ConsoleCancelEventHandler handler = (_, e) =>
        {
            e.Cancel = true;
            interrupted.Cancel();
        };
        Console.CancelKeyPress += handler;
        var terminal = new Terminal(output, error, TimeProvider.System);
        try
        {
            var configuration = Configuration.Load(Environment.GetEnvironmentVariable, workingDirectory: "");
            var settings = new Settings(configuration);
            var edge = new EdgeOptions(settings);
            var result = Root(terminal, settings, edge, interrupted.Token).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            terminal.LogsJson = edge.LogsJson(result);
            if (Problem(result, edge) is { } problem)
            {
                terminal.Fail($"{problem} See plimsoll --help.");
                return ExitCode.Usage;
            }

            // Help is given whatever the file says.
            if (result.Action is not HelpAction && configuration.Problem(settings.Names) is { } misconfigured)
                throw new UsageException(misconfigured);

            return result.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e)
        {
            return Fail(e, terminal);
        }
        finally
        {
            Console.CancelKeyPress -= handler;
        }
    }

    static RootCommand Root(Terminal terminal, Settings settings, EdgeOptions edge, CancellationToken cancellation) => new("""
        Plimsoll finds what is installed in container images and file trees, what of it is vulnerable, and judges whether it is fit to run.

        Exit codes: 0 done and fit, 1 done and unfit, 2 wrong usage, 3 the subject could not be read, 130 interrupted; of several subjects the worst.
        Every option of "scan" may be set by a variable too, PLIMSOLL_CACHE_DIR for --cache-dir and so on, or in plimsoll.yaml
        (in the working directory, else in ~/.config/plimsoll) as "cache-dir: /var/cache/plimsoll". Flags go before variables, variables before the file.
        """)
    {
        edge.LogFormat,
        edge.Offline,
        edge.CaFile,
        ScanCommand.Create(terminal, settings, edge, cancellation),
        SbomCommand.Create(terminal, settings, edge, cancellation),
        ExplainCommand.Create(terminal, settings, edge, cancellation),
        ConvertCommand.Create(settings),
        DiffCommand.Create(terminal, settings, edge, cancellation),
        DbCommand.Create(terminal, settings, edge, cancellation),
        CacheCommand.Create(terminal, settings),
        CompletionCommand.Create(terminal),
        VersionCommand.Create(terminal),
    };

    /// <summary>Unknown options would be swallowed by the free target argument: they are refused by name.</summary>
    static string? Problem(ParseResult result, EdgeOptions edge)
    {
        if (result.Errors.Count > 0)
            return result.Errors[0].Message;
        if (edge.Problem(result) is { } problem)
            return problem;
        return result.Tokens.FirstOrDefault(t => t.Type == TokenType.Argument && t.Value.StartsWith('-') && t.Value.Length > 1) is { } stray
            ? $"'{stray.Value}' is no option of this command."
            : null;
    }

    static int Fail(Exception e, Terminal terminal)
    {
        var (code, message) = e switch
        {
            OperationCanceledException => (ExitCode.Interrupted, "interrupted"),
            UsageException => (ExitCode.Usage, e.Message),
            UnreadableSubjectException or ServiceException or UnusableDatabaseException or MalformedFeedException => (ExitCode.Unreadable, e.Message),
            IOException or UnauthorizedAccessException => (ExitCode.Unreadable, e.Message),
            OutOfMemoryException => (ExitCode.Unreadable, "there is not enough memory to read this subject"),
            _ => (ExitCode.Unreadable, $"this is a bug in plimsoll, please report it: {e}"),
        };
        terminal.Fail(message);
        return code;
    }
}
