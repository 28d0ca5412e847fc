using System.Text;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Html;

/// <summary>One file to send around: no network, light and dark, filterable, printable. <c>#words</c> after its address filters at once.</summary>
public sealed class HtmlReport : IReport
{
    public string Format => "html";

    public Frame Frame => new(HtmlPage.Head, "", HtmlPage.Foot);

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        if (!options.InFrame)
            writer.Write(Frame.Before);
        var shown = result.Findings.Where(options.Shows).ToList();
        writer.WriteLine("<section>");
        HtmlSubject.Write(result, shown, writer);
        HtmlFindings.Write(result, shown, writer);
        HtmlSubject.WriteGaps(result, writer);
        writer.WriteLine("</section>");
        if (!options.InFrame)
            writer.Write(Frame.After);
    }
}
