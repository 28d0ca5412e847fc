using Plimsoll.Core;

namespace Plimsoll.Reports;

/// <summary>Finds a report by what stands after <c>-o</c>: a format, perhaps with a version: <c>cyclonedx-json@1.5</c>.</summary>
public static class ReportFormat
{
    /// <exception cref="UsageException">There is no such format among them, or not of that version.</exception>
    public static IReport Find(string text, IReadOnlyList<IReport> reports)
    {
        var (format, version) = text.Split('@', 2) is [var name, var asked] ? (name, asked) : (text, null);
        var report = reports.FirstOrDefault(r => r.Format == format) ??
            throw new UsageException($"'{format}' is no report format; there are {string.Join(", ", reports.Select(r => r.Format))}.");
        if (version is null)
            return report;
        if (report is not IInventoryReport inventory)
            throw new UsageException($"'{format}' has no versions to choose from.");
        return inventory.Versions.Contains(version) ? inventory.Of(version)
            : throw new UsageException($"'{version}' is no version of {format}; there are {string.Join(", ", inventory.Versions)}.");
    }
}
