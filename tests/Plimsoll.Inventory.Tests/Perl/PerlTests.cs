using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Perl.Carton;
using Plimsoll.Inventory.Perl.LocalLib;
using Plimsoll.Inventory.Perl.Packlist;
using Plimsoll.Inventory.Perl.Perllocal;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Perl;

public class PerlTests
{
    const string Archlib = "opt/app/local/lib/perl5/x86_64-linux-gnu";
    const string Install = $"{Archlib}/.meta/URI-5.17/install.json";
    const string InstallJson = """{"target":"URI","provides":{"URI":{"version":"5.17","file":"lib/URI.pm"},"URI::http":{"file":"lib/URI/http.pm"}},"name":"URI","version":"5.17","dist":"URI-5.17","pathname":"O/OA/OALDERS/URI-5.17.tar.gz"}""";
    const string Meta = """{"name":"URI","version":"5.17","author":["Gisle Aas <gisle@activestate.com>"],"license":["perl_5"],"prereqs":{"runtime":{"requires":{"perl":"5.008001","MIME::Base64":"2"}},"test":{"requires":{"Test::More":"0"}}}}""";
    const string Diary = "=head2 Wed Jan 01 2025: C<Module> L<LWP::Protocol::https|LWP::Protocol::https>\n\n=over 4\n\n=item *\n\nC<installed into: /usr/local/share/perl/5.36.0>\n\n=item *\n\nC<VERSION: 6.10>\n\n=back\n\n=head2 Thu Jan 02 2025: C<Module> L<LWP::Protocol::https|LWP::Protocol::https>\n\nC<VERSION: 6.14>\n";
    const string Snapshot = """
        # carton snapshot format: version 1.0
        DISTRIBUTIONS
          HTTP-Message-6.44
            pathname: O/OA/OALDERS/HTTP-Message-6.44.tar.gz
            provides:
              HTTP::Headers 6.44
              HTTP::Message 6.44
            requirements:
              URI 1.10
              HTTP::Headers 6
              perl 5.008001
          URI-5.17
            pathname: O/OA/OALDERS/URI-5.17.tar.gz
            provides:
              URI 5.17
            requirements:
              ExtUtils::MakeMaker 0
          libwww-perl-v6.67-TRIAL
            pathname: O/OA/OALDERS/libwww-perl-v6.67-TRIAL.tar.gz
            requirements:
              HTTP::Message 6.18
        """;

    static readonly CataloguerTest LocalLib = CataloguerTest.Of(new LocalLibCataloguer());
    static readonly CataloguerTest Packlist = CataloguerTest.Of(new PacklistCataloguer());
    static readonly CataloguerTest Perllocal = CataloguerTest.Of(new PerllocalCataloguer());
    static readonly CataloguerTest Carton = CataloguerTest.Of(new CartonCataloguer());

    [Fact]
    public void An_installed_distribution_is_named_by_its_own_name_and_not_by_its_module()
    {
        var evidence = LocalLib.On($"{Archlib}/.meta/libwww-perl-6.67/install.json", """{"name":"LWP","version":"6.67","dist":"libwww-perl-6.67","pathname":"O/OA/OALDERS/libwww-perl-6.67.tar.gz","provides":{"LWP":{},"LWP::UserAgent":{}}}""");
        var package = evidence.Packages.Single();
        Assert.Equal((PackageType.Cpan, "libwww-perl", "6.67", "OALDERS", "O/OA/OALDERS/libwww-perl-6.67.tar.gz"), (package.Type, package.Name, package.Version, package.Maintainer, package.Origin));
        Assert.Equal("LWP\nLWP::UserAgent", evidence.Observations.Single().Facts[LocalLibCataloguer.Provides]);
    }

    [Fact]
    public void Licence_author_and_needs_are_observed_beside_it()
    {
        var evidence = LocalLib.On($"{Archlib}/.meta/URI-5.17/MYMETA.json", Meta);
        Assert.Empty(evidence.Packages);
        var facts = evidence.Observations.Single().Facts;
        Assert.Equal(("perl_5", "Gisle Aas <gisle@activestate.com>", "MIME::Base64"), (facts[LocalLibCataloguer.Licences], facts[LocalLibCataloguer.Author], facts[LocalLibCataloguer.Modules]));
    }

    [Fact]
    public void Trees_that_are_being_built_are_not_installed()
    {
        IFileReader reader = new LocalLibCataloguer();
        Assert.True(reader.Wants(Encoding.UTF8.GetBytes(Install)));
        Assert.False(reader.Wants("root/.cpanm/work/1/URI-5.17/MYMETA.json"u8) || reader.Wants("srv/install.json"u8) || reader.Wants("a/.meta/b/c/install.json"u8));
    }

    [Fact]
    public void A_packlist_tells_whose_files_there_are_and_no_version()
    {
        var evidence = Packlist.On($"{Archlib}/auto/LWP/Protocol/https/.packlist", "/usr/local/share/perl/5.36.0/LWP/Protocol/https.pm\n/usr/local/bin/../man/x.3pm type=file\nrelative.pm\n/../../etc/shadow\n");
        var package = evidence.Packages.Single();
        Assert.Equal(("LWP-Protocol-https", "", PacklistCataloguer.Basis), (package.Name, package.Version, package.Basis));
        Assert.Equal("usr/local/share/perl/5.36.0/LWP/Protocol/https.pm\nusr/local/man/x.3pm", Encoding.UTF8.GetString(evidence.Ownerships.Single().Paths.Span));
        Assert.False(new PacklistCataloguer().Wants("usr/lib/perl5/5.36.0/x86_64-linux/.packlist"u8));
    }

