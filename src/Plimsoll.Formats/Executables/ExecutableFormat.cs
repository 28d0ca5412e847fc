namespace Plimsoll.Formats.Executables;

public enum ExecutableFormat
{
    Elf,
    Pe,
    MachO,
}
