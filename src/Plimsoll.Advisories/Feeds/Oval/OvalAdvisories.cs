using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds.Oval;

/// <summary>Makes advisories of a file's definitions. Definitions of one id (a CVE in several packages) become one advisory.</summary>
sealed class OvalAdvisories(OvalDocument document, IOvalDialect dialect, string path)
{
    readonly OvalClaims claims = new(document);
    readonly Dictionary<string, OvalDraft> drafts = [];
    readonly CveFacts facts = new();

    /// <summary>Takes a definition; says why where it could not.</summary>
    public string? Add(OvalDefinition definition)
    {
        if (definition.Class is "inventory" or "compliance")
            return null;
        if (dialect.IdOf(definition) is not { } id)
            return "names no advisory or CVE";
        var stated = claims.Of(definition);
        if (claims.Undefined is { } undefined)
            return $"refers to {undefined}, which the file does not define";
        var affected = new List<AffectedPackage>(stated.Count);
        foreach (var claim in stated)
            if (!TryRead(definition, claim, affected))
                return $"does not say to which release or module stream {claim.Package} belongs";
        affected.AddRange(dialect.Beyond(definition));
        if (!drafts.TryGetValue(id, out var draft))
            drafts.Add(id, draft = new OvalDraft(id));
        draft.Add(definition, affected);
        Remember(id, definition);
        return null;
    }

    public void Flush(FeedSink sink)
    {
        foreach (var (id, draft) in drafts)
        {
            drafts.Remove(id);
            sink.Add(dialect.Source, draft.ToAdvisory());
        }

        foreach (var advisory in facts.ToAdvisories())
            sink.Add(dialect.Source, advisory);
    }

    bool TryRead(OvalDefinition definition, OvalClaim claim, List<AffectedPackage> affected)
    {
        // Said of packages of another making (live-patched in user space): to compare a plain one with it would be wrong.
        if (!claim.Scope.Exact)
            return true;
        var module = claim.Scope.Module;
        if (module is null && claim.Evr is { } evr && Evr.IsModular(evr) && (module = Identifiers.ModuleOfTitle(definition.Title)) is null)
            return false;
        var ecosystems = dialect.EcosystemsOf(definition, claim, path);
        foreach (var ecosystem in ecosystems)
            affected.Add(dialect.Read(definition, claim, new AffectedPackage
            {
                Ecosystem = ecosystem,
                Package = claim.Package,
                Ranges = Range(claim),
                Versions = claim is { Operation: OvalOperation.Equal, Evr: { } exact } ? [exact] : [],
                Severity = SeverityWords.Of(definition.Severity),
                Module = module,
                Architectures = claim.Architectures,
            }));
        return ecosystems.Count > 0;
    }

    static IReadOnlyList<VersionRange> Range(OvalClaim claim) => claim switch
    {
        { Evr: null } => [],
        { Operation: OvalOperation.LessThan, Evr: { } evr } => [new VersionRange(null, evr)],
        { Operation: OvalOperation.LessOrEqual, Evr: { } evr } => [new VersionRange(null, null, evr)],
        { Operation: OvalOperation.GreaterOrEqual, Evr: { } evr } when !Evr.IsZero(evr) => [new VersionRange(evr, null)],
        _ => [],
    };

    // The facts of one CVE are the advisory's own; those of several belong to each.
    void Remember(string id, OvalDefinition definition)
    {
        if (definition.Cves.Count == 1)
            drafts[id].Add(definition.Cves[0]);
        else
            foreach (var cve in definition.Cves)
                facts.Add(cve.Id, [cve.Cvss2, cve.Cvss3], Identifiers.Weaknesses(cve.Cwe));
    }
}