    [Fact]
    public void The_diarys_last_word_on_a_module_counts() =>
        Assert.Equal(("LWP-Protocol-https", "6.14"), Perllocal.On($"{Archlib}/perllocal.pod", Diary).Packages.Select(p => (p.Name, p.Version)).Single());

    [Fact]
    public void A_snapshot_settles_modules_to_the_distributions_that_provide_them()
    {
        var packages = Carton.On("cpanfile.snapshot", Snapshot).Packages;
        Assert.Equal(["HTTP-Message 6.44 URI@5.17", "URI 5.17 ", "libwww-perl v6.67-TRIAL HTTP-Message@6.44"], packages.Select(p => $"{p.Name} {p.Version} {string.Join(',', p.Dependencies.Select(d => $"{d.Name}@{d.Version}"))}"));
        Assert.All(packages, p => Assert.Equal("OALDERS", p.Maintainer));
        Assert.Equal(GapCode.Unsupported, Carton.On("cpanfile.snapshot", "---\n").Gaps.Single().Code);
    }

    /// <summary>A distribution of our own, in a mirror of our own, installed by the real tools.</summary>
    [Fact]
    public void What_cpanm_installs_is_found_by_each_of_its_traces()
    {
        var cpanm = Requires.Tool("cpanm", "cpanminus");
        Requires.Tool("make", "make");
        using var work = new TemporaryDirectory();
        work.Write("Ship-Load-1.02/lib/Ship/Load.pm", "package Ship::Load;\nour $VERSION = '1.02';\n1;\n");
        work.Write("Ship-Load-1.02/Makefile.PL", "use ExtUtils::MakeMaker;\nWriteMakefile(NAME => 'Ship::Load', VERSION_FROM => 'lib/Ship/Load.pm', LICENSE => 'perl_5', PREREQ_PM => { 'File::Spec' => 0 });\n");
        var archive = work.Write("mirror/authors/id/E/EX/EXAMPLE/Ship-Load-1.02.tar.gz", "");
        Command.Run("tar", "-C", work.Path, "-czf", archive, "Ship-Load-1.02");
        var index = work.Write("mirror/modules/02packages.details.txt", "File: 02packages.details.txt\nLine-Count: 1\n\nShip::Load 1.02 E/EX/EXAMPLE/Ship-Load-1.02.tar.gz\n");
        Command.Run("gzip", index);
        var (code, _, error) = Command.Try(cpanm, ["--mirror", $"file://{work.Path}/mirror", "--mirror-only", "--notest", "--local-lib-contained", work.Combine("local"), "Ship::Load"], [("HOME", work.Path), ("PERL_CPANM_HOME", work.Combine("home"))]);
        Assert.True(code == 0, error);

        var local = work.Combine("local");
        Assert.Equal(("Ship-Load", "1.02", "EXAMPLE"), InterestWalk.Read(new LocalLibCataloguer(), local).SelectMany(f => f.Packages).Select(p => (p.Name, p.Version, p.Maintainer)).Single());
        Assert.Equal(("Ship-Load", "1.02"), InterestWalk.Read(new PerllocalCataloguer(), local).SelectMany(f => f.Packages).Select(p => (p.Name, p.Version)).Single());
        var owned = InterestWalk.Read(new PacklistCataloguer(), local).Single().Ownerships.Single();
        Assert.Equal(("Ship-Load", $"{local[1..]}/lib/perl5/Ship/Load.pm"), (owned.Package, Encoding.UTF8.GetString(owned.Paths.Span)));
        Assert.Equal("perl_5", InterestWalk.Read(new LocalLibCataloguer(), local).SelectMany(f => f.Observations).Single(o => o.Facts.ContainsKey(LocalLibCataloguer.Licences)).Facts[LocalLibCataloguer.Licences]);
    }

    [Fact]
    public void No_bytes_make_the_readers_throw()
    {
        LocalLib.NeverThrowsOnFlipsOf(Install, Encoding.UTF8.GetBytes(InstallJson), 1000);
        LocalLib.NeverThrowsOnFlipsOf($"{Archlib}/.meta/URI-5.17/MYMETA.json", Encoding.UTF8.GetBytes(Meta), 1000);
        Packlist.NeverThrowsOnFlipsOf("a/auto/b/.packlist", "/a/b.pm\n/c type=file\n"u8.ToArray(), 1000);
        Packlist.NeverThrowsOnAnyPrefixOf("auto/.packlist", "/a/b.pm\n"u8.ToArray());
        Perllocal.NeverThrowsOnFlipsOf("perllocal.pod", Encoding.UTF8.GetBytes(Diary), 1000);
        Carton.NeverThrowsOnAnyPrefixOf("cpanfile.snapshot", Encoding.UTF8.GetBytes(Snapshot));
        Carton.NeverThrowsOnFlipsOf("cpanfile.snapshot", Encoding.UTF8.GetBytes(Snapshot), 1000);
    }
}
