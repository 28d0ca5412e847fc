using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Beam.Application;
using Plimsoll.Inventory.Beam.HexMetadata;

namespace Plimsoll.Inventory.Tests.Beam;

public class ApplicationTests
{
    const string Path = "opt/shop/lib/cowboy-2.10.0/ebin/cowboy.app";

    // As rebar3 writes it.
    const string Cowboy = """
        {application,cowboy,
                     [{description,"Small, fast, modern HTTP server."},
                      {vsn,"2.10.0"},
                      {modules,[cowboy,cowboy_app]},
                      {registered,[cowboy_sup,cowboy_clock]},
                      {applications,[kernel,stdlib,crypto,cowlib,ranch]},
                      {optional_applications,[]},
                      {mod,{cowboy_app,[]}},
                      {env,[{port,16#1F90},{rate,-1.5e-3},{mark,$\n},{quoted,'Elixir.X'},{map,#{a => <<1,2>>}}]}]}.
        """;

    // As Erlang/OTP 25 ships it, shortened.
    const string Stdlib = """
        %% -*- erlang -*-
        %% %CopyrightBegin%
        {application, stdlib,
         [{description, "ERTS  CXC 138 10"},
          {vsn, "4.2"},
          {modules, [array,
        	     zip]},
          {registered,[timer_server,rsh_starter,take_over_monitor,pool_master,
                       dets]},
          {applications, [kernel]},
          {env, []},
          {runtime_dependencies, ["sasl-3.0","kernel-8.5.1","erts-13.1","crypto-4.5",
        			  "compiler-5.0"]}
        ]}.
        """;

    const string Metadata = """
        {<<"app">>,<<"jason">>}.
        {<<"build_tools">>,[<<"mix">>]}.
        {<<"description">>,<<"A blazing fast JSON parser"/utf8>>}.
        {<<"elixir">>,<<"~> 1.4">>}.
        {<<"files">>,[<<"lib">>,<<"lib/jason.ex">>]}.
        {<<"licenses">>,[<<"Apache-2.0">>]}.
        {<<"links">>,[{<<"GitHub">>,<<"https://github.com/michalmuskala/jason">>}]}.
        {<<"name">>,<<"jason">>}.
        {<<"requirements">>,
         [[{<<"app">>,<<"decimal">>},
           {<<"name">>,<<"decimal">>},
           {<<"optional">>,true},
           {<<"repository">>,<<"hexpm">>},
           {<<"requirement">>,<<"~> 1.0 or ~> 2.0">>}],
          [{<<"name">>,<<"telemetry">>},{<<"optional">>,false}]]}.
        {<<"version">>,<<"1.4.1">>}.
        """;

    static readonly CataloguerTest Application = CataloguerTest.Of(new ApplicationCataloguer());
    static readonly CataloguerTest HexMetadata = CataloguerTest.Of(new HexMetadataCataloguer());

    [Theory]
    [InlineData(Path, true)]
    [InlineData("usr/lib/erlang/lib/stdlib-4.2/ebin/stdlib.app", true)]
    [InlineData("deps/cowboy/src/cowboy.app", false)]
    [InlineData("Applications/Thing.app", false)]
    public void Applications_lie_in_ebin(string path, bool wanted) => Assert.Equal(wanted, new ApplicationCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void An_application_of_a_release_is_of_Hex_and_needs_others_of_Hex()
    {
        var package = Application.On(Path, Cowboy).Packages.Single();
        Assert.Equal((PackageType.Hex, "cowboy", "2.10.0", "application"), (package.Type, package.Name, package.Version, package.Basis));
        Assert.Equal(["cowlib", "ranch"], package.Dependencies.Select(d => d.Name));
    }

    [Fact]
    public void What_comes_with_Erlang_is_of_OTP()
    {
        var package = Application.On("usr/lib/erlang/lib/stdlib-4.2/ebin/stdlib.app", Stdlib).Packages.Single();
        Assert.Equal((PackageType.Otp, "stdlib", "4.2", "kernel"), (package.Type, package.Name, package.Version, package.Dependencies.Single().Name));
    }

    [Fact]
    public void Metadata_of_Hex_tells_licences_and_what_is_needed_always()
    {
        var package = HexMetadata.On("deps/jason/hex_metadata.config", Metadata).Packages.Single();
        Assert.Equal(("jason", "1.4.1", "Apache-2.0", "telemetry"), (package.Name, package.Version, package.Licences.Single(), package.Dependencies.Single().Name));
    }

    [Fact]
    public void Requirements_in_their_older_form_are_read() => Assert.Equal(
        ["ranch"],
        HexMetadata.On("hex_metadata.config", "{<<\"name\">>,<<\"cowboy\">>}.{<<\"version\">>,<<\"1.0\">>}.\n{<<\"requirements\">>,[{<<\"ranch\">>,[{<<\"app\">>,<<\"ranch\">>},{<<\"optional\">>,false}]}]}.").Packages.Single().Dependencies.Select(d => d.Name));

    [Theory]
    [InlineData("{application,a}.")]
    [InlineData("{app,a,[]}.")]
    [InlineData("{application,a,[{vsn,\"1\"}]}")]
    [InlineData("")]
    public void What_describes_no_application_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, Application.On(Path, text).Gaps.Single().Code);

    [Fact]
    public void A_template_whose_version_was_never_filled_in_has_none() => Assert.Equal("", Application.On(Path, "{application,a,[{vsn,git}]}.").Packages.Single().Version);

    [Fact]
    public void Damage_never_stops_the_readers()
    {
        foreach (var text in new[] { Cowboy, Stdlib })
        {
            Application.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(text));
            Application.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(text), 2000);
        }

        HexMetadata.NeverThrowsOnAnyPrefixOf("hex_metadata.config", Encoding.UTF8.GetBytes(Metadata));
        HexMetadata.NeverThrowsOnFlipsOf("hex_metadata.config", Encoding.UTF8.GetBytes(Metadata), 2000);
    }
}
