using System.Security.Cryptography;
using System.Text;
using Plimsoll.Reports.Common;

namespace Plimsoll.Reports.Html;

/// <summary>What stands around the results: the style, the filter and its script. The page loads nothing, and its policy lets nothing else run.</summary>
static class HtmlPage
{
    const string Style = """
        :root { color-scheme: light dark; --ink: #1b1f24; --dim: #59636e; --page: #fff; --line: #d1d9e0; --head: #f6f8fa;
          --critical: #8f1d6b; --high: #b3261e; --medium: #8a5a00; --low: #0b6170; --unknown: #59636e; --fit: #1a6b32; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6edf3; --dim: #9aa4af; --page: #0f1318; --line: #333b44; --head: #181d24;
            --critical: #ff8fd8; --high: #ff8f87; --medium: #e8b453; --low: #6cc9da; --unknown: #9aa4af; --fit: #6fd58c; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 90rem; padding: 1rem; font: 1rem/1.45 system-ui, sans-serif; color: var(--ink); background: var(--page); }
        h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
        a { color: inherit; }
        p { margin: .3rem 0; }
        .dim { color: var(--dim); }
        code { font-size: .9em; overflow-wrap: anywhere; }
        #filter { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; padding: .6rem 0; background: var(--page); border-bottom: 1px solid var(--line); }
        #filter[hidden] { display: none; }
        #filter input[type=search] { flex: 1 1 16rem; padding: .4rem; font: inherit; color: inherit; background: var(--head); border: 1px solid var(--line); }
        table { width: 100%; border-collapse: collapse; margin: .8rem 0; }
        th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        thead th { background: var(--head); }
        .critical, .unfit { color: var(--critical); font-weight: 700; } .high { color: var(--high); font-weight: 700; } .medium { color: var(--medium); } .low { color: var(--low); }
        .negligible, .unknown { color: var(--unknown); } .fit { color: var(--fit); font-weight: 700; }
        tr.excused { opacity: .75; }
        @media print { #filter { display: none; } body { max-width: none; padding: 0; font-size: 9pt; } tr { break-inside: avoid; } thead { display: table-header-group; } }
        """;

    const string Script = """
        (() => {
          const id = name => document.getElementById(name);
          const rows = [...document.querySelectorAll('tr[data-severity]')];
          const texts = rows.map(row => row.textContent.toLowerCase());
          const severities = [...document.querySelectorAll('#filter [name=severity]')];
          const apply = () => {
            const words = id('words').value.toLowerCase().split(/\s+/).filter(word => word);
            const wanted = new Set(severities.filter(box => box.checked).map(box => box.value));
            let shown = 0;
            rows.forEach((row, i) => {
              const show = wanted.has(row.dataset.severity) && (!id('fixable').checked || row.dataset.fixable === 'yes') &&
                (id('excused').checked || row.dataset.counts === 'yes') && words.every(word => texts[i].includes(word));
              row.hidden = !show;
              shown += show ? 1 : 0;
            });
            id('shown').textContent = `${shown} of ${rows.length} shown`;
          };
          try { id('words').value = decodeURIComponent(location.hash.slice(1)); } catch { }
          id('filter').addEventListener('input', apply);
          id('filter').hidden = false;
          apply();
        })();
        """;

    static readonly string[] Severities = ["critical", "high", "medium", "low", "negligible", "unknown"];

    // Made when it is wanted: to hash at every start of the program would load OpenSSL for nothing.
    public static string Head => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="generator" content="{Tool.Name} {Tool.Version}">
        <title>{Tool.Name} report</title>
        <style>{Style}</style>
        </head>
        <body>
        <div id="filter" role="search" hidden>
        <input id="words" type="search" aria-label="Filter by words" placeholder="Filter: a package, an id, a path…">
        {string.Join('\n', Severities.Select(s => $"<label class=\"{s}\"><input type=\"checkbox\" name=\"severity\" value=\"{s}\" checked> {s}</label>"))}
        <label><input type="checkbox" id="fixable"> with a fix only</label>
        <label><input type="checkbox" id="excused" checked> what does not count too</label>
        <output id="shown"></output>
        </div>

        """;

    public static string Foot => $"<script>{Script}</script>\n</body>\n</html>\n";

    /// <summary>By this alone the browser knows our script from one that a name of a package brought in.</summary>
    static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
