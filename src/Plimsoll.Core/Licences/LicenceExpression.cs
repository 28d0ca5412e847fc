namespace Plimsoll.Core.Licences;

/// <summary>A licence field as an SPDX expression that is valid by rule.</summary>
/// <param name="Term">What it says: ids as the list writes them; what cannot be told is a <c>LicenseRef-</c>.</param>
/// <param name="Custom">What the <c>LicenseRef-</c>s stand for.</param>
/// <param name="Stated">What the package says, word for word.</param>
public sealed record LicenceExpression(LicenceTerm Term, IReadOnlyList<CustomLicence> Custom, string Stated)
{
    /// <summary>The expression, operators in capitals.</summary>
    public string Text { get; } = Term.ToString()!;

    /// <summary>Whether it is one id of the list and nothing more.</summary>
    public bool IsListed => Term is NamedLicence { OrLater: false, Exception: null, IsCustom: false };

    /// <summary>Whether nothing of it can be told.</summary>
    public bool IsUnknown => Term is NamedLicence { IsCustom: true };

    /// <summary>
    /// Reads what a package declares: an expression, a name, a class of PyPI, an address. What is none of them becomes one custom licence, whole.
    /// </summary>
    public static LicenceExpression Of(string text)
    {
        var parser = new LicenceParser(text, Aliases.Of);
        var read = parser.Read();
        if (read is not null && !parser.HasStranger)
            return read;
        return LicencePhrases.Read(text) is { } told ? new LicenceExpression(told, [.. told.Names.Where(n => n.IsCustom).Select(n => new CustomLicence(n.Id, text))], text) : read ?? Whole(text);
    }

    static LicenceExpression Whole(string text)
    {
        var custom = CustomLicence.Of(text);
        return new LicenceExpression(new NamedLicence(custom.Id), [custom], text);
    }
}
