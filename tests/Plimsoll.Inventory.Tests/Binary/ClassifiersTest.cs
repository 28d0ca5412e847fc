using System.Globalization;
using Plimsoll.Inventory.Binary.Classifiers;
using Plimsoll.Inventory.Binary.Classifiers.Engine;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Binary;

/// <summary>A few bytes of a program that tell its version: a row of the tables beside this file.</summary>
/// <param name="Classifier">Who knows it.</param>
/// <param name="Path">Where the program lies.</param>
/// <param name="Source">The package that the bytes are of, or whose published form they follow.</param>
/// <param name="Pieces">The bytes, in the order of the file.</param>
sealed record Snippet(string Classifier, string Path, string Version, string Source, IReadOnlyList<byte[]> Pieces)
{
    const int Room = 64;

    public static IReadOnlyList<Snippet> All { get; } = [.. Read("snippets.tsv"), .. Read("snippets-by-hand.tsv")];

    /// <summary>A program of machine code, or a script, that holds the bytes and nothing else of meaning.</summary>
    public byte[] ToFile()
    {
        byte[] start = Rule.IsScript ? [.. "#!/usr/bin/env php\n"u8] : [0x7F, .. "ELF\x02\x01\x01"u8, .. new byte[Room]];
        return [.. start, .. Pieces.SelectMany(p => (byte[])[.. p, .. new byte[Room]])];
    }

    public Classifier Rule => ClassifierSet.BuiltIn.All.Single(c => c.Name == Classifier);

    static IEnumerable<Snippet> Read(string file) =>
        File.ReadLines(RepositoryRoot.Combine("tests", "Plimsoll.Inventory.Tests", "Binary", file))
            .Where(l => !l.StartsWith('#'))
            .Select(l => l.Split('\t'))
            .Select(c => new Snippet(c[0], c[1], c[2], c[3], [.. c[4..].Select(Bytes)]));

