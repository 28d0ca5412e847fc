using System.Text;
using Plimsoll.Inventory.Java.GradleLock;

namespace Plimsoll.Inventory.Tests.Java;

public class GradleLockTests
{
    const string Lock = """
        # This is a Gradle generated file for dependency locking.
        # Manual edits can break the build and are not advised.
        ch.qos.logback:logback-core:1.4.14=runtimeClasspath,testRuntimeClasspath
        com.google.guava:guava:31.1-jre=debugCompileClasspath
        junit:junit:4.13.2=testCompileClasspath,testRuntimeClasspath
        org.projectlombok:lombok:1.18.30=annotationProcessor
        empty=developmentOnly
        """;

    static readonly CataloguerTest Gradle = CataloguerTest.Of(new GradleLockCataloguer());

    [Fact]
    public void Packages_are_read_and_what_only_tests_or_the_build_use_serves_development()
    {
        var evidence = Gradle.On("app/gradle.lockfile", Lock);
        Assert.Equal(
            [("ch.qos.logback:logback-core", "1.4.14", false), ("com.google.guava:guava", "31.1-jre", false), ("junit:junit", "4.13.2", true), ("org.projectlombok:lombok", "1.18.30", true)],
            evidence.Packages.Select(p => (p.Name, p.Version, p.IsDevelopment)));
        Assert.Empty(evidence.Gaps);
        Assert.All(Gradle.On("buildscript-gradle.lockfile", Lock).Packages, p => Assert.True(p.IsDevelopment));
    }

    [Fact]
    public void The_older_form_has_its_configuration_in_its_name()
    {
        Assert.False(Assert.Single(Gradle.On("gradle/dependency-locks/runtimeClasspath.lockfile", "a.b:c:1\n").Packages).IsDevelopment);
        Assert.True(Assert.Single(Gradle.On("gradle/dependency-locks/testRuntimeClasspath.lockfile", "a.b:c:1\n").Packages).IsDevelopment);
    }

    [Theory]
    [InlineData("gradle.lockfile", true)]
    [InlineData("a/buildscript-gradle.lockfile", true)]
    [InlineData("a/gradle/dependency-locks/compile.lockfile", true)]
    [InlineData("a/mix.lockfile", false)]
    public void Only_gradles_files_are_wanted(string path, bool wanted) => Assert.Equal(wanted, new GradleLockCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void A_line_that_names_nothing_is_a_gap()
    {
        var evidence = Gradle.On("gradle.lockfile", "a.b:c=x\na.b:c:1=runtimeClasspath\na b:c:1=x\n");
        Assert.Single(evidence.Packages);
        Assert.Equal(2, evidence.Gaps.Count);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Gradle.NeverThrowsOnAnyPrefixOf("gradle.lockfile", Encoding.UTF8.GetBytes(Lock));
        Gradle.NeverThrowsOnFlipsOf("gradle.lockfile", Encoding.UTF8.GetBytes(Lock), 500);
    }
}
