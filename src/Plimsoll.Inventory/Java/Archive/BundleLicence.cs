namespace Plimsoll.Inventory.Java.Archive;

/// <summary>The licences of an OSGi manifest: <c>Apache-2.0;link="https://…",MIT</c>, or URLs.</summary>
/// <remarks>OSGi Core 7, sections 1.3.2 (clauses, quotes) and 3.2.1.10.</remarks>
static class BundleLicence
{
    const int MaxLicences = 16;
    const int MaxCharacters = 256;

    public static IReadOnlyList<string> Of(string? header)
    {
        var licences = new List<string>();
        foreach (var clause in Clauses(header ?? ""))
        {
            var licence = clause.Split(';')[0].Trim(' ', '"');
            if (licence.Length is > 0 and <= MaxCharacters && licence != "<<EXTERNAL>>" && !licences.Contains(licence))
                licences.Add(licence);
            if (licences.Count == MaxLicences)
                break;
        }

        return licences;
    }

    // Commas part clauses, but not in quotes.
    static IEnumerable<string> Clauses(string header)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < header.Length; i++)
        {
            quoted ^= header[i] == '"';
            if (header[i] != ',' || quoted)
                continue;
            yield return header[start..i];
            start = i + 1;
        }

        yield return header[start..];
    }
}
