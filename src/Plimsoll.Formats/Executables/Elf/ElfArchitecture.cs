namespace Plimsoll.Formats.Executables.Elf;

/// <summary>ELF's numbers of processors in Go's words.</summary>
static class ElfArchitecture
{
    public static string Of(in ElfHeader header) => (header.Machine, header.Is64, header.IsBigEndian) switch
    {
        (3, _, _) => "386",
        (8, false, true) => "mips",
        (8, false, false) => "mipsle",
        (8, true, true) => "mips64",
        (8, true, false) => "mips64le",
        (20, _, _) => "ppc",
        (21, _, true) => "ppc64",
        (21, _, false) => "ppc64le",
        (22, true, _) => "s390x",
        (22, false, _) => "s390",
        (40, _, _) => "arm",
        (43, _, _) => "sparc64",
        (62, _, _) => "amd64",
        (183, _, _) => "arm64",
        (243, true, _) => "riscv64",
        (243, false, _) => "riscv",
        (247, _, _) => "bpf",
        (258, _, _) => "loong64",
        _ => $"elf-{header.Machine}",
    };
}
