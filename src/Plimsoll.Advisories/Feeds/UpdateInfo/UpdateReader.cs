using Plimsoll.Formats.Xml;

namespace Plimsoll.Advisories.Feeds.UpdateInfo;

/// <summary>Reads one <c>update</c> element as it stands.</summary>
static class UpdateReader
{
    public static Update Read(XmlWalk xml)
    {
        var update = new Update();
        var level = xml.Enter();
        while (xml.Child(level))
            switch (xml.Name)
            {
                case "id": update.Id = xml.Text(); break;
                case "severity": update.Severity = xml.Text(); break;
                case "issued": update.Issued = xml.Attribute("date"); break;
                case "updated": update.Updated = xml.Attribute("date"); break;
                case "references": ReadReferences(xml, update); break;
                case "pkglist": ReadPackages(xml, update); break;
                default: break;
            }

        return update;
    }

    static void ReadReferences(XmlWalk xml, Update update)
    {
        var level = xml.Enter();
        while (xml.Child(level))
            if (xml.Attribute("type") == "cve" && (xml.Attribute("id") ?? xml.Attribute("title")) is { } id)
            {
                xml.Keep();
                update.Cves.Add(id.Trim());
            }
    }

    static void ReadPackages(XmlWalk xml, Update update)
    {
        for (var list = xml.Enter(); xml.Child(list);)
            for (var collection = xml.Enter(); xml.Child(collection);)
                if (xml.Name == "package")
                {
                    xml.Keep();
                    update.Packages.Add(new UpdatePackage(xml.Attribute("name"), xml.Attribute("epoch"), xml.Attribute("version"), xml.Attribute("release"), xml.Attribute("arch")));
                }
    }
}
