using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.OCaml;

/// <summary>A file as the opam file that it should be; null where it is none, and then the gap is noted.</summary>
static class OpamOf
{
    public static OpamFile? File(FileContent file, EvidenceSink evidence)
    {
        try
        {
            return OpamFile.Parse(file.Bytes);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
            return null;
        }
    }
}
