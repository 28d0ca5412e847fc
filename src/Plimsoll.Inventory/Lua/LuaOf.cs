using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Lua;

/// <summary>A file as the Lua data that it should be; null where it is none, and then the gap is noted.</summary>
static class LuaOf
{
    public static LuaTable? File(FileContent file, EvidenceSink evidence)
    {
        try
        {
            return LuaTable.Parse(file.Bytes);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
            return null;
        }
    }
}
