using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Policy.Vex;

/// <summary>Whether a statement applies to a package of a subject, and why.</summary>
/// <param name="Why">Half a sentence.</param>
readonly record struct VexMatch(bool Applies, string Why);

/// <summary>Compares the products of statements with what was scanned.</summary>
sealed class VexMatcher(VexSubject subject, IReadOnlyList<InstalledPackage> packages)
{
    const string NotHere = "its product";
    const int MaxNamed = 3;

    /// <summary>By what names them whatever their version, their source's name too.</summary>
    readonly ILookup<string, InstalledPackage> named = packages.SelectMany(p => KeysOf(p).Select(k => (Key: k, Package: p))).ToLookup(p => p.Key, p => p.Package, StringComparer.Ordinal);

    PackageParents? parents;

    public VexMatch Match(VexStatement statement, InstalledPackage package)
    {
        if (statement.Products.Count == 0)
            return new VexMatch(false, "it names no product");
        VexMatch? nearest = null;
        foreach (var product in statement.Products)
        {
            var match = Match(product, package);
            if (match.Applies)
                return match;
            if (nearest is null || nearest.Value.Why.StartsWith(NotHere, StringComparison.Ordinal))
                nearest = match;
        }

        return nearest!.Value;
    }

    VexMatch Match(VexProduct product, InstalledPackage package)
    {
        var part = product.Subcomponents.Count == 0 || product.Subcomponents.Any(s => PurlMatch.Covers(s, package));
        if (subject.Is(product.Product))
            return part ? new(true, $"its product {product.Product.Text} is what was scanned") : OfOtherParts(product, package);
        if (PurlMatch.Covers(product.Product, package))
            return part ? new(true, $"its product {product.Product.Text} is this package") : OfOtherParts(product, package);
        if (!Named(product.Product).Any(p => PurlMatch.Covers(product.Product, p)))
            return new(false, $"{NotHere} {product.Product.Text} {Absent(product.Product)}");
        if (!part)
            return OfOtherParts(product, package);
        parents ??= new PackageParents(packages);
        return parents.IsOnlyThrough(package, p => PurlMatch.Covers(product.Product, p))
            ? new(true, $"{package.Purl} is here for its product {product.Product.Text} alone")
            : new(false, $"{package.Purl} is not here for its product {product.Product.Text} alone, and nothing is said of what else needs it");
    }

    static VexMatch OfOtherParts(VexProduct product, InstalledPackage package) =>
        new(false, $"of {product.Product.Text} it speaks of {string.Join(", ", product.Subcomponents.Take(MaxNamed).Select(s => s.Text))}{(product.Subcomponents.Count > MaxNamed ? ", …" : "")}, and not of {package.Purl}");

    IEnumerable<InstalledPackage> Named(VexIdentity product) => product.Purl is { } purl ? named[KeyOf(purl, purl.Name)] : [];

    static IEnumerable<string> KeysOf(InstalledPackage package) => package.Package.SourceName is { } source && source != package.Purl.Name
        ? [KeyOf(package.Purl, package.Purl.Name), KeyOf(package.Purl, source)]
        : [KeyOf(package.Purl, package.Purl.Name)];

    static string KeyOf(PackageUrl purl, string name) => $"{purl.Type}/{purl.Namespace}/{name}";

    /// <summary>What is nearest to it that is here, so that a slip in a version or a qualifier is seen.</summary>
    string Absent(VexIdentity product)
    {
        if (product.Purl is null)
            return product.Digests.Count > 0 ? "has another digest than what was scanned" : "is named by no package URL and no digest, so nothing can be compared";
        var near = Named(product).FirstOrDefault();
        return near is null ? "is neither what was scanned nor a package in it" : $"differs in version or qualifiers from {near.Purl}, which is here";
    }
}
