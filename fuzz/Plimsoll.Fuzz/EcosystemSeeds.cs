using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Beam.Application;
using Plimsoll.Inventory.Beam.HexMetadata;
using Plimsoll.Inventory.Beam.MixLock;
using Plimsoll.Inventory.Beam.RebarLock;
using Plimsoll.Inventory.CocoaPods.Lock;
using Plimsoll.Inventory.Conan.Info;
using Plimsoll.Inventory.Conan.Lock;
using Plimsoll.Inventory.Conan.Recipe;
using Plimsoll.Inventory.Dart.PubspecLock;
using Plimsoll.Inventory.Flatpak.Deploy;
using Plimsoll.Inventory.Flatpak.Metadata;
using Plimsoll.Inventory.GitHub.Workflow;
using Plimsoll.Inventory.Haskell.CabalFreeze;
using Plimsoll.Inventory.Haskell.PackageDb;
using Plimsoll.Inventory.Haskell.StackLock;
using Plimsoll.Inventory.Homebrew.Cellar;
using Plimsoll.Inventory.Homebrew.Formula;
using Plimsoll.Inventory.Julia.Manifest;
using Plimsoll.Inventory.Julia.Packages;
using Plimsoll.Inventory.Lua.Lock;
using Plimsoll.Inventory.Lua.Rocks;
using Plimsoll.Inventory.OCaml.Locked;
using Plimsoll.Inventory.OCaml.Opam;
using Plimsoll.Inventory.Ruby.GemfileLock;
using Plimsoll.Inventory.Ruby.Gemspec;
using Plimsoll.Inventory.Snap.Manifest;
using Plimsoll.Inventory.Snap.Meta;
using Plimsoll.Inventory.Snap.Seed;
using Plimsoll.Inventory.Swift.Resolved;
using Plimsoll.Inventory.Terraform.Lock;
using Plimsoll.Inventory.Terraform.Modules;
using Plimsoll.Inventory.Vcpkg.Manifest;
using Plimsoll.Inventory.Vcpkg.Spdx;
using Plimsoll.Inventory.Vcpkg.Status;

namespace Plimsoll.Fuzz;

/// <summary>Good inputs of what smaller ecosystems keep of their packages.</summary>
static class EcosystemSeeds
{
    static readonly IReadOnlyList<byte[]> Json = Seeds.Of("\"", ":", "{", "[", "}", "]", "null", "1e9", "\\ud800", ",", "\"version\":");
    static readonly IReadOnlyList<byte[]> Yaml = Seeds.Of(": ", "- ", "\n  ", "[", "{", "*a", "&a ", "\"", "'", "|\n", "? ", "---\n", "!!str ");
    static readonly IReadOnlyList<byte[]> Toml = Seeds.Of("[[", "]]", "[", "]", " = ", "\"", "\"\"\"", "'", "{", "}", ".", "\n", "deps", "uuid", "version");
    static readonly IReadOnlyList<byte[]> Terms = Seeds.Of("{", "}", "[", "]", "<<\"", "\">>", "%{", "#{", "=>", ": ", ":hex", ".", ",", "\"", "'", "16#ff", "$a", "\\x{41}", "|", "%");
    static readonly IReadOnlyList<byte[]> RubyWords = Seeds.Of("\"", "'", "%q<", ">", ".freeze", "#{", "# stub: ", "s.name = ", "s.version = ", "s.add_dependency(", "\\u{1F600}", "\\u00e9", "else", "end", "license any_of: [");

