using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Zip;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Java.Archive;
using Plimsoll.Inventory.Java.GradleLock;
using Plimsoll.Inventory.Java.Pom;
using Plimsoll.Inventory.Java.Runtime;
using Plimsoll.Testing.Archives;

namespace Plimsoll.Fuzz;

/// <summary>Zip archives, and what Java keeps in them and beside them.</summary>
static class JavaTargets
{
    const string Pom = "<project><parent><groupId>a.b</groupId><version>1</version></parent><artifactId>c</artifactId><properties><v>[${w}]</v><w>2</w></properties><licenses><license><name>MIT</name><url>u</url></license></licenses>" +
        "<dependencyManagement><dependencies><dependency><groupId>d</groupId><artifactId>e</artifactId><version>${v}</version><scope>test</scope></dependency></dependencies></dependencyManagement>" +
        "<dependencies><dependency><groupId>d</groupId><artifactId>e</artifactId><type>zip</type><classifier>x</classifier><optional>true</optional></dependency></dependencies></project>";

    const string Manifest = "Manifest-Version: 1.0\r\nBundle-SymbolicName: org.apache.commons.io;s:=t\r\nBundle-License: A;l=\"b,c\",D\r\nImplementation-Title: g#a;1\r\n -2\r\nImplementation-Version: 1.0 x\r\nImplementation-Vendor-Id: org.apache.commons\r\n\r\nName: x\r\n";

    static readonly byte[] Jar = ZipFixture.Of(("META-INF/MANIFEST.MF", Manifest), ("META-INF/maven/a.b/c/pom.properties", "groupId=a.b\nartifactId=c\nversion=1\n"), ("META-INF/maven/a.b/c/pom.xml", Pom), ("org/apache/commons/io/A.class", "x"));

    static readonly byte[] Fat = ZipFixture.Of(("BOOT-INF/lib/commons-io-2.11.jar", Jar), ("b.jar", ZipFixture.Of(System.IO.Compression.CompressionLevel.Optimal, ("a/B.class", "x"))));

    static readonly IReadOnlyList<byte[]> ZipWords = Seeds.Of("PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "PK\u0006\u0006", "PK\u0006\u0007", "\u0001\0\u0018\0", "META-INF/MANIFEST.MF", "a.jar", "/pom.xml", "/pom.properties", "\u00FF\u00FF\u00FF\u00FF");

    public static IReadOnlyList<Target> All { get; } =
    [
        new("zip", [Jar, Fat], ZipWords, Zip),
        new("java-archive", [Jar, Fat, [.. "#!/bin/sh\n"u8, .. Fat]], ZipWords, bytes => Read(new JavaArchiveCataloguer(), "opt/commons-io-2.11.jar", bytes)),
        new("java-manifest", Seeds.Of(Manifest), Seeds.Of("\r\n ", "\n\n", ": ", ";", "\"", ",", "#", "Bundle-SymbolicName", "Nar-Group", "Plugin-Version", "Automatic-Module-Name"), Named),
        new("java-pom", Seeds.Of(Pom), Seeds.Of("${", "}", "<dependency>", "</dependency>", "<version>", "<![CDATA[", "&#0;", "<!--", "project.version"), bytes => Read(new PomCataloguer(), "pom.xml", bytes)),
        new("java-gradle-lock", Seeds.Of("# x\na.b:c:1=compileClasspath,testRuntimeClasspath\nempty=x\n"), Seeds.Of(":", "=", ",", "\n", "#", "test"), bytes => Read(new GradleLockCataloguer(), "gradle.lockfile", bytes)),
        new("java-runtime", Seeds.Of("IMPLEMENTOR=\"Azul\"\nJAVA_VERSION=\"1.8.0_402\"\nOS_ARCH=\"x86_64\"\n"), Seeds.Of("=", "\"", "\n", "_", ".", "JAVA_VERSION", "GRAALVM_VERSION"), bytes => Read(new JavaRuntimeCataloguer(), "opt/jre/release", bytes)),
    ];

    static void Read(IFileReader reader, string path, byte[] bytes)
    {
        var sink = new EvidenceSink(path, reader.Id.Name, Limits.Default);
        reader.Read(new FileContent(path, bytes, Limits.Default), sink);
        sink.ToEvidence();
    }

    // The bytes as a manifest, in a good archive that is called by what stands at their beginning.
    static void Named(byte[] bytes)
    {
        var name = new string([.. bytes.Take(40).Select(b => (char)(b & 0x7F)).Where(c => c is not ('/' or '\0'))]);
        Read(new JavaArchiveCataloguer(), $"opt/{name}-1.0.jar", ZipFixture.Of(("META-INF/MANIFEST.MF", bytes), ("org/apache/commons/io/A.class", "x")));
    }

    static void Zip(byte[] bytes)
    {
        var limits = new ZipLimits { MaxMembers = 1000, MaxMemberBytes = 1 << 20, MaxRatio = 300, RatioFloorBytes = 1 << 16 };
        if (!ZipFile.TryOpen(bytes, limits, out var file, out _))
            return;
        var budget = new ZipBudget(1 << 22, 1 << 20);
        var members = file.Members;
        while (members.MoveNext())
        {
            members.Current.NameText();
            if (file.TryRead(members.Current, budget, out var content, out _))
                content.Dispose();
        }
    }
}
