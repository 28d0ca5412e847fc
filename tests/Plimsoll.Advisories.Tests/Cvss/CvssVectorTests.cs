using System.Text.Json;
using Plimsoll.Advisories.Cvss;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Tests.Cvss;

public class CvssVectorTests
{
    [Theory]
    // The examples of FIRST's own documents: CVSS 2.0 guide 3.3, CVSS 3.1 examples.
    [InlineData("AV:N/AC:L/Au:N/C:N/I:N/A:C", 7.8)]
    [InlineData("AV:N/AC:L/Au:N/C:C/I:C/A:C", 10.0)]
    [InlineData("AV:L/AC:H/Au:N/C:C/I:C/A:C", 6.2)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4)]
    [InlineData("CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", 3.1)]
    [InlineData("CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", 4.2)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", 7.5)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", 9.9)]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8)]
    [InlineData("CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0.0)]
    [InlineData("CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 7.3)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 7.7)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N", 8.3)]
    [InlineData("CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N", 4.6)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N", 5.1)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N", 6.9)]
    [InlineData("CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:N/VC:N/VI:N/VA:N/SC:H/SI:N/SA:N", 5.9)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N", 8.7)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 9.3)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", 10.0)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", 0.0)]
    public void Published_examples_have_their_published_scores(string vector, double score)
    {
        Assert.True(CvssVector.TryScore(vector, out _, out var actual));
        Assert.Equal(score, actual);
    }

    [Theory, InlineData(""), InlineData("CVSS:3.1/"), InlineData("CVSS:3.1/AV:N"), InlineData("CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"), InlineData("AV:N/AC:L"), InlineData("CVSS:3.9/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"), InlineData("high"), InlineData("CVSS:4.0/AV:N"), InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:S/SI:N/SA:N"), InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/ZZ:N")]
    public void What_is_no_vector_is_refused(string vector) => Assert.False(CvssVector.TryScore(vector, out _, out _));

    [Theory, InlineData(10, Severity.Critical), InlineData(8.9, Severity.High), InlineData(6.9, Severity.Medium), InlineData(0.1, Severity.Low), InlineData(0, Severity.Negligible)]
    public void Scores_have_the_words_of_the_specification(double score, Severity word) => Assert.Equal(word, CvssVector.Rating(score));

    /// <remarks>Vectors drawn at random, half of them with threat and environmental metrics; scores by another implementation of the specification.</remarks>
    [Fact]
    public void Four_hundred_vectors_of_version_4_have_the_scores_that_another_calculator_gives_them()
    {
        foreach (var line in File.ReadLines(Testing.RepositoryRoot.Combine("tests", "Plimsoll.Advisories.Tests", "Cvss", "fixtures", "cvss4-scores.txt")))
        {
            var (vector, expected) = (line.Split(' ')[0], double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(CvssVector.TryScore(vector, out _, out var score), vector);
            Assert.True(Math.Abs(expected - score!.Value) < 0.001, $"{vector}: {score}, expected {expected}");
        }
    }

    [Fact]
    public void All_vectors_of_vulnrichment_have_a_score()
    {
        var facts = Testing.Requires.SharedData("facts.tar.zst");
        var refused = Testing.Command.Run("sh", "-c", $"zstd -dc '{facts}' | tar -xO --wildcards '*cve-vulnrichment*'").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => JsonDocument.Parse(line).RootElement.TryGetProperty("cvss", out var vectors) ? vectors.EnumerateArray().Select(v => v.GetString()!) : [])
            .Where(v => !(CvssVector.TryScore(v, out _, out var score) && score is >= 0 and <= 10)).ToList();
        Assert.Empty(refused);
    }
}
