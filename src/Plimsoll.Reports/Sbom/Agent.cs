namespace Plimsoll.Reports.Sbom;

/// <summary>Somebody who maintains or publishes a package, as packages write it: <c>Name &lt;address&gt;</c>.</summary>
sealed record Agent(string Name, string? Email)
{
    public static Agent Of(string text)
    {
        var line = Clean.Line(text).Trim();
        var open = line.LastIndexOf('<');
        return open > 0 && line.EndsWith('>') && line[(open + 1)..^1] is var address && address.IndexOf('@', StringComparison.Ordinal) > 0 && !address.AsSpan().ContainsAny(" ()<>")
            ? new Agent(line[..open].Trim().Trim('"'), address)
            : new Agent(line, null);
    }
}
