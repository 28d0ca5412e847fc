namespace Plimsoll.Reports.Licences;

/// <summary>A licence field as an SPDX expression that is valid by rule.</summary>
/// <param name="Text">Ids as the list writes them, operators in capitals; what the list does not hold is a <c>LicenseRef-</c>.</param>
/// <param name="Custom">What the <c>LicenseRef-</c>s stand for.</param>
/// <param name="Stated">What the package says, word for word.</param>
sealed record LicenceExpression(string Text, IReadOnlyList<CustomLicence> Custom, string Stated)
{
    /// <summary>Whether it is one id of the list and nothing more.</summary>
    public bool IsListed => Custom.Count == 0 && SpdxIds.Licences.ContainsKey(Text);

    public bool HasChoice => Text.Contains(" OR ", StringComparison.Ordinal);

    /// <summary>Reads an expression; a text that is none becomes one custom licence, whole.</summary>
    public static LicenceExpression Of(string text) => new LicenceParser(text).Read() ?? Whole(text);

    static LicenceExpression Whole(string text)
    {
        var custom = CustomLicence.Of(text);
        return new LicenceExpression(custom.Id, [custom], text);
    }
}
