using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.GitHub.Workflow;

namespace Plimsoll.Inventory.Tests.GitHub;

public class WorkflowTests
{
    const string Path = ".github/workflows/ci.yml";
    const string Commit = "8ade135a41bc03ea155e62e844d188df1ea18608";
    const string Workflow = $$$"""
        name: CI
        on: [push]
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@{{{Commit}}} # v4.1.0
              - uses: actions/checkout@{{{Commit}}} # v4.1.0
              - name: Cache
                uses: "actions/cache/restore@v3" # speeds things up
              - uses: tj-actions/changed-files@0874344d6ebbaa00a27da73276ae7162fadcaf69
              - uses: ./.github/actions/local
              - uses: docker://ghcr.io/acme/lint:2.1
              - uses: docker://localhost:5000/tool@sha256:{{{Commit}}}
              - run: make
              - uses: ${{ matrix.action }}
          release:
            uses: octo-org/shared/.github/workflows/release.yml@main
        """;

    static readonly CataloguerTest Reader = CataloguerTest.Of(new WorkflowCataloguer());

    [Theory]
    [InlineData(".github/workflows/ci.yml", true)]
    [InlineData("sub/.github/workflows/ci.yaml", true)]
    [InlineData("action.yml", true)]
    [InlineData(".github/actions/setup/action.yaml", true)]
    [InlineData("workflows/ci.yml", false)]
    [InlineData(".github/dependabot.yml", false)]
    [InlineData("docs/reaction.yml", false)]
    public void Workflows_and_actions_are_asked_for(string path, bool wanted) => Assert.Equal(wanted, new WorkflowCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void What_is_used_is_listed_once_with_how_it_is_pinned() => Assert.Equal(
        [
            "GitHubAction actions/checkout v4.1.0 comment", "GitHubAction actions/cache v3 tag", "GitHubAction tj-actions/changed-files 0874344d6ebbaa00a27da73276ae7162fadcaf69 commit",
            "Generic ghcr.io/acme/lint 2.1 image", $"Generic localhost:5000/tool sha256:{Commit} image", "GitHubAction octo-org/shared main tag",
        ],
        Reader.On(Path, Workflow).Packages.Select(p => $"{p.Type} {p.Name} {p.Version} {p.Basis}"));

    [Fact]
    public void The_commit_behind_a_comment_is_kept() => Assert.Equal($"https://github.com/actions/checkout@{Commit}", Reader.On(Path, Workflow).Packages[0].Origin);

    [Fact]
    public void Composite_actions_and_images_of_actions_are_read()
    {
        Assert.Equal(["a/b 1"], Reader.On("action.yml", "runs:\n  using: composite\n  steps:\n    - uses: a/b@1\n    - run: x\n").Packages.Select(p => $"{p.Name} {p.Version}"));
        Assert.Equal(["alpine 3.20"], Reader.On("action.yml", "runs:\n  using: docker\n  image: docker://alpine:3.20\n").Packages.Select(p => $"{p.Name} {p.Version}"));
        Assert.Empty(Reader.On("action.yml", "runs:\n  using: docker\n  image: Dockerfile\n").Packages);
    }

    [Fact]
    public void Yaml_of_another_kind_says_nothing_and_a_bomb_is_a_gap()
    {
        Assert.Empty(Reader.On("action.yml", "- a\n- b\n").Packages);
        Assert.Equal(GapCode.Malformed, Reader.On(Path, "a: &a [x, x]\nb: &b [*a, *a]\n").Gaps.Single().Code);
    }

    [Fact]
    public void Damage_never_stops_the_reader()
    {
        Reader.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Workflow));
        Reader.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Workflow), 1000);
    }
}
