namespace Plimsoll.Inventory.Go;

/// <summary>From a toolchain's own word for itself to the version by which advisories know its standard library.</summary>
static class GoRelease
{
    /// <summary>The name that advisories give the standard library.</summary>
    public const string StandardLibrary = "stdlib";

    /// <summary>The name that they give compiler, linker and go command.</summary>
    public const string Toolchain = "toolchain";

    /// <summary>
    /// <c>go1.22.3</c> is 1.22.3, <c>go1.21rc2</c> 1.21.0-rc.2. What vendors add (<c>X:boringcrypto</c>, <c>-fips</c>, <c>b7</c>, <c>(Red Hat …)</c>) does not count.
    /// Empty for a development version, whose place among releases nobody knows.
    /// </summary>
    public static string VersionOf(ReadOnlySpan<char> toolchain)
    {
        var rest = toolchain.Trim();
        if (rest.StartsWith("go"))
            rest = rest[2..];
        Span<int> numbers = stackalloc int[3];
        for (var i = 0; i < numbers.Length; i++)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (!int.TryParse(digits < 0 ? rest : rest[..digits], out numbers[i]))
                return "";
            rest = digits < 0 ? [] : rest[digits..];
            if (rest is not ['.', >= '0' and <= '9', ..])
                return i == 0 ? "" : $"{numbers[0]}.{numbers[1]}.{numbers[2]}{PreRelease(rest)}";
            rest = rest[1..];
        }

        return $"{numbers[0]}.{numbers[1]}.{numbers[2]}";
    }

    static string PreRelease(ReadOnlySpan<char> rest)
    {
        foreach (var word in (string[])["rc", "beta"])
            if (rest.StartsWith(word) && rest[word.Length..] is [>= '0' and <= '9', ..] number)
                return $"-{word}.{number[..(number.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : number.Length)]}";
        return "";
    }
}
