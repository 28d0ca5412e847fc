using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>The list of modules and settings that a build leaves: a line each, fields between tabs.</summary>
/// <remarks><c>runtime/debug</c>, <c>BuildInfo.String</c>. A line that begins with <c>=&gt;</c> replaces the module before it.</remarks>
sealed class BuildInfoText
{
    readonly Dictionary<string, string> settings = new(StringComparer.Ordinal);

    /// <summary>The path of the program's package.</summary>
    public string? Path { get; private set; }

    /// <summary>Null where the build knew no modules.</summary>
    public GoModule? Main { get; private set; }

    public List<GoModule> Modules { get; } = [];

    /// <summary>A setting of the build (<c>vcs.revision</c>, <c>-ldflags</c>); null where it is not told.</summary>
    public string? this[string setting] => settings.GetValueOrDefault(setting);

    public static BuildInfoText Parse(ReadOnlySpan<byte> text, EvidenceSink evidence)
    {
        var info = new BuildInfoText();
        var number = 0;
        foreach (var line in new Lines(text))
        {
            if (!evidence.MayRead(++number))
                break;
            if (line.Length > evidence.Limits.MaxFieldBytes)
                evidence.Gap(GapCode.TooLarge, $"line {number:N0} of its build info is longer than {evidence.Limits.MaxFieldBytes:N0} bytes");
            else
                info.Take(Encoding.UTF8.GetString(line).Split('\t'));
        }

        return info;
    }

    void Take(string[] fields)
    {
        switch (fields)
        {
            case ["path", var path]: Path = path; break;
            case ["mod", { Length: > 0 } path, ..]: Main = Module(path, fields); break;
            case ["dep", { Length: > 0 } path, ..]: Modules.Add(Module(path, fields)); break;
            case ["=>", { Length: > 0 } path, ..]: Replace(Module(path, fields)); break;
            case ["build", .. var setting]: Set(string.Join('\t', setting)); break;
        }
    }

    static GoModule Module(string path, string[] fields) => new(path, fields.Length > 2 ? fields[2] : "", fields.Length > 3 && fields[3].Length > 0 ? fields[3] : null);

    // What stands in for a module is what was built; of a directory nobody knows more than whose place it took.
    void Replace(GoModule by)
    {
        if (Modules.Count == 0)
            Main = Main is null || by.IsDirectory ? Main : by;
        else
            Modules[^1] = by.IsDirectory ? Modules[^1] with { Version = "", Sum = null } : by;
    }

    void Set(string setting)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
            settings[setting[..equals]] = GoQuoted.Read(setting[(equals + 1)..]);
    }
}
