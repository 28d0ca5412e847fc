using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Python.Requirements;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Provenance;

/// <summary>Reads <c>requires.txt</c>: requirements a line, then sections <c>[extra:marker]</c>, of which those without an extra may hold.</summary>
/// <remarks>setuptools, "The Internal Structure of Python Eggs", requires.txt.</remarks>
static class EggRequirements
{
    const int MostNames = 1000;

    public static void Read(FileContent file, SortedDictionary<string, string> facts, Limits limits)
    {
        var place = PythonPlace.Of(file.Path);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var holds = true;
        foreach (var line in new Lines(file.Bytes))
        {
            if (line.Length > limits.MaxFieldBytes || names.Count == MostNames)
                break;
            var text = Encoding.UTF8.GetString(line).Trim();
            if (text is ['[', .., ']'])
                holds = text[1..^1].Split(':', 2) is ["", var marker] && MarkerReader.Judge(marker, place) != false;
            else if (holds && Requirement.Parse(text) is { } requirement && requirement.MayHold(place))
                names.Add(requirement.Name);
        }

        if (names.Count > 0)
            facts[ProvenanceCataloguer.Requires] = string.Join('\n', names);
    }
}
