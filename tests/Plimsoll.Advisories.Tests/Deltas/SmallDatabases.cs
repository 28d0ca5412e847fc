using Plimsoll.Advisories.Building;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Deltas;

/// <summary>Databases of made-up advisories, built from feeds as any other.</summary>
sealed class SmallDatabases(TemporaryDirectory directory)
{
    /// <summary>One advisory: a number, what is fixed where, and an enrichment.</summary>
    public sealed record Fact(int Number, int Ecosystem, int Packages, int Fix, int Epss)
    {
        string Id => $"X-{Number}";

        string Name => ((string[])["npm", "PyPI", "Debian:12", "AlmaLinux:8"])[Ecosystem];

        string Affected => string.Join(',', Enumerable.Range(0, Packages).Select(i =>
            $"{{\"package\":{{\"ecosystem\":\"{Name}\",\"name\":\"package-{i}\"}},\"ranges\":[{{\"type\":\"ECOSYSTEM\",\"events\":[{{\"introduced\":\"0\"}},{{\"fixed\":\"1.{Fix}\"}}]}}]}}"));

        public string Osv => $"{{\"id\":\"{(Ecosystem < 2 ? "GHSA" : "ALSA")}-{Id}\",\"modified\":\"2024-0{1 + (Fix % 9)}-01T00:00:00Z\",\"aliases\":[\"CVE-2024-{1000 + Number}\"],\"affected\":[{Affected}]}}";

        public string EpssLine => $"CVE-2024-{1000 + Number},0.{Epss:D5},0.{Epss * 7 % 100_000:D5}";
    }

    int built;

    public string Build(IEnumerable<Fact> facts)
    {
        var name = $"database-{++built}";
        var list = facts.DistinctBy(f => f.Number).ToList();
        directory.Write($"{name}/records.ndjson", string.Join('\n', list.Select(f => f.Osv)));
        directory.Write($"{name}/kev.json", $"{{\"catalogVersion\":\"2024.01.01\",\"vulnerabilities\":[{string.Join(',', list.Where(f => f.Fix % 3 == 0).Select(f => $"{{\"cveID\":\"CVE-2024-{1000 + f.Number}\",\"dateAdded\":\"2024-03-0{1 + (f.Fix % 9)}\"}}"))}]}}");
        directory.Write($"{name}/epss.csv", $"#model_version:v2023.03.01,score_date:2024-01-01T00:00:00+0000\ncve,epss,percentile\n{string.Join('\n', list.Select(f => f.EpssLine))}\n");
        var output = directory.Combine($"{name}.db");
        DatabaseBuilder.Build(directory.Combine(name), output, new DateOnly(2026, 11, 24), CancellationToken.None);
        return output;
    }
}
