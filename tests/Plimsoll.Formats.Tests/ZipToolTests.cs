using System.IO.Compression;
using Plimsoll.Testing;

namespace Plimsoll.Formats.Tests;

/// <summary>Archives that other tools wrote, in forms that .NET does not write.</summary>
public class ZipToolTests
{
    [Theory]
    [InlineData("-r")]
    [InlineData("-r -0")]
    [InlineData("-r -fz")]
    [InlineData("-r -fz -0")]
    [InlineData("-r -fd")]
    public void What_zip_writes_is_read(string options)
    {
        Requires.Tool("zip", "zip");
        using var directory = Files();
        // -fz makes everything Zip64; -fd gives every member a data descriptor.
        Assert.Equal(0, Command.Try("zip", ["-q", .. options.Split(' '), "out.zip", "in"], [], directory.Path).Code);
        Same(directory, "out.zip");
    }

    [Fact]
    public void What_zip_streams_and_what_it_adjusts_for_a_prefix_is_read()
    {
        Requires.Tool("zip", "zip");
        using var directory = Files();
        Command.Run("sh", "-c", $"cd '{directory.Path}' && tar -c in | zip -q streamed.zip - && zip -q -r plain.zip in && (echo '#!/bin/sh'; cat plain.zip) > adjusted.zip && zip -q -A adjusted.zip");
        Assert.Equal(["-"], ZipReading.Of(File.ReadAllBytes(directory.Combine("streamed.zip"))).Members.Select(m => m.Name));
        Assert.Equal(
            ZipReading.Of(File.ReadAllBytes(directory.Combine("plain.zip"))).Texts,
            ZipReading.Of(File.ReadAllBytes(directory.Combine("adjusted.zip"))).Texts);
    }

    [Fact]
    public void What_zip_encrypts_is_named_so()
    {
        Requires.Tool("zip", "zip");
        using var directory = Files();
        Assert.Equal(0, Command.Try("zip", ["-q", "-P", "open", "out.zip", "in/a.txt"], [], directory.Path).Code);
        Assert.Contains("encrypted", Assert.Single(ZipReading.Of(File.ReadAllBytes(directory.Combine("out.zip"))).Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cf")]
    [InlineData("c0f")]
    public void What_jar_writes_is_read(string options)
    {
        Requires.Tool("jar", "default-jdk-headless");
        using var directory = Files();
        Command.Run("jar", options, directory.Combine("out.zip"), "-C", directory.Path, "in");
        Same(directory, "out.zip");
    }

    static TemporaryDirectory Files()
    {
        var directory = new TemporaryDirectory();
        directory.Write("in/a.txt", "a");
        directory.Write("in/empty", "");
        directory.Write("in/deep/größe.txt", new string('x', 100_000));
        return directory;
    }

    static void Same(TemporaryDirectory directory, string name)
    {
        var bytes = File.ReadAllBytes(directory.Combine(name));
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var expected = archive.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return (e.FullName, reader.ReadToEnd());
        });
        var read = ZipReading.Of(bytes);
        Assert.Empty(read.Faults);
        Assert.Contains(read.Members, m => m.Name == "in/deep/größe.txt" && m.Bytes.Length == 100_000);
        Assert.Equal(expected, read.Texts);
    }
}
