using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Flatpak;

/// <summary>What Flatpak calls a build: <c>ID/ARCHITECTURE/BRANCH</c>. A runtime's branch is its version; an application's is a channel.</summary>
readonly record struct FlatpakReference(string Id, string Architecture, string Branch)
{
    public static FlatpakReference? Of(string? text, Limits limits) =>
        FieldText.Of(text, limits)?.Split('/') is [{ Length: > 0 } id, var architecture, { Length: > 0 } branch] ? new(id, architecture, branch) : null;

    public Dependency ToDependency() => new(Id, Branch);
}
