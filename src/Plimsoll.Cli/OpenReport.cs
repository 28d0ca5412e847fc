using Plimsoll.Core;
using Plimsoll.Core.Findings;
using Plimsoll.Reports;

namespace Plimsoll.Cli;

/// <summary>A report that is being written, result after result; a file appears whole or not at all.</summary>
/// <param name="several">Whether results stand in the format's frame for several.</param>
sealed class OpenReport(Output output, ReportOptions options, bool several) : IDisposable
{
    readonly string temporary = $"{output.File}.{Environment.ProcessId}.tmp";
    Stream? stream;
    bool isFinished;

    public void Write(ScanResult result)
    {
        Try(() =>
        {
            var frame = output.Report.Frame;
            if (several)
                Write(stream is null ? frame.Before : frame.Between);
            output.Report.Write(result, output.File is null ? options : options with { Colour = false }, Open());
            stream!.Flush();
        });
    }

    /// <summary>Ends the report, of however many results.</summary>
    public void Finish()
    {
        Try(() =>
        {
            if (several)
                Write(stream is null ? output.Report.Frame.Before + output.Report.Frame.After : output.Report.Frame.After);
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
