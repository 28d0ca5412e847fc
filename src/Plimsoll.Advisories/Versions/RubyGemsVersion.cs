namespace Plimsoll.Advisories.Versions;

/// <summary>RubyGems' order: numbers and words, of which any word makes a pre-release; a hyphen reads as <c>.pre.</c>.</summary>
/// <remarks><c>Gem::Version</c>. Zeros at the end of the numbers do not count: <c>1 = 1.0</c>, <c>1.0.a = 1.a</c>.</remarks>
sealed class RubyGemsVersion : IVersionScheme
{
    public string Name => "gem";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var left = new Segments(a);
        var right = new Segments(b);
        while (left.Next() | right.Next())
        {
            if (left.IsWord != right.IsWord)
                return left.IsWord ? -1 : 1;
            var result = left.IsWord ? left.Text.SequenceCompareTo(right.Text) : Epoch.CompareNumbers(left.Text, right.Text);
            if (result != 0)
                return result;
        }

        return 0;
    }

    public bool IsValid(ReadOnlySpan<char> version)
    {
        version = version.Trim();
        var dash = version.IndexOf('-');
        var release = dash < 0 ? version : version[..dash];
        var dot = release.IndexOf('.');
        return Identifiers.IsNumber(dot < 0 ? release : release[..dot])
            && Identifiers.AreValid(release) && (dash < 0 || Identifiers.AreValid(version[(dash + 1)..]));
    }

    /// <summary>One segment after the other; endless zeros after the last.</summary>
    ref struct Segments
    {
        ReadOnlySpan<char> numbers;
        ReadOnlySpan<char> words;

        public Segments(ReadOnlySpan<char> version)
        {
            var end = 0;
            while (end < version.Length && version[end] != '-' && !char.IsAsciiLetter(version[end]))
                end++;
            words = version[end..];

            // "1.0.a" is compared as "1.a": the zeros before the first word go.
            numbers = version[..end];
            while (!numbers.IsEmpty)
            {
                var start = numbers.LastIndexOfAnyExceptInRange('0', '9') + 1;
                if (numbers[start..].ContainsAnyExcept('0'))
                    break;
                numbers = numbers[..Math.Max(start - 1, 0)];
            }
        }

        public ReadOnlySpan<char> Text { get; private set; }

        public bool IsWord { get; private set; }

        public bool Next()
        {
            Text = "";
            IsWord = false;
            return TakeFrom(ref numbers) || TakeFrom(ref words);
        }

        bool TakeFrom(scoped ref ReadOnlySpan<char> text)
        {
            while (!text.IsEmpty && text[0] != '-' && !char.IsAsciiLetterOrDigit(text[0]))
                text = text[1..];
            if (text.IsEmpty)
                return false;
            if (text[0] == '-')
            {
                Text = "pre";
                IsWord = true;
                text = text[1..];
                return true;
            }

            IsWord = char.IsAsciiLetter(text[0]);
            Text = IsWord ? Words.TakeLetters(ref text) : Words.TakeDigits(ref text);
            return true;
        }
    }
}
