using System.CommandLine;
using System.CommandLine.Parsing;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Cli.Commands;
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
        try
        {
            var result = Root(new Terminal(output, error), interrupted.Token).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (Problem(result) is { } problem)
            {
                error.WriteLine($"plimsoll: {problem} See plimsoll --help.");
                return ExitCode.Usage;
            }

            return result.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e)
        {
            return Fail(e, error);
        }
        finally
        {
            Console.CancelKeyPress -= handler;
        }
    }

    static RootCommand Root(Terminal terminal, CancellationToken cancellation) => new("""
        Plimsoll finds what is installed in container images and file trees, what of it is vulnerable, and judges whether it is fit to run.

        Exit codes: 0 done and fit, 1 done and unfit, 2 wrong usage, 3 the subject could not be read, 130 interrupted.
        Every option of "scan" may be set by a variable too: PLIMSOLL_CACHE_DIR for --cache-dir, and so on.
        """)
    {
        ScanCommand.Create(terminal, cancellation),
        ExplainCommand.Create(terminal, cancellation),
        DbCommand.Create(terminal, cancellation),
        CacheCommand.Create(terminal),
        VersionCommand.Create(terminal),
    };

    /// <summary>Unknown options would be swallowed by the free target argument: they are refused by name.</summary>
    static string? Problem(ParseResult result)
    {
        if (result.Errors.Count > 0)
            return result.Errors[0].Message;
        return result.Tokens.FirstOrDefault(t => t.Type == TokenType.Argument && t.Value.StartsWith('-') && t.Value.Length > 1) is { } stray
            ? $"'{stray.Value}' is no option of this command."
            : null;
    }

    static int Fail(Exception e, TextWriter error)
    {
        var (code, message) = e switch
        {
            OperationCanceledException => (ExitCode.Interrupted, "interrupted"),
            UsageException => (ExitCode.Usage, e.Message),
            UnreadableSubjectException or UnusableDatabaseException or MalformedFeedException => (ExitCode.Unreadable, e.Message),
            IOException or UnauthorizedAccessException => (ExitCode.Unreadable, e.Message),
            OutOfMemoryException => (ExitCode.Unreadable, "there is not enough memory to read this subject"),
            _ => (ExitCode.Unreadable, $"this is a bug in plimsoll, please report it: {e}"),
        };
        error.WriteLine($"plimsoll: {Reports.Table.Printable.Of(message)}");
        return code;
    }
}
