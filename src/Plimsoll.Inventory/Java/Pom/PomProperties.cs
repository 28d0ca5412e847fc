using System.Text;

namespace Plimsoll.Inventory.Java.Pom;

/// <summary>Fills <c>${names}</c> in, as far as this one file tells their values.</summary>
sealed class PomProperties
{
    // Properties of properties double their text with each step; names and versions are short, and so are honest chains.
    const int MaxSteps = 32;
    const int MaxCharacters = 1024;

    readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> own = new(StringComparer.Ordinal);

    public void Set(string name, string value) => values[name] = value;

    /// <summary>Sets what the project's own elements say; properties of the same name do not change that.</summary>
    public void SetOwn(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            own[name] = value;
    }

    /// <returns>null where a name has no value here, or names go in circles.</returns>
    public string? Resolve(string? text)
    {
        for (var steps = 0; text is not null && text.Length <= MaxCharacters; steps++)
        {
            var start = text.LastIndexOf("${", StringComparison.Ordinal);
            if (start < 0)
                return text;
            var end = text.IndexOf('}', start);
            if (steps == MaxSteps || end < 0 || (!own.TryGetValue(text[(start + 2)..end], out var value) && !values.TryGetValue(text[(start + 2)..end], out value)))
                return null;
            text = new StringBuilder(text, 0, start, text.Length + value.Length).Append(value).Append(text.AsSpan(end + 1)).ToString();
        }

        return null;
    }
}
