using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Zip;
using Plimsoll.Inventory.Java.Pom;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>Walks an archive's directory once and reads the few members that tell whose it is.</summary>
sealed class ArchiveGather(ArchiveReading reading, string? inside)
{
    readonly ArchiveContents contents = new();

    public ArchiveContents From(scoped ref ZipFile file)
    {
        var members = file.Members;
        while (members.MoveNext() && !reading.IsStopped)
            Meet(ref file, members.Current);
        if (members.Fault is { } fault)
            reading.Note(fault, inside);
        if (contents.Encrypted > 0)
            reading.Gap(GapCode.Unsupported, inside, $"{contents.Encrypted:N0} of its members are encrypted");
        return contents;
    }

    void Meet(scoped ref ZipFile file, scoped in ZipMember member)
    {
        var name = member.Name;
        if (member.IsEncrypted)
            contents.Encrypted++;
        if (name.EndsWith(".class"u8))
            contents.HasClasses = true;
        else if (ArchiveKinds.IsArchive(name))
            contents.HasArchives = true;
        else if (name.EndsWith("/pom.properties"u8))
            Read(ref file, member, PomPropertiesFile.MaxBytes, static (gather, path, bytes) => gather.contents.PomIn(Directory(path)).Set(PomPropertiesFile.Read(bytes)));
        else if (name.EndsWith("/pom.xml"u8) && name.IndexOf("META-INF/maven/"u8) >= 0)
            Read(ref file, member, PomFile.MaxBytes, static (gather, path, bytes) => gather.ReadPom(path, bytes));
        else if (Ascii.EqualsIgnoreCase(name, "META-INF/MANIFEST.MF"u8))
            Read(ref file, member, Manifest.MaxBytes, static (gather, _, bytes) => gather.ReadManifest(bytes));
    }

    void ReadManifest(ReadOnlySpan<byte> bytes) => contents.Manifest = Manifest.Read(bytes, reading.Limits);

    void ReadPom(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            reading.Keep(contents.PomIn(Directory(path)).Set(PomFile.Read(bytes), reading.Limits.MaxDependenciesPerPackage), inside);
        }
        catch (MalformedDocumentException e)
        {
            reading.Gap(GapCode.Malformed, ArchiveReading.Within(inside, path), e.Message);
        }
    }

    void Read(scoped ref ZipFile file, scoped in ZipMember member, int maxBytes, Action<ArchiveGather, string, ReadOnlySpan<byte>> read)
    {
        if (member.IsEncrypted)
            return;
        var path = member.NameText();
        if (!reading.Keep(path.Length, inside))
            return;
        if (member.Size > maxBytes)
            reading.Gap(GapCode.TooLarge, ArchiveReading.Within(inside, path), $"it is larger than {maxBytes:N0} bytes");
        else if (!file.TryRead(member, reading.Budget, out var content, out var fault))
            reading.Note(fault!, ArchiveReading.Within(inside, path));
        else
            using (content)
                read(this, path, content.Bytes);
    }

    static string Directory(string path) => path[..path.LastIndexOf('/')];
}
