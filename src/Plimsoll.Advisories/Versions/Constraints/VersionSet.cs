using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Versions.Constraints;

/// <summary>A set of versions of one scheme: spans in order, none empty, none touching another.</summary>
sealed class VersionSet
{
    readonly IVersionScheme scheme;
    readonly List<VersionSpan> spans;

    VersionSet(IVersionScheme scheme, List<VersionSpan> spans) => (this.scheme, this.spans) = (scheme, spans);

    public bool IsEmpty => spans.Count == 0;

    /// <summary>The union of spans, in any order.</summary>
    public static VersionSet Of(IVersionScheme scheme, params IEnumerable<VersionSpan> spans)
    {
        var set = new VersionSet(scheme, []);
        List<VersionSpan> sorted = [.. spans.Where(s => !set.IsVoid(s))];
        sorted.Sort((a, b) => set.CompareLower(a, b));
        foreach (var span in sorted)
            set.Append(span);
        return set;
    }

    public bool Contains(string version)
    {
        foreach (var span in spans)
            if (IsAbove(version, span) && IsBelow(version, span))
                return true;
        return false;
    }

    public VersionSet Union(VersionSet other) => Of(scheme, spans.Concat(other.spans));

    public VersionSet Intersect(VersionSet other) => Complement().Union(other.Complement()).Complement();

    public VersionSet Except(VersionSet other) => Intersect(other.Complement());

    public VersionSet Complement()
    {
        List<VersionSpan> rest = [];
        var (from, includes) = ((string?)null, false);
        foreach (var span in spans)
        {
            if (span.From is { } first)
                rest.Add(new VersionSpan(from, includes, first, !span.IncludesFrom));
            if (span.To is null)
                return new VersionSet(scheme, rest);
            (from, includes) = (span.To, !span.IncludesTo);
        }

        rest.Add(new VersionSpan(from, includes, null, false));
        return new VersionSet(scheme, rest);
    }

    /// <summary>As an advisory states affected versions: sorted, not overlapping.</summary>
    /// <param name="patched">Where fixed versions are: the next of them is named behind a last affected version.</param>
    public IReadOnlyList<VersionRange> ToRanges(VersionSet? patched = null) =>
        [.. spans.Select(s => new VersionRange(s.From, s.IncludesTo ? patched?.FirstAfter(s.To!) : s.To, s.IncludesTo ? s.To : null, s is { From: not null, IncludesFrom: false }))];

    string? FirstAfter(string version)
    {
        foreach (var span in spans)
            if (span is { From: { } first, IncludesFrom: true } && scheme.Compare(first, version) > 0)
                return first;
        return null;
    }

    void Append(VersionSpan span)
    {
        if (spans.Count == 0 || !Touches(spans[^1], span))
            spans.Add(span);
        else if (CompareUpper(span, spans[^1]) > 0)
            spans[^1] = spans[^1] with { To = span.To, IncludesTo = span.IncludesTo };
    }

    bool Touches(VersionSpan left, VersionSpan right) =>
        left.To is null || right.From is null || (scheme.Compare(right.From, left.To) is var order && (order < 0 || (order == 0 && (left.IncludesTo || right.IncludesFrom))));

    bool IsVoid(VersionSpan span) =>
        span is { From: { } from, To: { } to } && scheme.Compare(from, to) is var order && (order > 0 || (order == 0 && !(span.IncludesFrom && span.IncludesTo)));

    bool IsAbove(string version, VersionSpan span) =>
        span.From is null || (scheme.Compare(version, span.From) is var order && (order > 0 || (order == 0 && span.IncludesFrom)));

    bool IsBelow(string version, VersionSpan span) =>
        span.To is null || (scheme.Compare(version, span.To) is var order && (order < 0 || (order == 0 && span.IncludesTo)));

    int CompareLower(VersionSpan a, VersionSpan b)
    {
        if (a.From is null || b.From is null)
            return (a.From is not null).CompareTo(b.From is not null);
        return scheme.Compare(a.From, b.From) is not 0 and var order ? order : b.IncludesFrom.CompareTo(a.IncludesFrom);
    }

    int CompareUpper(VersionSpan a, VersionSpan b)
    {
        if (a.To is null || b.To is null)
            return (a.To is null).CompareTo(b.To is null);
        return scheme.Compare(a.To, b.To) is not 0 and var order ? order : a.IncludesTo.CompareTo(b.IncludesTo);
    }
}
