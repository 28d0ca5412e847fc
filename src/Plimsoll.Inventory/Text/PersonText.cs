using System.Text.Json;
using Plimsoll.Core;

namespace Plimsoll.Inventory.Text;

/// <summary>A person in a manifest: a text, or an object of a name and an address.</summary>
static class PersonText
{
    /// <returns><c>Name &lt;address&gt;</c>, or whichever of them there is.</returns>
    public static string? Of(JsonElement person, Limits limits)
    {
        if (person.ValueKind == JsonValueKind.String)
            return person.Bounded(limits);
        return (person.Bounded("name", limits), person.Bounded("email", limits)) switch
        {
            ({ } name, { } email) => $"{name} <{email}>",
            var (name, email) => name ?? email,
        };
    }
}
