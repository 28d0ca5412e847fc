using Plimsoll.Advisories.Feeds.Vendors;

namespace Plimsoll.Advisories.Feeds.Oval;

/// <summary>What one test asks, as far as advisories care.</summary>
enum OvalAtomKind
{
    /// <summary>Signatures, running kernels, boot settings: of no interest to what is installed.</summary>
    Ignored,

    /// <summary>A package in a version.</summary>
    Package,

    /// <summary>A package in one version exactly, beside others: which kernel a live patch is for.</summary>
    Exact,

    /// <summary>A version that looks a certain way: nothing a range could say.</summary>
    Lookalike,

    /// <summary>Something that must not be there.</summary>
    Absent,

    Platform,
    Module,
    Architecture,

    /// <summary>A test that the file does not define.</summary>
    Unknown,
}

readonly record struct OvalAtom(OvalAtomKind Kind, string Text = "", OvalObject Object = default, OvalState State = default);

/// <summary>Tells what a test asks by its family, object and state; words only decide where those are silent.</summary>
sealed class OvalAtoms(OvalDocument document)
{
    public OvalAtom Of(OvalCriterion criterion)
    {
        if (!document.Tests.TryGetValue(criterion.Test, out var test))
            return new OvalAtom(OvalAtomKind.Unknown, criterion.Test);
        var comment = criterion.Comment.Length > 0 ? criterion.Comment : test.Comment;
        document.Objects.TryGetValue(test.Object, out var target);
        if (criterion.Negated || test.MustNotExist)
            return new OvalAtom(OvalAtomKind.Absent);
        return test.Family switch
        {
            OvalFamily.Rpm or OvalFamily.Dpkg => OfPackage(test, target, comment),
            OvalFamily.RpmFile => new OvalAtom(OvalAtomKind.Platform, comment),
            OvalFamily.Text => OfText(test, target, comment),
            _ => new OvalAtom(OvalAtomKind.Ignored),
        };
    }

    OvalAtom OfPackage(OvalTest test, OvalObject target, string comment)
    {
        var state = new OvalState();
        foreach (var id in test.States)
        {
            if (!document.States.TryGetValue(id, out var stated))
                return new OvalAtom(OvalAtomKind.Unknown, id);
            state = Both(state, stated);
        }

        if (target.Name.EndsWith("-release", StringComparison.Ordinal))
            return state.Architecture is { } architecture && state.Evr is null && comment.Contains(" arch is ", StringComparison.Ordinal)
                ? new OvalAtom(OvalAtomKind.Architecture, architecture)
                : new OvalAtom(OvalAtomKind.Platform, comment);
        var kind = state switch
        {
            { IsSignature: true, Evr: null } => OvalAtomKind.Ignored,
            { Operation: OvalOperation.Pattern } => OvalAtomKind.Lookalike,
            { Operation: OvalOperation.Equal, Evr: { } evr } when !Evr.IsZero(evr) => OvalAtomKind.Exact,
            _ => OvalAtomKind.Package,
        };
        return new OvalAtom(kind, comment, target, state);
    }

    // A module's file of DNF holds `stream=` and `state=`; the comment has both in clear.
    static OvalAtom OfText(OvalTest test, OvalObject target, string comment)
    {
        if (!target.Name.StartsWith("/etc/dnf/modules.d/", StringComparison.Ordinal) && !comment.StartsWith("Module ", StringComparison.Ordinal))
            return new OvalAtom(OvalAtomKind.Ignored);
        return Identifiers.ModuleOfComment(comment) is { } module
            ? new OvalAtom(OvalAtomKind.Module, module)
            : new OvalAtom(OvalAtomKind.Unknown, comment.Length > 0 ? comment : test.Object);
    }

    static OvalState Both(OvalState left, OvalState right) => new(
        right.Evr is null ? left.Operation : right.Operation,
        right.Evr ?? left.Evr,
        right.Architecture ?? left.Architecture,
        right.Text ?? left.Text,
        left.IsSignature || right.IsSignature);
}
