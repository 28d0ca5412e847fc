using System.Text;

namespace Plimsoll.Cli.Completion;

/// <summary>A completion function of zsh, to be sourced, or to be found on <c>fpath</c> under the name <c>_plimsoll</c>.</summary>
static class ZshScript
{
    public static string Write(IReadOnlyList<CompletionPlace> places)
    {
        var script = new StringBuilder();
        script.Line("""
            #compdef plimsoll
            # Completion of plimsoll for zsh, written by: plimsoll completion zsh
            _plimsoll() {
              local at=plimsoll current=${words[CURRENT]} option='' paths=''
              local -a values described
              local -i i
              for ((i = 2; i < CURRENT; i++)); do
                option=''
                case "$at ${words[i]}" in
            """);
        script.Line($"      ({ShellScripts.Either(ShellScripts.Steps(places))}) at=\"$at ${{words[i]}}\" ;;");
        script.Line($"      ({ShellScripts.Either(ShellScripts.Valued(places))}) option=\"$at ${{words[i]}}\"; i=$((i + 1)) ;;");
        script.Line("""
                esac
              done
              if ((i <= CURRENT)); then option=''; fi
              if [[ -z $option && $current == --*=* ]]; then
                option="$at ${current%%=*}"
                compset -P 1 '*='
              fi
              if [[ -n $option ]]; then
                case $option in
            """);
        foreach (var (names, words, paths) in ShellScripts.Values(places))
            script.Line($"      ({ShellScripts.Either(names)}) values=({Listed(words)}) paths={ShellScripts.PathsOf(paths)} ;;");
        script.Line("""
                esac
              elif [[ $current == -* ]]; then
                case $at in
            """);
        foreach (var place in places)
            script.Line($"      ({ShellScripts.Quoted(place.Path)}) described=({Listed(place.Options.SelectMany(o => o.Names.Select(n => Described(n, o.Description))))}) ;;");
        script.Line("""
                esac
                _describe -o option described
                return
              else
                case $at in
            """);
        foreach (var place in places)
            script.Line($"      ({ShellScripts.Quoted(place.Path)}) described=({Listed(place.Commands.Select(c => Described(c.Name, c.Description)))}) values=({Listed(place.Words)}) paths={ShellScripts.PathsOf(place.Paths)} ;;");
        script.Line("""
                esac
              fi
              if (($#described)); then _describe command described; fi
              # Behind FORMAT= and SCHEME: comes a name on disk.
              if (($#values)) && compset -P 1 '*[:=]'; then values=() paths=files; fi
              compadd -S '' -- ${(M)values:#*:}
              compadd -- ${values:#*:}
              case $paths in
                (files) _files ;;
                (directories) _files -/ ;;
              esac
            }
            if [[ ${funcstack[1]} == _plimsoll ]]; then _plimsoll "$@"; else compdef _plimsoll plimsoll; fi
            """);
        return script.ToString();
    }

    static string Listed(IEnumerable<string> words) => string.Join(' ', words.Select(ShellScripts.Quoted));

    static string Described(string name, string description) => $"{name.Replace(":", "\\:", StringComparison.Ordinal)}:{description}";
}