    static byte[] Bytes(string escaped)
    {
        List<byte> bytes = [];
        for (var i = 0; i < escaped.Length; i++)
            if (escaped[i] != '\\')
                bytes.Add((byte)escaped[i]);
            else
            {
                bytes.Add(byte.Parse(escaped.AsSpan(i + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 3;
            }

        return [.. bytes];
    }
}

public class ClassifiersTest
{
    static readonly CataloguerTest Programs = CataloguerTest.Of(new ClassifiersCataloguer());

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Snippet.All.Count)];

    [Theory, MemberData(nameof(Rows))]
    public void A_program_is_known_by_the_bytes_that_tell_its_version(int row)
    {
        var snippet = Snippet.All[row];
        Assert.True(new ClassifiersCataloguer().Wants(System.Text.Encoding.UTF8.GetBytes(snippet.Path)), snippet.Path);
        var package = Assert.Single(Programs.On(snippet.Path, snippet.ToFile()).Packages, p => p.Basis == $"binary: {snippet.Classifier}");
        Assert.Equal(snippet.Rule.VersionTemplate.Replace("{version}", snippet.Version, StringComparison.Ordinal), package.Version);
        Assert.All(package.Cpes, cpe => Assert.Equal(13, cpe.Replace("\\:", "", StringComparison.Ordinal).Split(':').Length));
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_program_under_anothers_name_is_never_taken_for_the_other(int row)
    {
        var snippet = Snippet.All[row];
        var file = snippet.ToFile();
        foreach (var other in Snippet.All.Where(o => o.Classifier != snippet.Classifier).DistinctBy(o => o.Path))
            foreach (var package in Programs.On(other.Path, file).Packages)
                Assert.True(IsKin(snippet.Rule, package), $"{snippet.Path} ({snippet.Classifier} {snippet.Version}) at {other.Path} is {package.Name} {package.Version} by {package.Basis}");
    }

    [Fact]
    public void Every_classifier_is_proven_by_a_snippet() =>
        Assert.Equal([], ClassifierSet.BuiltIn.All.Select(c => c.Name).Except(Snippet.All.Select(s => s.Classifier)).ToList());

    [Fact]
    public void There_are_more_classifiers_than_the_field_has() => Assert.InRange(ClassifierSet.BuiltIn.All.Count, 100, 1000);

    [Fact]
    public void Most_snippets_are_of_real_programs() =>
        Assert.InRange(Snippet.All.Where(s => s.Source.StartsWith("Debian ", StringComparison.Ordinal) || s.Source.StartsWith("npm ", StringComparison.Ordinal)).Select(s => s.Classifier).Distinct().Count(), 100, 1000);

    [Fact]
    public void Names_are_those_of_the_files_and_scripts_are_among_the_interests()
    {
        var interests = new ClassifiersCataloguer().Interests.Select(i => i.Name).ToList();
        var directory = RepositoryRoot.Combine("src", "Plimsoll.Inventory", "Binary", "Classifiers");
        foreach (var path in Directory.EnumerateFiles(directory, "*.yaml"))
        {
            var classifier = ClassifierFile.Parse(File.ReadAllBytes(path));
            Assert.Equal(Path.GetFileNameWithoutExtension(path), classifier.Name);
            Assert.StartsWith("http", classifier.Home, StringComparison.Ordinal);
            if (classifier.IsScript)
                Assert.All(Snippet.All.Where(s => s.Classifier == classifier.Name), s => Assert.Contains(Path.GetFileName(s.Path), interests));
        }
    }

    [Fact]
    public void The_index_says_what_the_classifiers_say()
    {
        var directory = RepositoryRoot.Combine("src", "Plimsoll.Inventory", "Binary", "Classifiers");
        var lines = Directory.EnumerateFiles(directory, "*.yaml").Select(p => ClassifierFile.Parse(File.ReadAllBytes(p))).OrderBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => $"{c.Name}\t{string.Join('\t', c.Files)}\n");
        Snapshot.Matches(string.Concat(lines), Path.Join(directory, "index.tsv"));
    }

    [Fact]
    public void Random_bytes_are_no_program()
    {
        var random = new Random(7);
        var bytes = new byte[1 << 20];
        random.NextBytes(bytes);
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F' }.CopyTo(bytes, 0);
        foreach (var path in Snippet.All.Select(s => s.Path).Distinct())
            Assert.Empty(Programs.On(path, bytes).Packages);
    }

    [Fact]
    public void What_is_no_program_is_not_taken_for_one_by_its_name() =>
        Assert.Empty(Programs.On("usr/sbin/nginx", "#!/bin/sh\necho nginx version: nginx/1.25.1\n").Packages);

    [Fact]
    public void A_program_for_windows_is_the_same_program() =>
        Assert.Equal("24.1.0", Assert.Single(Programs.On("opt/node.exe", [.. "MZ"u8, .. new byte[100], .. "\0node.js/v24.1.0\0NODE_PATH\0"u8]).Packages).Version);

    [Fact]
    public void Anchors_without_end_cost_a_bounded_number_of_looks()
    {
        var file = new byte[8 << 20];
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F' }.CopyTo(file, 0);
        for (var i = 16; i + 16 < file.Length; i += 16)
            "nginx version: nginx/"u8[..16].CopyTo(file.AsSpan(i));
        Assert.Empty(Programs.On("usr/sbin/nginx", file).Packages);
        file.AsSpan(16).Fill((byte)'3');
        Assert.Empty(Programs.On("usr/lib/libsqlite3.so", file).Packages);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var openssl = Snippet.All.First(s => s.Classifier == "openssl").ToFile();
        Programs.NeverThrowsOnAnyPrefixOf("usr/bin/openssl", openssl);
        Programs.NeverThrowsOnFlipsOf("usr/bin/openssl", openssl, 500);
    }

    // The same code by another name: a fork's or a second program of one project.
    static bool IsKin(Classifier known, Core.Evidence.Package found) =>
        found.Name == known.Package || Kin.Any(k => k.Contains(known.Package) && k.Contains(found.Name));

    static readonly string[][] Kin = [["mysql", "mariadb", "percona-server", "percona-xtradb-cluster"]];
}
