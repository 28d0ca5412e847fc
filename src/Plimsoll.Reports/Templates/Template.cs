using System.Text;
using System.Text.Json;
using Plimsoll.Core;

namespace Plimsoll.Reports.Templates;

/// <summary>
/// A template in a language that can only choose and print: <c>{{path}}</c>, <c>{{#each path}}…{{else}}…{{/each}}</c>, <c>{{#if path}}…{{else}}…{{/if}}</c>,
/// <c>{{path | filter}}</c>, <c>{{! comment }}</c>. It computes nothing, reads nothing and calls nothing, so a template of a stranger is harmless.
/// </summary>
public sealed class Template
{
    const int MaxBytes = 1 << 20;

    readonly IReadOnlyList<TemplateNode> nodes;
    readonly string name;

    Template(IReadOnlyList<TemplateNode> nodes, string name) => (this.nodes, this.name) = (nodes, name);

    /// <exception cref="UsageException">It is too large, or has a mistake: the message says on which line.</exception>
    public static Template Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = new byte[MaxBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > MaxBytes)
            throw new UsageException($"The template {name} is larger than {MaxBytes:N0} bytes.");
        return Parse(Encoding.UTF8.GetString(buffer, 0, length), name);
    }

    /// <exception cref="UsageException">It has a mistake: the message says on which line.</exception>
    public static Template Parse(string text, string name) => new(TemplateParser.Parse(text, name), name);

    /// <exception cref="UsageException">The template writes more than a report may hold.</exception>
    public void Render(JsonElement report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        new TemplateRun(writer, name).Write(nodes, new Scope(report, 0, IsLast: true, null));
    }
}
