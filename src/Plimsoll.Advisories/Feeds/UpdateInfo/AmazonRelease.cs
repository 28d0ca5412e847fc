namespace Plimsoll.Advisories.Feeds.UpdateInfo;

/// <summary>Which Amazon Linux a notice is for, by the prefix of its id.</summary>
static class AmazonRelease
{
    /// <summary>
    /// <c>ALAS-2018-1</c> is the first Amazon Linux; <c>ALAS2-…</c>, and the extras' <c>ALAS2DOCKER-…</c> or <c>ALASDOCKER-…</c>, the second;
    /// <c>ALAS2023-…</c> and <c>ALAS2023LIVEPATCH-…</c> the third. Extras build higher versions of names that the core has too (docker,
    /// php): a core build is then judged by the extra's notice as well, which may say too much and never too little.
    /// </summary>
    public static string? Of(string id)
    {
        if (id.IndexOf('-', StringComparison.Ordinal) is not (> 0 and var dash) || !id.StartsWith("ALAS", StringComparison.Ordinal))
            return null;
        var mark = id["ALAS".Length..dash];
        if (mark.Length == 0)
            return "Amazon Linux:1";
        var digits = mark.TakeWhile(char.IsAsciiDigit).Count();
        return mark[..digits] switch
        {
            "2" or "" => "Amazon Linux:2",
            "2022" or "2023" => $"Amazon Linux:{mark[..digits]}",
            _ => null,
        };
    }
}
