using Plimsoll.Core;
using Plimsoll.Core.Findings;
using Plimsoll.Reports;

namespace Plimsoll.Cli;

/// <summary>Reports to write: <c>FORMAT</c> to standard output, <c>FORMAT=FILE</c> to a file.</summary>
sealed record Output(IReport Report, string? File)
{
    /// <exception cref="UsageException">The format is not known, or two go to standard output.</exception>
    public static IReadOnlyList<Output> Parse(IReadOnlyList<string> texts)
    {
        List<Output> outputs = [];
        foreach (var text in texts.Count == 0 ? ["table"] : texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var (format, file) = equals < 0 ? (text, null) : (text[..equals], text[(equals + 1)..]);
            var report = ReportList.All.FirstOrDefault(r => r.Format == format) ??
                throw new UsageException($"'{format}' is no report format; there are {string.Join(", ", ReportList.All.Select(r => r.Format))}.");
            if (file is null && outputs.Exists(o => o.File is null))
                throw new UsageException("Only one report can go to standard output; give the others a file, as in -o json=report.json.");
            outputs.Add(new Output(report, file is "" ? throw new UsageException($"'{text}' names no file.") : file));
        }

        return outputs;
    }

    /// <summary>Writes the report; a file appears whole or not at all.</summary>
    public void Write(ScanResult result, ReportOptions options)
    {
        if (File is null)
        {
            using var stdout = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            Report.Write(result, options, stdout);
            return;
        }

        var temporary = $"{File}.{Environment.ProcessId}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
                Report.Write(result, options with { Colour = false }, file);
            System.IO.File.Move(temporary, File, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            System.IO.File.Delete(temporary);
            throw new UsageException($"The report cannot be written to {File}: {e.Message}");
        }
    }
}
