using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.Complaints;

/// <summary>An advisory database of a few OSV records, built by the program itself.</summary>
sealed class OwnDatabase(TemporaryDirectory directory, PlimsollRun plimsoll)
{
    int records;

    /// <param name="package"><c>Ecosystem:part/name</c>.</param>
    public OwnDatabase Says(string id, string cve, string package, string end, string summary = "")
    {
        var slash = package.LastIndexOf('/');
        directory.Write($"feeds/{++records}.json", $$"""
            {"id":"{{id}}","modified":"2024-02-01T00:00:00Z","published":"2024-01-01T00:00:00Z","summary":"{{summary}}","related":["{{cve}}"],"affected":[
            {"package":{"ecosystem":"{{package[..slash]}}","name":"{{package[(slash + 1)..]}}"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"{{end}}"}]}]}]}
            """);
        return this;
    }

    public string Build()
    {
        var (code, _, error) = plimsoll.Run("db", "build", "--feeds", directory.Combine("feeds"), "--db", directory.Combine("own.db"));
        Assert.True(code == 0, error);
        return directory.Combine("own.db");
    }
}
