using System.Text;

namespace Plimsoll.Cli.Completion;

/// <summary>A completion function of bash 4 and later; needs no bash-completion.</summary>
static class BashScript
{
    public static string Write(IReadOnlyList<CompletionPlace> places)
    {
        var script = new StringBuilder();
        script.Line("""
            # Completion of plimsoll for bash, written by: plimsoll completion bash
            _plimsoll() {
              local IFS=$' \t\n' at=plimsoll cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} option='' words='' paths='' i
              for ((i = 1; i < COMP_CWORD; i++)); do
                option=''
                case "$at ${COMP_WORDS[i]}" in
            """);
        script.Line($"      {ShellScripts.Either(ShellScripts.Steps(places))}) at=\"$at ${{COMP_WORDS[i]}}\" ;;");
        script.Line($"      {ShellScripts.Either(ShellScripts.Valued(places))})");
        script.Line("""
                    option="$at ${COMP_WORDS[i]}"
                    # To bash the sign in --option=VALUE is a word of its own.
                    if [[ ${COMP_WORDS[i + 1]} == '=' ]]; then i=$((i + 1)); fi
                    i=$((i + 1)) ;;
                esac
              done
              if [[ $i -le $COMP_CWORD ]]; then option=''; fi
              if [[ $cur == [:=] ]]; then before=$cur cur=''; fi
              if [[ -n $option ]]; then
                case $option in
            """);
        foreach (var (names, words, paths) in ShellScripts.Values(places))
            script.Line($"      {ShellScripts.Either(names)}) words={Joined(words)} paths={ShellScripts.PathsOf(paths)} ;;");
        script.Line("""
                esac
              elif [[ $before == [:=] ]]; then
                paths=files
              elif [[ $cur == -* ]]; then
                case $at in
            """);
        foreach (var place in places)
            script.Line($"      {ShellScripts.Quoted(place.Path)}) words={Joined(place.Options.SelectMany(o => o.Names))} ;;");
        script.Line("""
                esac
              else
                case $at in
            """);
        foreach (var place in places.Where(p => p.Commands.Count + p.Words.Count > 0 || p.Paths != PathKind.None))
            script.Line($"      {ShellScripts.Quoted(place.Path)}) words={Joined(place.Commands.Select(c => c.Name).Concat(place.Words))} paths={ShellScripts.PathsOf(place.Paths)} ;;");
        script.Line("""
                esac
              fi
              mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
              if [[ ${#COMPREPLY[@]} -eq 0 && -n $paths ]]; then compopt -o filenames 2>/dev/null; fi
              if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *: ]]; then compopt -o nospace 2>/dev/null; fi
              case $paths in
                files) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur") ;;
                directories) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$cur") ;;
              esac
            }
            complete -F _plimsoll plimsoll
            """);
        return script.ToString();
    }

    static string Joined(IEnumerable<string> words) => ShellScripts.Quoted(string.Join(' ', words));
}
