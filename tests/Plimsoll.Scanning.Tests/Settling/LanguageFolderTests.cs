using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Subjects;
using Plimsoll.Inventory;

namespace Plimsoll.Scanning.Tests.Settling;

public class LanguageFolderTests
{
    const string Site = "usr/local/lib/python3.11/site-packages";
    const string Meta = "opt/perl5/x86_64-linux-gnu/.meta";
    const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public void A_python_package_is_told_where_it_came_from_who_asked_for_it_and_what_it_needs()
    {
        var evidence = Gather(new ScriptedLayer()
            .File($"{Site}/mine-1.0.dist-info/METADATA", "Name: mine\nVersion: 1.0\nRequires-Dist: Other.Name\n")
            .File($"{Site}/mine-1.0.dist-info/direct_url.json", """{"url":"https://host/mine.git","vcs_info":{"vcs":"git","commit_id":"abc"}}""")
            .File($"{Site}/mine-1.0.dist-info/INSTALLER", "pip\n")
            .File($"{Site}/mine-1.0.dist-info/REQUESTED", "")
            .File($"{Site}/other_name-2.0.dist-info/METADATA", "Name: other_name\nVersion: 2.0\n")
            .File($"{Site}/other_name-2.0.dist-info/INSTALLER", "pip\n")
            .File($"{Site}/egg-3.0.egg-info/PKG-INFO", "Name: egg\nVersion: 3.0\n")
            .File($"{Site}/egg-3.0.egg-info/requires.txt", "mine>=1\n"));
        Assert.Equal(["egg  pkg:pypi/mine@1.0", "mine True pkg:pypi/other-name@2.0", "other_name False "], evidence.Packages.Select(p => $"{p.Package.Name} {p.Package.IsDirect} {string.Join(',', p.DependsOn)}"));
        Assert.Equal("git+https://host/mine.git@abc", evidence.Packages[1].Package.Origin);
        Assert.DoesNotContain(evidence.Observations, o => o.Reader.StartsWith("python/", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_no_package_is_marked_as_asked_for_nobody_can_tell()
    {
        var evidence = Gather(new ScriptedLayer().File($"{Site}/a-1.dist-info/METADATA", "Name: a\nVersion: 1\n").File($"{Site}/a-1.dist-info/INSTALLER", "pip\n"));
        Assert.Null(evidence.Packages.Single().Package.IsDirect);
    }

    [Fact]
    public void The_traces_of_one_perl_distribution_are_one_package()
    {
        var evidence = Gather(new ScriptedLayer()
            .File($"{Meta}/libwww-perl-6.67/install.json", """{"name":"LWP","version":"6.67","dist":"libwww-perl-6.67","pathname":"O/OA/OALDERS/libwww-perl-6.67.tar.gz","provides":{"LWP":{},"LWP::UserAgent":{}}}""")
            .File($"{Meta}/libwww-perl-6.67/MYMETA.json", """{"license":["perl_5"],"prereqs":{"runtime":{"requires":{"perl":"5.8","URI":"1.1","Absent":"0"}}}}""")
            .File($"{Meta}/URI-5.17/install.json", """{"name":"URI","version":"5.17","dist":"URI-5.17","provides":{"URI":{}}}""")
            .File("opt/perl5/x86_64-linux-gnu/auto/LWP/.packlist", "/opt/perl5/LWP.pm\n")
            .File("opt/perl5/x86_64-linux-gnu/auto/Only/List/.packlist", "/opt/perl5/Only/List.pm\n"));
        Assert.Equal(["pkg:cpan/Only-List ", "pkg:cpan/URI@5.17 ", "pkg:cpan/libwww-perl@6.67 pkg:cpan/URI@5.17"], evidence.Packages.Select(p => $"{p.Purl} {string.Join(',', p.DependsOn)}"));
        Assert.Equal(["perl_5"], evidence.Packages[2].Package.Licences);
        Assert.Empty(evidence.Observations);
    }

    [Fact]
    public void A_model_has_the_licence_of_the_card_beside_it()
    {
        var evidence = Gather(new ScriptedLayer()
            .File($"srv/models--acme--ship/refs/main", Commit)
            .File($"srv/models--acme--ship/snapshots/{Commit}/README.md", "---\nlibrary_name: transformers\nlicense: apache-2.0\n---\n# Ship\n")
            .Program($"srv/models--acme--ship/snapshots/{Commit}/model.safetensors", [.. BitConverter.GetBytes(2UL), (byte)'{', (byte)'}'], mode: 0));
        var model = evidence.Packages.Single();
        Assert.Equal(($"pkg:huggingface/acme/ship@{Commit}", 2), (model.Purl.ToString(), model.Places.Count));
        Assert.Equal(["apache-2.0"], model.Package.Licences);
    }

    static SubjectEvidence Gather(ScriptedLayer layer) =>
        new EvidenceGatherer(Cataloguers.All, cache: null).Gather(new OpenedSubject(new Subject(SubjectKind.Rootfs, "test"), [layer]), new ScanOptions { Threads = 1 }, CancellationToken.None);
}
