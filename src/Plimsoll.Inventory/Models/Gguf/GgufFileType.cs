using System.Globalization;

namespace Plimsoll.Inventory.Models.Gguf;

/// <summary>What most tensors of a GGUF file are made of.</summary>
/// <remarks>ggml, "GGUF", <c>general.file_type</c>; llama.cpp, <c>llama_ftype</c>.</remarks>
static class GgufFileType
{
    static readonly string?[] Names =
    [
        "F32", "F16", "Q4_0", "Q4_1", null, null, null, "Q8_0", "Q5_0", "Q5_1", "Q2_K", "Q3_K_S", "Q3_K_M", "Q3_K_L", "Q4_K_S", "Q4_K_M", "Q5_K_S", "Q5_K_M", "Q6_K",
        "IQ2_XXS", "IQ2_XS", "Q2_K_S", "IQ3_XS", "IQ3_XXS", "IQ1_S", "IQ4_NL", "IQ3_S", "IQ3_M", "IQ2_S", "IQ2_M", "IQ4_XS", "IQ1_M", "BF16", null, null, null, "TQ1_0", "TQ2_0",
    ];

    public static string? NameOf(string? number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code < Names.Length ? Names[code] : null;
}
