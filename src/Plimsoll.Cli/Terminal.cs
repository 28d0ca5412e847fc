namespace Plimsoll.Cli;

/// <summary>Where the verbs write, and what the place can show.</summary>
sealed class Terminal(TextWriter output, TextWriter error, TimeProvider time)
{
    const int DefaultWidth = 100;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>Notes and errors as JSON, a line each; known once the command line is parsed.</summary>
    public bool LogsJson { get; set; }

    public static bool Colour => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public bool ShowsProgress => !LogsJson && !Console.IsErrorRedirected;

    public static int Width
    {
        get
        {
            if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0)
                return columns;
            return Console.IsOutputRedirected ? DefaultWidth : Math.Clamp(Console.WindowWidth, 40, 200);
        }
    }

    /// <summary>Something the user should know; the job goes on.</summary>
    public void Note(string sentence) => Log("warn", sentence);

    /// <summary>What ended the job.</summary>
    public void Fail(string sentence) => Log("error", sentence);

    void Log(string level, string sentence)
    {
        var message = Reports.Table.Printable.Of(sentence);
        Error.WriteLine(LogsJson ? LogLine.Of(Settings.Now(time), level, message) : $"plimsoll: {message}");
    }
}
