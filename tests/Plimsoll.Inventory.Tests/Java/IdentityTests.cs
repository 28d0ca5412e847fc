using Plimsoll.Inventory.Java.Archive;

namespace Plimsoll.Inventory.Tests.Java;

/// <summary>Jars without a pom: what may be claimed of them, and on which grounds.</summary>
public class IdentityTests
{
    static readonly CataloguerTest Java = CataloguerTest.Of(new JavaArchiveCataloguer());

    [Theory]
    // The file's name, and what is known of well-known names whose packages are in it.
    [InlineData("spring-web-5.3.20.jar", "", "org/springframework/web/A", "org.springframework:spring-web", "5.3.20", "file name; group by known artifact and its packages (org.springframework.web)")]
    [InlineData("spring-web-5.3.20.jar", "", "org/acme/A", "spring-web", "5.3.20", "file name")]
    [InlineData("log4j-1.2-api-2.17.1.jar", "", "org/apache/log4j/A", "org.apache.logging.log4j:log4j-1.2-api", "2.17.1", "file name; group by known artifact and its packages (org.apache.log4j)")]
    [InlineData("log4j-1.2.17.jar", "", "org/apache/log4j/A", "log4j:log4j", "1.2.17", "file name; group by known artifact and its packages (org.apache.log4j)")]
    [InlineData("catalina.jar", "Implementation-Title: Apache Tomcat\nImplementation-Version: 9.0.70\n", "org/apache/catalina/startup/Bootstrap", "org.apache.tomcat:tomcat-catalina", "9.0.70", "manifest; group by known artifact and its packages (org.apache.catalina.startup)")]
    // Of two versions the file's name wins, unless the manifest speaks of this very artifact and says more.
    [InlineData("widget-1.2.4.jar", "Implementation-Title: widget\nImplementation-Version: 1.2.3\n", "a/A", "widget", "1.2.4", "file name; its manifest says 1.2.3")]
    [InlineData("widget-1.2.jar", "Implementation-Title: The Acme Widget\nImplementation-Version: 1.2.3\n", "a/A", "widget", "1.2.3", "manifest and file name")]
    [InlineData("widget-1.2.jar", "Implementation-Title: Acme Suite\nImplementation-Version: 1.2.3\n", "a/A", "widget", "1.2", "file name and manifest")]
    [InlineData("widget-1.2.jar", "Implementation-Title: widget\nImplementation-Version: 1.2-SNAPSHOT\n", "a/A", "widget", "1.2", "file name and manifest")]
    [InlineData("widget-31.1-jre.jar", "Bundle-Version: 31.1.0.jre\n", "a/A", "widget", "31.1-jre", "file name; its manifest says 31.1.0.jre")]
    [InlineData("widget.jar", "Implementation-Version: unspecified\n", "a/A", "widget", "", "file name")]
    [InlineData("widget.jar", "Implementation-Version: ${project.version}\nBundle-Version: 1.0.0\n", "a/A", "widget", "1.0.0", "manifest")]
    [InlineData("servlet.jar", "Specification-Title: Java API for Servlet\nSpecification-Version: 3.1\n", "a/A", "servlet", "3.1", "manifest")]
    [InlineData("servlet.jar", "Specification-Title: Something\nSpecification-Version: 3.1\n", "a/A", "servlet", "", "file name")]
    [InlineData("app.jar", "Implementation-Title: shop\nImplementation-Version: 0.1.0 (build 7)\n", "a/A", "shop", "0.1.0", "manifest")]
    // Coordinates that tools write whole.
    [InlineData("git.hpi", "Group-Id: org.jenkins-ci.plugins\nShort-Name: git\nPlugin-Version: 4.8.3\n", "a/A", "org.jenkins-ci.plugins:git", "4.8.3", "manifest")]
    [InlineData("git.jpi", "Group-Id: org.jenkins-ci.plugins\nShort-Name: git\nPlugin-Version: 4.8.3 (private-0a1b-me)\n", "a/A", "org.jenkins-ci.plugins:git", "4.8.3", "manifest")]
    [InlineData("x.nar", "Nar-Group: org.apache.nifi\nNar-Id: nifi-kafka-nar\nNar-Version: 1.23.2\n", "a/A", "org.apache.nifi:nifi-kafka-nar", "1.23.2", "manifest")]
    [InlineData("x-1.jar", "Implementation-Title: com.netflix#eureka;1.10.0\n", "a/A", "com.netflix:eureka", "1.10.0", "manifest")]
    // Names of which only one group can have been made.
    [InlineData("commons-new-1.0.jar", "Bundle-SymbolicName: org.apache.commons.new\n", "a/A", "org.apache.commons:commons-new", "1.0", "file name; group by Bundle-SymbolicName")]
    [InlineData("plexus-thing-1.0.jar", "Bundle-SymbolicName: org.codehaus.plexus.plexus-thing;singleton:=true\n", "a/A", "org.codehaus.plexus:plexus-thing", "1.0", "file name; group by Bundle-SymbolicName")]
    [InlineData("guacamole-1.0.jar", "Bundle-SymbolicName: com.acme.guacamole\n", "a/A", "guacamole", "1.0", "file name")]
    [InlineData("thing-1.0.jar", "Implementation-Vendor-Id: org.acme.things\n", "org/acme/things/A", "org.acme.things:thing", "1.0", "file name; group by Implementation-Vendor-Id and packages")]
    [InlineData("thing-1.0.jar", "Implementation-Vendor-Id: com.sun\n", "com/sun/A", "thing", "1.0", "file name")]
    [InlineData("org.eclipse.osgi_3.16.0.v2020.jar", "Bundle-SymbolicName: org.eclipse.osgi\nBundle-Version: 3.16.0.v2020\n", "a/A", "org.eclipse.osgi", "3.16.0.v2020", "file name and manifest")]
    public void A_jar_is_named_by_what_can_be_proven(string file, string manifest, string type, string name, string version, string basis)
    {
        var package = Assert.Single(Java.On($"opt/{file}", Jar.Of(Jar.Manifest(manifest), Jar.Class(type))).Packages);
        Assert.Equal((name, version, basis), (package.Name, package.Version, package.Basis));
    }

