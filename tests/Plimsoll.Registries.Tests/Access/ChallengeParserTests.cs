using Plimsoll.Registries.Access;

namespace Plimsoll.Registries.Tests.Access;

public class ChallengeParserTests
{
    [Theory]
    [InlineData("Basic realm=\"test\"", "basic realm=test")]
    [InlineData("Basic", "basic")]
    [InlineData("Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\",scope=\"repository:a/b:pull\"", "bearer realm=https://auth.docker.io/token service=registry.docker.io scope=repository:a/b:pull")]
    [InlineData("bearer Realm=\"a\" , SERVICE = b", "bearer realm=a service=b")]
    [InlineData("Bearer realm=\"a\", Basic realm=\"b\"", "bearer realm=a|basic realm=b")]
    [InlineData("Negotiate, Basic realm=\"b\"", "negotiate|basic realm=b")]
    [InlineData("Bearer realm=\"a\\\"b,c\"", "bearer realm=a\"b,c")]
    [InlineData("Bearer realm=\"a\", realm=\"b\"", "bearer realm=a")]
    [InlineData("Bearer realm=\"unfinished", "bearer")]
    [InlineData("", "")]
    [InlineData(",,, ,", "")]
    [InlineData("=\"x\"", "")]
    public void Challenges_are_read(string header, string expected) =>
        Assert.Equal(expected, string.Join('|', ChallengeParser.Parse(header).Select(c => string.Join(' ', c.Parameters.Select(p => $"{p.Key}={p.Value}").Prepend(c.Scheme)))));

    [Fact]
    public void No_header_makes_it_fail_or_linger()
    {
        CsCheck.Check.Sample(CsCheck.Gen.String["Bearer realm=\"\\, Basic\t\0é"], text => Assert.True(ChallengeParser.Parse(text).Count <= 8));
        Assert.Single(ChallengeParser.Parse($"Bearer realm=\"{new string('a', 1_000_000)}"));
    }
}
