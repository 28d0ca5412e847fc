using Plimsoll.Formats.Xml;

namespace Plimsoll.Advisories.Feeds.Oval;

/// <summary>Reads one <c>definition</c>; the long texts in it are passed over.</summary>
sealed class OvalDefinitionReader(XmlWalk xml, Func<string?, string> pooled)
{
    public OvalDefinition Read()
    {
        var definition = new OvalDefinition { Id = pooled(xml.Attribute("id")), Class = pooled(xml.Attribute("class")) };
        for (var level = xml.Enter(); xml.Child(level);)
        {
            if (xml.Name == "metadata")
                ReadMetadata(definition);
            else if (xml.Name == "criteria")
                definition.Criteria = ReadCriteria();
        }

        return definition;
    }

    // `affected`, `advisory`, `debian`, lists of CPEs: vendors nest the same words differently, so the level is not asked for.
    void ReadMetadata(OvalDefinition definition)
    {
        for (var level = xml.Enter(); xml.Child(level);)
        {
            switch (xml.Name)
            {
                case "title": definition.Title = xml.Text(); break;
                case "description" or "rights" or "moreinfo" or "bugzilla" or "bug": break;
                case "platform": definition.Platforms.Add(pooled(xml.Text())); break;
                case "reference": definition.References.Add(ReadReference()); break;
                case "cve": definition.Cves.Add(ReadCve()); break;
                case "cpe": definition.Cpes.Add(pooled(xml.Text())); break;
                case "severity": definition.Severity = pooled(xml.Text()); break;
                case "patchable": definition.Patchable = pooled(xml.Text()); break;
                case "issued": definition.Issued = xml.Attribute("date"); break;
                case "updated": definition.Updated = xml.Attribute("date"); break;
                case "date" or "advisory_date": definition.Issued = xml.Text(); break;
                case "resolution": ReadResolution(definition); break;
                case "advisory":
                    definition.From = pooled(xml.Attribute("from"));
                    ReadMetadata(definition);
                    break;
                default: ReadMetadata(definition); break;
            }
        }
    }

    OvalReference ReadReference() => new(pooled(xml.Attribute("source")), xml.Attribute("ref_id") ?? "", xml.Attribute("ref_url") ?? "");

    OvalCve ReadCve()
    {
        var cvss3 = xml.Attribute("cvss3") ?? xml.Attribute("cvss_vector");
        return new OvalCve(Cvss2: xml.Attribute("cvss2"), Cvss3: cvss3, Cwe: xml.Attribute("cwe"), Id: xml.Text());
    }

    void ReadResolution(OvalDefinition definition)
    {
        var resolution = new OvalResolution(pooled(xml.Attribute("state")), []);
        definition.Resolutions.Add(resolution);
        for (var level = xml.Enter(); xml.Child(level);)
            if (xml.Name == "component")
                resolution.Components.Add(pooled(xml.Text()));
    }

    OvalCriteria ReadCriteria()
    {
        var node = new OvalCriteria(xml.Attribute("operator") == "OR", xml.Attribute("negate") == "true");
        for (var level = xml.Enter(); xml.Child(level);)
        {
            xml.Keep();
            if (xml.Name == "criteria")
                node.Groups.Add(ReadCriteria());
            else if (xml.Name == "criterion")
                node.Criterions.Add(new OvalCriterion(pooled(xml.Attribute("test_ref")), ReadComment(), xml.Attribute("negate") == "true"));
        }

        return node;
    }

    // Only "… is installed", "… is enabled", "… is not affected": the rest would hold every version of a file twice.
    string ReadComment() =>
        xml.Attribute("comment") is { } comment && (comment.EndsWith("ed", StringComparison.Ordinal) || comment.Contains(" arch is ", StringComparison.Ordinal))
            ? pooled(comment)
            : "";
}
