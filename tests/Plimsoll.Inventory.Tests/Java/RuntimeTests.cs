using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Java.Runtime;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Java;

public class RuntimeTests
{
    static readonly CataloguerTest Runtime = CataloguerTest.Of(new JavaRuntimeCataloguer());

    [Theory]
    [InlineData("IMPLEMENTOR=\"Eclipse Adoptium\"\nJAVA_RUNTIME_VERSION=\"17.0.9+9\"\nJAVA_VERSION=\"17.0.9\"\n", "temurin", "17.0.9", "cpe:2.3:a:oracle:openjdk:17.0.9:*:*:*:*:*:*:*", "cpe:2.3:a:eclipse:temurin:17.0.9:*:*:*:*:*:*:*")]
    [InlineData("IMPLEMENTOR=\"Amazon.com Inc.\"\nJAVA_VERSION=\"1.8.0_402\"\n", "corretto", "1.8.0_402", "cpe:2.3:a:oracle:openjdk:8:update402:*:*:*:*:*:*", "cpe:2.3:a:amazon:corretto:1.8.0:update402:*:*:*:*:*:*")]
    [InlineData("JAVA_VERSION=\"11.0.22\"\nIMPLEMENTOR=\"Debian\"\n", "openjdk", "11.0.22", "cpe:2.3:a:oracle:openjdk:11.0.22:*:*:*:*:*:*:*")]
    [InlineData("IMPLEMENTOR=\"GraalVM Community\"\nGRAALVM_VERSION=\"23.0.1\"\nJAVA_VERSION=\"21.0.1\"\n", "graalvm", "21.0.1", "cpe:2.3:a:oracle:openjdk:21.0.1:*:*:*:*:*:*:*", "cpe:2.3:a:oracle:graalvm:21.0.1:*:*:*:*:*:*:*")]
    public void A_runtime_is_named_by_who_built_it(string release, string name, string version, params string[] cpes)
    {
        var package = Assert.Single(Runtime.On("opt/java/release", release).Packages);
        Assert.Equal((PackageType.Generic, name, version), (package.Type, package.Name, package.Version));
        Assert.Equal(cpes, package.Cpes);
    }

    [Theory]
    [InlineData("VERSION=\"1\"\n")]
    [InlineData("JAVA_VERSION=\"a b\"\n")]
    [InlineData("")]
    public void Other_files_of_that_name_say_nothing(string text)
    {
        var evidence = Runtime.On("opt/x/release", text);
        Assert.Empty(evidence.Packages);
        Assert.Empty(evidence.Gaps);
    }

    [Fact]
    public void The_machines_own_java_is_what_it_says_itself()
    {
        var java = File.ResolveLinkTarget(Requires.Tool("java", "default-jre-headless"), returnFinalTarget: true);
        var release = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(java?.FullName ?? "/usr/bin/java"))!, "release");
        Requires.That(File.Exists(release), $"{release}, which Debian's Java has");
        var package = Assert.Single(Runtime.On(release[1..], File.ReadAllBytes(release)).Packages);
        Assert.Contains($"\"{package.Version}\"", Command.Try(java!.FullName, "-version").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var release = Encoding.UTF8.GetBytes("IMPLEMENTOR=\"Azul Systems, Inc.\"\nJAVA_VERSION=\"1.8.0_402\"\nMODULES=\"a b\"\n");
        Runtime.NeverThrowsOnAnyPrefixOf("release", release);
        Runtime.NeverThrowsOnFlipsOf("release", release, 500);
    }
}
