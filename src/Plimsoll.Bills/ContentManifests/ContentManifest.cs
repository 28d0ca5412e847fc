using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Formats.Json;

namespace Plimsoll.Bills.ContentManifests;

/// <summary>Reads the content manifest that Red Hat's builds leave in <c>root/buildinfo/content_manifests</c>: purls of what was built, and of what went into it.</summary>
/// <remarks>Image Content Manifest, version 1. <c>sources</c> are what the build used, and are not in the image.</remarks>
static class ContentManifest
{
    public static bool Recognises(JsonElement root) => root.Get("metadata")?.Get("icm_version") is not null;

    public static Bill Read(JsonElement root, Limits limits)
    {
        var bill = new Bill("Image Content Manifest", limits);
        foreach (var content in root.Items("image_contents"))
        {
            var item = Item(content, bill);
            if (!bill.Add(item))
                break;
            foreach (var dependency in content.Items("dependencies"))
            {
                var needed = Item(dependency, bill);
                if (!bill.Add(needed) || !bill.Add(item.Ref, BillRelation.DependsOn, needed.Ref))
                    return bill;
            }
        }

        return bill;
    }

    static BillItem Item(JsonElement content, Bill bill)
    {
        var purl = bill.Field(content.Text("purl"));
        return new BillItem { Ref = purl ?? "", Purl = purl };
    }
}
