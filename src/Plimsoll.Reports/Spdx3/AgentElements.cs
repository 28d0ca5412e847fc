using Plimsoll.Reports.Sbom;
using Plimsoll.Reports.Spdx;

namespace Plimsoll.Reports.Spdx3;

/// <summary>Those who supply packages: named while packages are written, written once each afterwards.</summary>
sealed class AgentElements(ElementWriter elements)
{
    readonly Dictionary<string, (Agent Agent, string Type)> known = new(StringComparer.Ordinal);

    /// <returns>The agent's IRI.</returns>
    public string Of(string text, bool isOrganisation)
    {
        var (agent, type) = (Agent.Of(text), isOrganisation ? "Organization" : "Person");
        var iri = elements.Iri(SpdxId.Local(type, agent.Name, $"{type} {text}"));
        known[iri] = (agent, type);
        return iri;
    }

    public void Write()
    {
        foreach (var (iri, (agent, type)) in known.OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            elements.Start(type, iri, agent.Name);
            if (agent.Email is { } email)
            {
                elements.StartList("externalIdentifier");
                elements.StartPart("ExternalIdentifier");
                elements.Text("externalIdentifierType", "email");
                elements.Text("identifier", email);
                elements.End();
                elements.EndList();
            }

            elements.End();
        }
    }
}
