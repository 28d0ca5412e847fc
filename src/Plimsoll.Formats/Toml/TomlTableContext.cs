using Tomlyn.Model;
using Tomlyn.Serialization;

namespace Plimsoll.Formats.Toml;

[TomlSerializable(typeof(TomlTable))]
sealed partial class TomlTableContext : TomlSerializerContext;
