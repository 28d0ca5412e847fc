using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Beam.Terms;

/// <summary>A file as the terms that it should hold; null where it holds none, and then the gap is noted.</summary>
static class TermsOf
{
    public static Term? Elixir(FileContent file, EvidenceSink evidence)
    {
        try
        {
            return ElixirTerm.Parse(file.Bytes);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
            return null;
        }
    }

    public static IReadOnlyList<Term>? Erlang(FileContent file, EvidenceSink evidence)
    {
        try
        {
            return ErlangTerms.Parse(file.Bytes);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
            return null;
        }
    }
}
