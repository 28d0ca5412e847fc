namespace Plimsoll.Inventory.Python.Metadata;

/// <summary>Which of three ways of naming a licence counts: the expression, the field where it is no whole text, the classifiers.</summary>
/// <remarks>Core metadata 2.4: <c>License-Expression</c> replaces the other two.</remarks>
sealed class PythonLicences
{
    const string Prefix = "License ::";

    // A longer "name" is the beginning of a licence's text.
    const int LongestName = 120;
    const int MostClassifiers = 50;

    readonly List<string> classified = [];
    string? field;
    bool isInField;

    public string? Expression { get; set; }

    public void NextField() => isInField = false;

    public void TakeField(string value)
    {
        field = value.Length <= LongestName ? value : null;
        isInField = true;
    }

    /// <summary>A value of several lines is a text, not a name.</summary>
    public void FieldGoesOn()
    {
        if (isInField)
            field = null;
    }

    public void TakeClassifier(string value)
    {
        if (!value.StartsWith(Prefix, StringComparison.Ordinal) || classified.Count == MostClassifiers)
            return;
        var name = value[(value.LastIndexOf("::", StringComparison.Ordinal) + 2)..].Trim();

        // "OSI Approved" alone says that it is free, not what it is.
        if (name.Length > 0 && name != "OSI Approved" && !classified.Contains(name))
            classified.Add(name);
    }

    public IReadOnlyList<string> ToList() => (Expression ?? field) is { } named ? [named] : classified;
}
