using Plimsoll.Core;
using Plimsoll.Reports;

namespace Plimsoll.Cli;

/// <summary>Reports to write: <c>FORMAT</c> to standard output, <c>FORMAT=FILE</c> to a file.</summary>
sealed record Output(IReport Report, string? File)
{
    /// <param name="reports">Those to choose from; the first is what is written where nothing is asked for.</param>
    /// <exception cref="UsageException">The format is not known, or two go to standard output.</exception>
    public static IReadOnlyList<Output> Parse(IReadOnlyList<string> texts, IReadOnlyList<IReport> reports)
    {
        List<Output> outputs = [];
        foreach (var text in texts.Count == 0 ? [reports[0].Format] : texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var (format, file) = equals < 0 ? (text, null) : (text[..equals], text[(equals + 1)..]);
            var report = ReportFormat.Find(format, reports);
            if (file is null && outputs.Exists(o => o.File is null))
                throw new UsageException("Only one report can go to standard output; give the others a file, as in -o json=report.json.");
            outputs.Add(new Output(report, file is "" ? throw new UsageException($"'{text}' names no file.") : file));
        }

        return outputs;
    }
}
