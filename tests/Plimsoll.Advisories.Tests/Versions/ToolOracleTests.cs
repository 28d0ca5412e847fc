using System.Diagnostics;
using System.Text;
using CsCheck;
using Plimsoll.Advisories.Versions;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Versions;

/// <summary>The tools themselves say what the order is.</summary>
public class ToolOracleTests
{
    static readonly Gen<string> Version =
        from epoch in Words("", "", "1:")
        from first in Words("0", "1", "10")
        from pieces in Words("0", "1", "02", "a", "rc", "~", "+", ".", "b2").List[0, 5]
        from release in Words("-1", "-2", "-1.2", "-10")
        select epoch + first + string.Concat(pieces) + release;

    static readonly List<(string A, string B)> Pairs = [.. Enumerable.Range(0, 1).SelectMany(_ => Samples())];

    [Fact]
    public void Dpkg_agrees()
    {
        Requires.Tool("dpkg", "dpkg");
        var script = new StringBuilder();
        foreach (var (a, b) in Pairs)
            script.Append($"if dpkg --compare-versions '{a}' lt '{b}'; then echo -1; elif dpkg --compare-versions '{a}' eq '{b}'; then echo 0; else echo 1; fi\n");
        Agree(VersionSchemes.Dpkg, Run("sh", script.ToString()));
    }

    [Fact]
    public void Rpm_agrees()
    {
        Requires.Tool("rpm", "rpm");
        var lua = new StringBuilder("%{lua: ");
        foreach (var (a, b) in Pairs)
            lua.Append($"print(rpm.ver('{a}') < rpm.ver('{b}') and '-1\\n' or (rpm.ver('{a}') == rpm.ver('{b}') and '0\\n' or '1\\n')) ");
        Agree(VersionSchemes.Rpm, Run("rpm", null, "--eval", lua.Append('}').ToString()));
    }

    [Fact]
    public void Pacman_agrees()
    {
        Requires.Tool("vercmp", "makepkg");
        var script = new StringBuilder();
        foreach (var (a, b) in Pairs)
            script.Append($"vercmp '{a}' '{b}'\n");
        Agree(VersionSchemes.Alpm, Run("sh", script.ToString()));
    }

    static List<(string, string)> Samples()
    {
        List<(string, string)> pairs = [];
        Gen.Select(Version, Version).Sample((a, b) =>
        {
            lock (pairs)
                if (pairs.Count < 1000)
                    pairs.Add((a, b));
        }, iter: 1000, threads: 1);
        return pairs;
    }

    static void Agree(IVersionScheme scheme, string answers)
    {
        var signs = answers.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(int.Parse).ToList();
        Assert.Equal(Pairs.Count, signs.Count);
        var wrong = Pairs.Zip(signs).Where(p => Math.Sign(scheme.Compare(p.First.A, p.First.B)) != Math.Sign(p.Second))
            .Select(p => $"{p.First.A} ? {p.First.B}: the tool says {p.Second}").ToList();
        Assert.Empty(wrong);
    }

    static string Run(string program, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var reading = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(input ?? "");
        process.StandardInput.Close();
        var output = reading.Result;
        process.WaitForExit();
        return output;
    }

    static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
