using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.CycloneDx;

/// <summary>A CycloneDX exploitability exchange in JSON: the vulnerabilities alone, with what is decided on each, pointing into the bill that <c>plimsoll sbom</c> writes of the same subject.</summary>
public sealed class CycloneDxVexReport : IReport
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public string Format => "cyclonedx-vex";

    public Frame Frame { get; } = new("[\n", ",\n", "]\n");

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
            new BomDocument(new JsonBomWriter(json, CycloneDxVersion.Default), CycloneDxVersion.Default).WriteVex(CycloneDxBom.Of(result, options));
        output.Write("\n"u8);
    }
}
