namespace Plimsoll.Inventory.Beam.Terms;

enum TermKind
{
    Atom,
    Text,
    Number,
    List,
    Tuple,
    Map,
}

/// <summary>A literal of Erlang or Elixir.</summary>
/// <param name="Text">Of an atom, a text (string or binary) or a number; empty of what holds others.</param>
/// <param name="Items">Of a list, tuple or map; a map holds tuples of key and value, and so does Elixir's <c>[key: value]</c>.</param>
sealed record Term(TermKind Kind, string Text, IReadOnlyList<Term> Items)
{
    public bool IsText => Kind is TermKind.Text or TermKind.Atom;

    public Term? At(int index) => Kind == TermKind.Tuple && index < Items.Count ? Items[index] : null;

    /// <summary>The text or atom at a place of a tuple.</summary>
    public string? TextAt(int index) => At(index) is { IsText: true } term ? term.Text : null;

    /// <summary>The value of a key, in a map or a list of pairs.</summary>
    public Term? Get(string key)
    {
        if (Kind is TermKind.List or TermKind.Map)
            foreach (var item in Items)
                if (item is { Kind: TermKind.Tuple, Items.Count: 2 } && item.Items[0].IsText && item.Items[0].Text == key)
                    return item.Items[1];
        return null;
    }

    /// <summary>The value of a key where it is a text or an atom.</summary>
    public string? TextOf(string key) => Get(key) is { IsText: true } term ? term.Text : null;
}