    public static IReadOnlyList<(string Name, IFileReader Reader, string Path, IReadOnlyList<byte[]> Seeds, IReadOnlyList<byte[]> Words)> All { get; } =
    [
        ("ruby-gemspec", new GemspecCataloguer(), "a/specifications/a-1.gemspec", Seeds.Of("# stub: a 1 java lib\n\nGem::Specification.new do |s|\n  s.name = \"a\".freeze\n  s.version = \"1\"\n  s.licenses = [\"MIT\".freeze, 'B']\n  s.authors = [\"\\u00E9\"]\n  s.add_runtime_dependency(%q<b>.freeze, [\">= 1\"])\n  else\n  end\nend\n"), RubyWords),
        ("ruby-gemfile-lock", new GemfileLockCataloguer(), "Gemfile.lock", Seeds.Of("GIT\n  remote: https://a/b.git\n  revision: 0\n  specs:\n    b (1)\n      a (>= 1)\n\nGEM\n  remote: https://rubygems.org/\n  specs:\n    a (1.0-java)\n    a (1.0)\n\nDEPENDENCIES\n  a\n  b!\n\nCHECKSUMS\n  a (1.0) sha256=00\n"), Seeds.Of("\n    ", "\n      ", "\n  ", " (", ")", "-", "!", "GEM\n", "CHECKSUMS\n", "DEPENDENCIES\n", "sha256=", "<<<<<<<")),
        ("github-workflow", new WorkflowCataloguer(), ".github/workflows/a.yml", Seeds.Of("jobs:\n  a:\n    steps:\n      - uses: a/b/c@8ade135a41bc03ea155e62e844d188df1ea18608 # v1.2\n      - uses: docker://a:1@sha256:0\n  b:\n    uses: a/b/.github/workflows/c.yml@main\nruns:\n  image: docker://b\n  steps: [{uses: c/d@1}]\n"), [.. Yaml, .. Seeds.Of("uses: ", "docker://", "@", "/", " # v1")]),
        ("terraform-lock", new TerraformLockCataloguer(), ".terraform.lock.hcl", Seeds.Of("provider \"registry.terraform.io/a/b\" {\n  version = \"1.0\"\n  hashes = [\n    \"h1:x=\",\n  ]\n}\n"), Seeds.Of("provider \"", "version = \"", "\"", "{", "}", "\n")),
        ("terraform-modules", new TerraformModulesCataloguer(), ".terraform/modules/modules.json", Seeds.Of("""{"Modules":[{"Key":"a.b","Source":"r/a/b/c","Version":"1","Dir":"x"}]}"""), Json),
        ("swift-resolved", new PackageResolvedCataloguer(), "Package.resolved", Seeds.Of("""{"object":{"pins":[{"package":"a","repositoryURL":"git@h:a/b.git","state":{"branch":null,"revision":"r","version":"1"}}]},"version":1}""", """{"pins":[{"identity":"a.b","kind":"registry","location":"","state":{"version":"1"}},{"identity":"c","kind":"remoteSourceControl","location":"ssh://git@h:1/a.git","state":{"revision":"r"}}],"version":3}"""), [.. Json, .. Seeds.Of("://", "@", ".git", "file:")]),
        ("cocoapods-lock", new PodfileLockCataloguer(), "Podfile.lock", Seeds.Of("PODS:\n  - A (1)\n  - \"B/c (2):\":\n    - A (= 1)\nDEPENDENCIES:\n  - A\nEXTERNAL SOURCES:\n  A:\n    :git: x\nCHECKOUT OPTIONS:\n  A:\n    :commit: y\n"), [.. Yaml, .. Seeds.Of(" (", ")", "PODS:", "/")]),
        ("dart-pubspec-lock", new PubspecLockCataloguer(), "pubspec.lock", Seeds.Of("packages:\n  a:\n    dependency: \"direct dev\"\n    description:\n      name: a\n      sha256: \"0\"\n      url: \"https://pub.dev\"\n    source: hosted\n    version: \"1\"\n"), Yaml),
        ("beam-mix-lock", new MixLockCataloguer(), "mix.lock", Seeds.Of("%{\n  \"a\": {:hex, :a, \"1\", \"0\", [:mix], [{:b, \"~> 1\", [hex: :b, repo: \"hexpm\", optional: true]}], \"hexpm\", \"1\"},\n  \"c\" => {:git, \"u\", \"r\", []}, # x\n}\n"), Terms),
        ("beam-rebar-lock", new RebarLockCataloguer(), "rebar.lock", Seeds.Of("{\"1.2.0\",\n[{<<\"a\">>,{pkg,<<\"a\">>,<<\"1\">>},0},{<<\"b\">>,{git,\"u\",{ref,\"r\"}},1}]}.\n[{pkg_hash,[{<<\"a\">>,<<\"00\">>}]}].\n"), Terms),
        ("beam-hex-metadata", new HexMetadataCataloguer(), "deps/a/hex_metadata.config", Seeds.Of("{<<\"name\">>,<<\"a\">>}.\n{<<\"version\">>,<<\"1\"/utf8>>}.\n{<<\"licenses\">>,[<<\"MIT\">>]}.\n{<<\"requirements\">>,[[{<<\"name\">>,<<\"b\">>},{<<\"optional\">>,true}],{<<\"c\">>,[]}]}.\n"), Terms),
        ("beam-application", new ApplicationCataloguer(), "lib/a-1/ebin/a.app", Seeds.Of("%% x\n{application, a,\n [{vsn, \"1\" \"2\"},\n  {applications,[kernel,'b c'|d]},{env,[{x,16#ff},{y,-1.5e-3},{z,$\\n},{m,#{a=>1}},{b,<<1,2>>}]}]}.\n"), Terms),
        ("conan-lock", new ConanLockCataloguer(), "conan.lock", Seeds.Of("""{"graph_lock":{"nodes":{"0":{"ref":"p/1","requires":["1"],"path":"x"},"1":{"ref":"a/1@u/c#r%1:i","build_requires":["1"],"context":"build"}}}}""", """{"version":"0.5","requires":["a/1#r%1.0"],"build_requires":["b/[>1]"],"python_requires":[]}"""), [.. Json, .. Seeds.Of("/", "@", "#", "%")]),
        ("conan-info", new ConanInfoCataloguer(), "data/a/1/_/_/package/0/conaninfo.txt", Seeds.Of("[settings]\n    os=Linux\n[full_requires]\n    b/1:0\n    c/1@u/c:0\n"), Seeds.Of("[full_requires]\n", "[", "]", "/", "@", ":", "\n")),
        ("conan-recipe", new ConanRecipeCataloguer(), "conanfile.txt", Seeds.Of("[requires]\na/1@u/c\nb/[>1]\n[tool_requires]\nc/1 # x\n"), Seeds.Of("[requires]\n", "[", "]", "/", "@", "#", "\n")),
        ("vcpkg-status", new VcpkgStatusCataloguer(), "installed/vcpkg/status", Seeds.Of("Package: a\nVersion: 1#2\nArchitecture: x\nDepends: b:x, c[core]\nStatus: install ok installed\n\nPackage: a\nFeature: f\nArchitecture: x\nDepends: d\nStatus: install ok installed\n\nPackage: a\nArchitecture: x\nStatus: purge ok not-installed\n"), Seeds.Of("\n\n", ": ", "Package", "Feature", "Status: install ok installed", "Depends: ", "#")),
        ("vcpkg-spdx", new VcpkgSpdxCataloguer(), "x/share/a/vcpkg.spdx.json", Seeds.Of("""{"packages":[{"name":"a","SPDXID":"SPDXRef-port","versionInfo":"1#2","licenseConcluded":"MIT"}]}"""), Json),
        ("vcpkg-manifest", new VcpkgManifestCataloguer(), "vcpkg.json", Seeds.Of("""{"name":"p","dependencies":["a",{"name":"b","host":true}],"features":{"f":{"dependencies":["c"]}},"overrides":[{"name":"a","version":"1","port-version":2}]}"""), Json),
        ("haskell-cabal-freeze", new CabalFreezeCataloguer(), "cabal.project.freeze", Seeds.Of("constraints: any.a ==1.0,\n             b ==2 +f,\n             c -x\nindex-state: y\n"), Seeds.Of("==", ",", "any.", "constraints:", "\n ", "\n", "--", "*")),
        ("haskell-stack-lock", new StackLockCataloguer(), "stack.yaml.lock", Seeds.Of("packages:\n- completed:\n    hackage: a-b-1.0@sha256:0,1\n- completed:\n    name: c\n    version: '1'\n    git: u\n    commit: r\n"), Yaml),
        ("haskell-package-db", new PackageDbCataloguer(), "package.db/a.conf", Seeds.Of("name: a\nversion:\n    1.0\nlicense: MIT\npackage-name: b\ndepends:\n    base-4.1 c-1.0-Abc d-x\n\nx: y\n"), Seeds.Of(":", "\n    ", "depends:", "-1.0", "name: ", "version: ")),
        ("ocaml-opam", new OpamCataloguer(), "s/.opam-switch/packages/a.1/opam", Seeds.Of("opam-version: \"2.0\"\nlicense: [\"MIT\" \"ISC\"]\ndepends: [\n  \"b\" {>= \"1\" & with-test}\n  (\"c\" | \"d\")\n]\nx: \"\"\"a \"b\" \"\"\"\nurl { src: \"y\" } # z\n(* w *)\n"), Seeds.Of("\"", "\"\"\"", "{", "}", "[", "]", "(", ")", ": ", "depends: ", "(*", "*)", "#", "\\")),
        ("ocaml-locked", new OpamLockedCataloguer(), "a.opam.locked", Seeds.Of("depends: [\n  \"b\" {= \"1\"}\n  \"c\" {= \"2\" & with-test}\n]\n"), Seeds.Of("\"", "{= \"", "}", "[", "]", "depends: ")),
        ("lua-rocks", new RocksCataloguer(), "rocks-5.1/a/1-1/a-1-1.rockspec", Seeds.Of("package = \"a\"\ndescription = {\n  license = 'MIT', detailed = [==[ x ]] ]==]\n}\ndependencies = { \"lua >= 5.1\"; \"b ~> 1\", c = { \"d\" } }\n--[[ y ]]\n-- z\n"), Seeds.Of("{", "}", "\"", "'", "[[", "]]", "[=[", "]=]", "--[[", "--", " = ", "==", "dependencies", "[\"a\"] = ", "\\")),
        ("lua-lock", new RocksLockCataloguer(), "luarocks.lock", Seeds.Of("return {\n  dependencies = {\n    [\"a-b\"] = \"1-1\", c = \"2-1\"\n  }\n}\n"), Seeds.Of("{", "}", "\"", "[\"", "\"]", " = ", "return ")),
        ("julia-manifest", new JuliaManifestCataloguer(), "Manifest.toml", Seeds.Of("manifest_format = \"2.0\"\n[[deps.A]]\ndeps = [\"B\"]\nuuid = \"u\"\nversion = \"1\"\n[[deps.B]]\nuuid = \"v\"\ngit-tree-sha1 = \"0\"\nrepo-url = \"x\"\n[deps.B.deps]\nA = \"u\"\n", "[[A]]\nuuid = \"u\"\nversion = \"1\"\n"), Toml),
        ("julia-packages", new JuliaPackagesCataloguer(), "packages/A/x/Project.toml", Seeds.Of("name = \"A\"\nuuid = \"u\"\nversion = \"1\"\nauthors = [\"J\"]\n[deps]\nB = \"v\"\n"), Toml),
        ("homebrew-cellar", new CellarCataloguer(), "Cellar/a/1/INSTALL_RECEIPT.json", Seeds.Of("""{"installed_on_request":true,"runtime_dependencies":[{"full_name":"x/y/b","pkg_version":"1"}],"source":{"tap":"homebrew/core"}}"""), Json),
        ("homebrew-formula", new FormulaCataloguer(), "Cellar/a/1/.brew/a.rb", Seeds.Of("class A < Formula\n  license any_of: [\n    \"MIT\",\n    \"0BSD\",\n  ]\nend\n"), RubyWords),
        ("snap-meta", new SnapCataloguer(), "meta/snap.yaml", Seeds.Of("name: a\nversion: '1'\nbase: core22\narchitectures: [amd64]\nlicense: MIT\n"), Yaml),
        ("snap-manifest", new SnapManifestCataloguer(), "snap/manifest.yaml", Seeds.Of("snapcraft-version: '1'\nname: a\nparts:\n  p:\n    stage-packages: [b=1]\nprimed-stage-packages:\n- c:amd64=1:2\n"), Yaml),
        ("snap-seed", new SnapSeedCataloguer(), "var/lib/snapd/seed/seed.yaml", Seeds.Of("snaps:\n- name: a\n  file: a_1.snap\n"), Yaml),
        ("flatpak-deploy", new FlatpakDeployCataloguer(), "app/a/x86_64/stable/0/deploy", Seeds.Of($"local\0{new string('0', 64)}\0\0\0appdata-version\01.4.2\0\0s\0\0\0\0\0\0\0runtime\0a/x86_64/1\0\0s"), Seeds.Of("\0\0s", "appdata-version\0", "appdata-license\0", "runtime\0", "\0\0\0\0\0\0\0\0")),
        ("flatpak-metadata", new FlatpakMetadataCataloguer(), "metadata", Seeds.Of("[Application]\nname=a\nruntime=b/x86_64/1\n"), Seeds.Of("[Runtime]\n", "name=", "runtime=", "/", "\n")),
    ];
}
