namespace Plimsoll.Inventory.OCaml;

enum OpamTokenKind
{
    Word,
    Text,
    Mark,
    End,
}

/// <summary>A token of an opam file: a word (an identifier, a number, an operator), a text, or one of the marks <c>: [ ] { } ( )</c>.</summary>
readonly record struct OpamToken(OpamTokenKind Kind, string Text)
{
    public bool Is(char mark) => Kind == OpamTokenKind.Mark && Text[0] == mark;
}
