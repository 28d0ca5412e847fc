using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Policy.Vex;

/// <summary>A repository of VEX documents that are found by the purls of what is in a subject.</summary>
/// <param name="Index">Where the document of a product lies.</param>
/// <param name="Read">Reads the statements of a document that the index names; what cannot be read is told by whoever reads, and is empty here.</param>
public sealed record VexRepository(VexIndex Index, Func<string, IReadOnlyList<VexStatement>> Read);

/// <summary>All VEX statements that a scan is given. Of those that apply to a finding the newest holds, and of equally new ones the one that was given last.</summary>
/// <param name="statements">Of documents, in the order in which they were given.</param>
/// <param name="repositories">Asked after the documents, so that a document given by name beats them at the same age.</param>
public sealed class VexBook(IReadOnlyList<VexStatement> statements, IReadOnlyList<VexRepository> repositories)
{
    /// <summary>The statements that may be of this subject, in the order of their weight at the same age.</summary>
    public IReadOnlyList<VexStatement> Of(SubjectEvidence evidence, VexSubject subject)
    {
        if (repositories.Count == 0)
            return statements;
        var keys = evidence.Packages.Select(p => VexIndex.KeyOf(p.Purl)).Concat(subject.Purls.SelectMany(p => (string[])[VexIndex.KeyOf(p), VexIndex.KeyOf(new PackageUrl(p.Type, p.Namespace, p.Name))])).Distinct(StringComparer.Ordinal).ToList();
        return [.. repositories.SelectMany(r => r.Index.Of(keys).SelectMany(r.Read)), .. statements];
    }
}
