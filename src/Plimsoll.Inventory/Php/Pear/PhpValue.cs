namespace Plimsoll.Inventory.Php.Pear;

/// <summary>A value that PHP serialised: a text (numbers and truths too), or members by key.</summary>
sealed class PhpValue
{
    public string? Text { get; init; }

    /// <summary>In the order in which they stand; a list's keys are its numbers.</summary>
    public IReadOnlyList<KeyValuePair<string, PhpValue>> Members { get; init; } = [];

    public PhpValue? this[string key]
    {
        get
        {
            foreach (var (name, value) in Members)
                if (name == key)
                    return value;
            return null;
        }
    }

    /// <summary>The items of a list; of what is no list itself, for one item stands without a list around it.</summary>
    public IEnumerable<PhpValue> Items => Members is [{ Key: "0" }, ..] ? Members.Select(m => m.Value) : [this];
}
