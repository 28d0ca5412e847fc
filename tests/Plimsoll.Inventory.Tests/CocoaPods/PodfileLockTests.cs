using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.CocoaPods.Lock;

namespace Plimsoll.Inventory.Tests.CocoaPods;

public class PodfileLockTests
{
    const string Path = "ios/Podfile.lock";
    const string Lock = """
        PODS:
          - Alamofire (5.8.1)
          - Firebase/Core (10.18.0):
            - Firebase/CoreOnly
            - FirebaseAnalytics (~> 10.18.0)
          - Firebase/CoreOnly (10.18.0):
            - FirebaseCore (= 10.18.0)
          - FirebaseAnalytics (10.18.0)
          - "GoogleUtilities/NSData+zlib (7.12.0)"
          - Local (1.0)
          - Forked (2.0)

        DEPENDENCIES:
          - Alamofire (~> 5.8)
          - Firebase/Core
          - Forked (from `https://example.org/forked.git`, branch `main`)
          - Local (from `../Local`)

        SPEC REPOS:
          trunk:
            - Alamofire

        EXTERNAL SOURCES:
          Forked:
            :branch: main
            :git: https://example.org/forked.git
          Local:
            :path: "../Local"

        CHECKOUT OPTIONS:
          Forked:
            :commit: 0123abcd
            :git: https://example.org/forked.git

        SPEC CHECKSUMS:
          Alamofire: 3ca42e259043ee0dc5c0cdd76c4bc568b8e42af7

        PODFILE CHECKSUM: 7d5b8b6e

        COCOAPODS: 1.14.3
        """;

    static readonly CataloguerTest Pods = CataloguerTest.Of(new PodfileLockCataloguer());

    [Fact]
    public void Subspecs_are_one_pod_and_needs_name_pods() => Assert.Equal(
        ["Alamofire 5.8.1 True []", "Firebase 10.18.0 True [FirebaseAnalytics=10.18.0,FirebaseCore=]", "FirebaseAnalytics 10.18.0 False []", "GoogleUtilities 7.12.0 False []", "Local 1.0 True []", "Forked 2.0 True []"],
        Pods.On(Path, Lock).Packages.Select(p => $"{p.Name} {p.Version} {p.IsDirect} [{string.Join(',', p.Dependencies.Select(d => $"{d.Name}={d.Version}"))}]"));

    [Fact]
    public void What_does_not_come_from_a_repository_of_specs_says_where_from() => Assert.Equal(
        ["Local ../Local", "Forked https://example.org/forked.git@0123abcd"],
        Pods.On(Path, Lock).Packages.Where(p => p.Origin is not null).Select(p => $"{p.Name} {p.Origin}"));

    [Theory]
    [InlineData("PODS:\n  - Alamofire\n")]
    [InlineData("PODS:\n  - {}\n")]
    [InlineData("PODS: [*a]\n")]
    public void A_pod_without_a_version_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, Pods.On(Path, text).Gaps.Single().Code);

    [Fact]
    public void Damage_never_stops_the_reader()
    {
        Pods.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Lock));
        Pods.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Lock), 1000);
    }
}
