namespace Plimsoll.Cli;

/// <summary>Where the verbs write, and what the place can show.</summary>
sealed class Terminal(TextWriter output, TextWriter error)
{
    const int DefaultWidth = 100;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    public static bool Colour => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public static bool ShowsProgress => !Console.IsErrorRedirected;

    public static int Width
    {
        get
        {
            if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0)
                return columns;
            return Console.IsOutputRedirected ? DefaultWidth : Math.Clamp(Console.WindowWidth, 40, 200);
        }
    }

    public void Note(string sentence) => Error.WriteLine($"plimsoll: {Reports.Table.Printable.Of(sentence)}");
}
