using Plimsoll.Testing;

namespace Plimsoll.Fuzz.Tests;

/// <summary>What campaigns bred is read again with every build: a reader that learns to stumble over it shows here.</summary>
public class CorpusTests
{
    static readonly string Kept = RepositoryRoot.Combine("fuzz", "corpus");

    public static TheoryData<string> Targets => [.. TargetList.All.Select(t => t.Name)];

    [Theory, MemberData(nameof(Targets))]
    public void Every_kept_input_and_every_seed_is_read_without_a_word(string name)
    {
        var target = TargetList.All.Single(t => t.Name == name);
        var inputs = target.Seeds.Concat(new Corpus(Kept, new Coverage()).Of(target)).ToList();
        Assert.NotEmpty(target.Seeds);
        foreach (var input in inputs)
            Assert.Null(Record.Exception(() => target.Read(input)));
    }

    [Fact]
    public void Something_is_kept_of_most_targets() => Assert.InRange(Directory.EnumerateFiles(Kept, "*.txt").Count(), 20, TargetList.All.Count);

    [Fact]
    public void No_corpus_is_kept_of_what_is_no_target() =>
        Assert.Equal([], Directory.EnumerateFiles(Kept, "*.txt").Select(Path.GetFileNameWithoutExtension).Except(TargetList.All.Select(t => t.Name)).ToList());
}