    [Theory]
    [InlineData("root/.m2/repository/org/acme/widget/1.0/widget-1.0.jar", "org.acme:widget", "1.0", "repository path")]
    [InlineData("root/.gradle/caches/modules-2/files-2.1/org.acme/widget/1.0/0a1b/widget-1.0.jar", "org.acme:widget", "1.0", "repository path")]
    [InlineData("usr/share/maven-repo/org/acme/widget/debian/widget-debian.jar", "org.acme:widget", "2.5", "repository path and manifest")]
    [InlineData("opt/org/acme/widget/1.0/widget-1.0.jar", "widget", "1.0", "file name; its manifest says 2.5")]
    public void A_repositorys_directories_are_grounds(string path, string name, string version, string basis)
    {
        var package = Assert.Single(Java.On(path, Jar.Of(Jar.Manifest("Implementation-Version: 2.5\n"), Jar.Class("x/A"))).Packages);
        Assert.Equal((name, version, basis), (package.Name, package.Version, package.Basis));
    }

    [Theory]
    [InlineData("a-1.0.jar", "a", "1.0", null)]
    [InlineData("commons-lang3-3.12.0.jar", "commons-lang3", "3.12.0", null)]
    [InlineData("guava-31.1-jre.jar", "guava", "31.1-jre", null)]
    [InlineData("hibernate-core-5.3.20.Final-redhat-00001.jar", "hibernate-core", "5.3.20.Final-redhat-00001", null)]
    [InlineData("a-1.0-beta-2.jar", "a", "1.0-beta-2", null)]
    [InlineData("a-1.0-20200101.123456-1.jar", "a", "1.0-20200101.123456-1", null)]
    [InlineData("a-1.0-SNAPSHOT-tests.jar", "a", "1.0-SNAPSHOT", "tests")]
    [InlineData("netty-tcnative-boringssl-static-2.0.61.Final-linux-x86_64.jar", "netty-tcnative-boringssl-static", "2.0.61.Final", "linux-x86_64")]
    [InlineData("json-lib-2.4-jdk15.jar", "json-lib", "2.4", "jdk15")]
    [InlineData("bcprov-jdk15on-1.70.jar", "bcprov-jdk15on", "1.70", null)]
    [InlineData("kafka_2.13-3.6.0.jar", "kafka_2.13", "3.6.0", null)]
    [InlineData("log4j-1.2-api-2.17.1.jar", "log4j-1.2-api", "2.17.1", null)]
    [InlineData("guava-r09.jar", "guava", "r09", null)]
    [InlineData("app.jar", "app", "", null)]
    [InlineData("7.jar", "7", "", null)]
    public void A_files_name_is_taken_apart(string file, string artifact, string version, string? classifier)
    {
        var name = ArchiveName.Of(file);
        Assert.Equal((artifact, version, classifier), (name.Artifact, name.Version, name.Classifier));
    }

    [Fact]
    public void Licences_of_a_bundle_are_told()
    {
        var jar = Jar.Of(Jar.Manifest("Bundle-License: Apache-2.0;link=\"https://a.example/a,b\";description=\"x, y\", https://www.mozilla.org/MPL\n /2.0/\n"), Jar.Class("a/A"));
        Assert.Equal(["Apache-2.0", "https://www.mozilla.org/MPL/2.0/"], Assert.Single(Java.On("a-1.jar", jar).Packages).Licences);
    }
}
