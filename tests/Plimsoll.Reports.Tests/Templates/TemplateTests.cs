using System.Text;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Reports.Templates;
using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests.Templates;

public class TemplateTests
{
    const string Json = """{"name":"x<y","n":7,"yes":true,"no":false,"nothing":null,"empty":[],"words":["a","b"],"deep":{"er":{"est":"here"}},"rows":[{"id":"1","name":"one"},{"id":"2","tags":["p","q"]}]}""";

    [Theory]
    [InlineData("plain } text { here", "plain } text { here")]
    [InlineData("{{name}} {{ n }} {{yes}} {{no}} [{{nothing}}] [{{missing}}] [{{missing.inner}}]", "x<y 7 true false [] [] []")]
    [InlineData("{{deep.er.est}} {{words}} {{words.1}} {{words.9}} {{deep.er}} {{empty}}", "here a, b b  {\"est\":\"here\"} ")]
    [InlineData("{{name | html}} {{name | upper}} {{name|url}} {{name | upper | html}}", "x&lt;y X<Y x%3Cy X&lt;Y")]
    [InlineData("{{#each rows}}{{@number}}{{name}}{{#if @last}}.{{else}}, {{/if}}{{/each}}", "1one, 2x<y.")]
    [InlineData("{{#each rows}}{{#each tags}}{{id}}{{.}}{{@index}};{{/each}}{{/each}}", "2p0;2q1;")]
    [InlineData("{{#each empty}}x{{else}}none{{/each}}{{#each missing}}x{{else}}none{{/each}}", "nonenone")]
    [InlineData("{{#if yes}}a{{/if}}{{#if no}}b{{/if}}{{#if nothing}}c{{/if}}{{#if empty}}d{{/if}}{{#if words}}e{{/if}}{{#if missing}}f{{else}}g{{/if}}", "aeg")]
    [InlineData("{{#if n 7}}seven{{/if}}{{#if name \"x<y\"}}!{{/if}}{{#if n 8}}eight{{else}}.{{/if}}", "seven!.")]
    [InlineData("{{! a comment }}a{{!}}b", "ab")]
    [InlineData("{{#each words}}\n- {{.}}\n{{/each}}\nend\n", "- a\n- b\nend\n")]
    public void A_template_chooses_and_prints(string template, string text) => Assert.Equal(text, Render(template));

    [Theory]
    [InlineData("{{", "line 1: {{ is never closed")]
    [InlineData("a\n\n{{}}", "line 3: {{}} names nothing")]
    [InlineData("{{#each rows}}", "{{#each rows}} is not closed by {{/each}}")]
    [InlineData("{{#each rows}}{{/if}}", "{{#each rows}} is not closed by {{/each}}")]
    [InlineData("{{/each}}", "{{/each}} ends nothing")]
    [InlineData("{{else}}", "{{else}} ends nothing")]
    [InlineData("{{#if a}}{{else}}{{else}}{{/if}}", "is not closed")]
    [InlineData("{{#with a}}{{/with}}", "is neither")]
    [InlineData("{{name | exec}}", "'exec' is no filter")]
    [InlineData("{{a..b}}", "is no path")]
    [InlineData("{{a()}}", "is no path")]
    [InlineData("{{a b}}", "is no path")]
    [InlineData("{{../../etc/passwd}}", "is no path")]
    public void A_mistake_is_named_with_its_line(string template, string complaint) =>
        Assert.Contains(complaint, Assert.Throws<UsageException>(() => Template.Parse(template, "t.tpl")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_too_deep_or_too_large_is_refused()
    {
        Assert.Throws<UsageException>(() => Template.Parse(string.Concat(Enumerable.Repeat("{{#if a}}", 100_000)), "t"));
        Assert.Throws<UsageException>(() => Template.Parse(string.Concat(Enumerable.Repeat("{{a}}", 200_000)), "t"));
        Assert.Throws<UsageException>(() => Template.Read(new MemoryStream(new byte[(1 << 20) + 1]), "t"));
    }

    [Fact]
    public void Loops_in_loops_that_multiply_have_an_end()
    {
        var rows = $"{{\"r\":[{string.Join(',', Enumerable.Repeat("{}", 1000))}]}}";
        var steps = string.Concat(Enumerable.Repeat("{{#each r}}", 10)) + "{{missing}}" + string.Concat(Enumerable.Repeat("{{/each}}", 10));
        Assert.Contains("steps", Assert.Throws<UsageException>(() => Render(steps, rows, Stream.Null)).Message, StringComparison.Ordinal);
        var text = $"{{{{#each r}}}}{{{{#each r}}}}{new string('x', 500_000)}{{{{/each}}}}{{{{/each}}}}";
        Assert.Contains("characters", Assert.Throws<UsageException>(() => Render(text, rows, Stream.Null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_cut_anywhere_is_a_mistake_or_a_template()
    {
        const string Whole = "a{{#each rows}}{{id | html}}{{#if name \"x\"}}y{{else}}z{{/if}}{{/each}}b";
        for (var length = 0; length < Whole.Length; length++)
            try
            {
                Render(Whole[..length]);
            }
            catch (UsageException e)
            {
                Assert.Contains("line 1", e.Message, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void The_example_of_the_documentation_writes_what_it_says()
    {
        var page = File.ReadAllText(RepositoryRoot.Combine("docs", "templates.md")).Split("```");
        var template = page.First(p => p.StartsWith("text\n{{!", StringComparison.Ordinal))["text\n".Length..];
        Snapshot.Matches(Written.As("template", Results.Debian(), Written.Options with { Template = Template.Parse(template, "example") }), "example.txt");
        var filters = page.Single(p => p.Contains("| `html` |", StringComparison.Ordinal));
        Assert.All(TemplateFilters.All.Keys, k => Assert.Contains($"| `{k}` |", filters, StringComparison.Ordinal));
    }

    static string Render(string template)
    {
        using var output = new MemoryStream();
        Render(template, Json, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    static void Render(string template, string json, Stream output)
    {
        using var document = JsonDocument.Parse(json);
        Template.Parse(template, "t.tpl").Render(document.RootElement, output);
    }
}
