namespace Plimsoll.Reports.Templates;

/// <summary>A part of a template.</summary>
abstract record TemplateNode;

/// <summary>Text as it stands.</summary>
sealed record TextNode(string Text) : TemplateNode;

/// <summary><c>{{path | filter}}</c>.</summary>
/// <param name="Filter">Null for text as it is.</param>
sealed record ValueNode(TemplatePath Path, Func<string, string>? Filter) : TemplateNode;

/// <summary><c>{{#each path}}Body{{else}}Else{{/each}}</c>: the body for every item, what follows <c>else</c> where there is none.</summary>
sealed record EachNode(TemplatePath Path, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Else) : TemplateNode;

/// <summary><c>{{#if path}}Body{{else}}Else{{/if}}</c>, and <c>{{#if path value}}</c> for an equal text; null, false, nothing, zero and the empty are false.</summary>
sealed record IfNode(TemplatePath Path, string? EqualTo, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Else) : TemplateNode;
