using System.Text;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Spdx;

/// <summary>An SPDX 2.3 document in tags and values; of several results one after the other, each from its <c>SPDXVersion</c> on.</summary>
public sealed class SpdxTagValueReport : IInventoryReport
{
    public string Format => "spdx-tag-value";

    public string Version => "2.3";

    public IReadOnlyList<string> Versions => [Version];

    public Frame Frame { get; } = new("", "\n", "");

    public IReport Of(string version) => this;

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        new SpdxTagValueWriter(text).Write(new SpdxDocument(result, options));
    }
}
