namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>What Debian writes after <c>with</c>, in SPDX's words.</summary>
static class Exceptions
{
    /// <summary>Only where Debian's name can mean one text of SPDX's list.</summary>
    static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Bison"] = "Bison-exception-2.2",
        ["Bison-2.2"] = "Bison-exception-2.2",
        ["Classpath"] = "Classpath-exception-2.0",
        ["Classpath-2.0"] = "Classpath-exception-2.0",
        ["eCos"] = "eCos-exception-2.0",
        ["Font"] = "Font-exception-2.0",
        ["GCC-Runtime-3.1"] = "GCC-exception-3.1",
        ["GCC-3.1"] = "GCC-exception-3.1",
        ["Libtool"] = "Libtool-exception",
        ["Linux-syscall-note"] = "Linux-syscall-note",
        ["LLVM"] = "LLVM-exception",
        ["LZMA"] = "LZMA-exception",
        ["OCaml-LGPL-linking"] = "OCaml-LGPL-linking-exception",
        ["Qt-LGPL-1.1"] = "Qt-LGPL-exception-1.1",
        ["Texinfo"] = "Texinfo-exception",
        ["u-boot"] = "u-boot-exception-2.0",
        ["WxWindows-3.1"] = "WxWindows-exception-3.1",
    };

    /// <summary>SPDX takes listed exceptions alone after <c>WITH</c>; with any other the whole is a licence of its own name.</summary>
    public static string Spdx(string licence, string exception)
    {
        if (Known.TryGetValue(exception, out var known) && !licence.StartsWith(ShortNames.Reference, StringComparison.Ordinal))
            return $"{licence} WITH {known}";
        var bare = licence.StartsWith(ShortNames.Reference, StringComparison.Ordinal) ? licence[ShortNames.Reference.Length..] : licence;
        return ShortNames.Own($"{bare}-with-{exception}-exception");
    }
}
