namespace Plimsoll.Advisories.Versions;

/// <summary>apk's order: <c>number{.number}[letter]{_suffix[number]}[~hash][-rnumber]</c>.</summary>
/// <remarks>apk-package(5), "Package version". A number after the first that begins with 0 is compared as a fraction.</remarks>
sealed class ApkVersion : IVersionScheme
{
    /// <summary>Before the release itself, in order; then the release; then those after it.</summary>
    static readonly string[] Suffixes = ["alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p"];

    enum Part
    {
        // In the order in which they beat each other where versions differ in what comes next.
        Invalid,
        SuffixBefore,
        End,
        Revision,
        Hash,
        SuffixAfter,
        Letter,
        Number,
    }

    public string Name => "apk";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var left = new Tokens(a);
        var right = new Tokens(b);
        while (true)
        {
            left.Next();
            right.Next();
            if (left.Part != right.Part)
                return left.Part.CompareTo(right.Part);
            var result = left.Part switch
            {
                Part.End => 0,
                Part.Number when !left.IsFirst && (IsFraction(left.Text) || IsFraction(right.Text)) => CompareFractions(left.Text, right.Text),
                Part.Number or Part.Revision => Epoch.CompareNumbers(left.Text, right.Text),
                Part.SuffixBefore or Part.SuffixAfter => CompareSuffixes(left, right),
                _ => left.Text.SequenceCompareTo(right.Text),
            };
            if (result != 0)
                return Math.Sign(result);
            if (left.Part is Part.End or Part.Invalid)
                return 0;
        }
    }

    public bool IsValid(ReadOnlySpan<char> version)
    {
        var tokens = new Tokens(version);
        do
            tokens.Next();
        while (tokens.Part is not (Part.End or Part.Invalid));
        return tokens.Part == Part.End && !version.IsEmpty;
    }

    static bool IsFraction(ReadOnlySpan<char> digits) => digits.Length > 1 && digits[0] == '0';

    static int CompareFractions(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => a.SequenceCompareTo(b);

    static int CompareSuffixes(in Tokens a, in Tokens b) =>
        a.Suffix != b.Suffix ? a.Suffix.CompareTo(b.Suffix) : Epoch.CompareNumbers(a.Text, b.Text);

    /// <summary>Takes a version apart from left to right.</summary>
    ref struct Tokens(ReadOnlySpan<char> version)
    {
        ReadOnlySpan<char> rest = version;
        int numbers;
        Part last = Part.Invalid;

        public Part Part { get; private set; } = Part.Number;

        public ReadOnlySpan<char> Text { get; private set; }

        public int Suffix { get; private set; }

        public readonly bool IsFirst => numbers == 1;

        public void Next()
        {
            last = Part;
            Part = Read();
            if (Part == Part.Invalid)
                Text = rest;
        }

        Part Read()
        {
            if (numbers == 0)
                return TakeDigits() ? Counted() : Part.Invalid;
            if (rest.IsEmpty)
                return Part.End;
            switch (rest[0])
            {
                case '.' when last == Part.Number:
                    rest = rest[1..];
                    return TakeDigits() ? Counted() : Part.Invalid;
                case >= 'a' and <= 'z' when last == Part.Number:
                    Text = rest[..1];
                    rest = rest[1..];
                    return Part.Letter;
                case '_' when last is Part.Number or Part.Letter or Part.SuffixBefore or Part.SuffixAfter:
                    rest = rest[1..];
                    return TakeSuffix();
                case '~' when last is not (Part.Hash or Part.Revision):
                    rest = rest[1..];
                    Text = rest[..Length(rest, char.IsAsciiHexDigitLower)];
                    rest = rest[Text.Length..];
                    return Text.IsEmpty ? Part.Invalid : Part.Hash;
                case '-' when last != Part.Revision && rest.StartsWith("-r"):
                    rest = rest[2..];
                    return TakeDigits() ? Part.Revision : Part.Invalid;
                default:
                    return Part.Invalid;
            }
        }

        Part Counted()
        {
            numbers++;
            return Part.Number;
        }

        Part TakeSuffix()
        {
            var name = rest[..Length(rest, char.IsAsciiLetterLower)];
            rest = rest[name.Length..];
            for (var i = 0; i < Suffixes.Length; i++)
                if (name.SequenceEqual(Suffixes[i]) && name.Length > 0)
                {
                    Suffix = i;
                    TakeDigits();
                    return Suffixes.AsSpan(0, i).Contains("") ? Part.SuffixAfter : Part.SuffixBefore;
                }

            return Part.Invalid;
        }

        bool TakeDigits()
        {
            Text = rest[..Length(rest, char.IsAsciiDigit)];
            rest = rest[Text.Length..];
            return !Text.IsEmpty;
        }

        static int Length(ReadOnlySpan<char> text, Func<char, bool> belongs)
        {
            var length = 0;
            while (length < text.Length && belongs(text[length]))
                length++;
            return length;
        }
    }
}
