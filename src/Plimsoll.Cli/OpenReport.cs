using Plimsoll.Core;
using Plimsoll.Core.Findings;
using Plimsoll.Reports;

namespace Plimsoll.Cli;

/// <summary>A report that is being written, result after result; a file appears whole or not at all.</summary>
/// <param name="several">Whether results stand in the format's frame for several.</param>
sealed class OpenReport(Output output, ReportOptions options, bool several) : IDisposable
{
    readonly Frame frame = FrameOf(output, several);
    readonly string temporary = $"{output.File}.{Environment.ProcessId}.tmp";
    Stream? stream;
    bool isFinished;

    public void Write(ScanResult result)
    {
        Try(() =>
        {
            if (several)
                Write(stream is null ? frame.Before : frame.Between);
            output.Report.Write(result, options with { Colour = options.Colour && output.File is null, InFrame = several, Template = output.Template }, Open());
            stream!.Flush();
        });
    }

    /// <summary>Ends the report, of however many results.</summary>
    public void Finish()
    {
        Try(() =>
        {
            if (several)
                Write(stream is null ? frame.Before + frame.After : frame.After);
            stream?.Dispose();
            if (output.File is { } file && stream is not null)
                File.Move(temporary, file, overwrite: true);
        });
        isFinished = true;
    }

    public void Dispose()
    {
        stream?.Dispose();

        // What was never opened is not there, perhaps not even its directory: a complaint of that would hide the true one.
        if (output.File is not null && stream is not null && !isFinished)
            File.Delete(temporary);
    }

    static Frame FrameOf(Output output, bool several) => output.Report.Frame ?? (several
        ? throw new UsageException($"A {output.Report.Format} report holds one result; scan the subjects one by one.")
        : new Frame("", "", ""));

    void Write(string text) => Open().Write(System.Text.Encoding.UTF8.GetBytes(text));

    Stream Open() => stream ??= output.File is null
        ? new BufferedStream(Console.OpenStandardOutput(), 1 << 16)
        : new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);

    void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (output.File is not null && e is (IOException or UnauthorizedAccessException))
        {
            throw new UsageException($"The report cannot be written to {output.File}: {e.Message}");
        }
    }
}
