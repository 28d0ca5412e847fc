using Plimsoll.Core;
using Plimsoll.Reports;
using Plimsoll.Reports.Templates;

namespace Plimsoll.Cli;

/// <summary>Reports to write: <c>FORMAT</c> to standard output, <c>FORMAT=FILE</c> to a file; <c>template=TEMPLATE</c> and <c>template=TEMPLATE=FILE</c>.</summary>
sealed record Output(IReport Report, string? File)
{
    /// <summary>The user's, where the format needs one.</summary>
    public Template? Template { get; private init; }

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
            var template = report is TemplateReport ? TemplateOf(ref file) : null;
            if (file is null && outputs.Exists(o => o.File is null))
                throw new UsageException("Only one report can go to standard output; give the others a file, as in -o json=report.json.");
            outputs.Add(new Output(report, file is "" ? throw new UsageException($"'{text}' names no file.") : file) { Template = template });
        }

        return outputs;
    }

    /// <summary>What stands before the next equals sign is the template, what follows it the file.</summary>
    static Template TemplateOf(ref string? file)
    {
        if (file is null or "" || file[0] == '=')
            throw new UsageException("The template format needs a template, as in -o template=report.tpl, or -o template=report.tpl=report.txt.");
        var equals = file.IndexOf('=', StringComparison.Ordinal);
        var path = equals < 0 ? file : file[..equals];
        file = equals < 0 ? null : file[(equals + 1)..];
        try
        {
            using var stream = System.IO.File.OpenRead(path);
            return Template.Read(stream, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The template {path} cannot be read: {e.Message}");
        }
    }
}
