using Plimsoll.Formats.Xml;

namespace Plimsoll.Advisories.Feeds.Oval;

/// <summary>Reads an OVAL file once, forward, keeping what advisories are made of. OVAL Language 5.10, 5.11.</summary>
sealed class OvalReader(XmlWalk xml)
{
    readonly OvalDocument document = new();
    readonly Dictionary<string, string> pool = [];

    public OvalDocument Read()
    {
        xml.Root("oval_definitions");
        for (var level = xml.Enter(); xml.Child(level);)
        {
            switch (xml.Name)
            {
                case "definitions": Each(ReadDefinition); break;
                case "tests": Each(ReadTest); break;
                case "objects": Each(ReadObject); break;
                case "states": Each(ReadState); break;
                case "variables": Each(ReadVariable); break;
            }
        }

        xml.End();
        return document;
    }

    void Each(Action read)
    {
        for (var level = xml.Enter(); xml.Child(level);)
        {
            xml.Keep();
            read();
        }
    }

    void ReadDefinition()
    {
        if (xml.Name == "definition")
            document.Definitions.Enqueue(new OvalDefinitionReader(xml, Pooled).Read());
    }

    void ReadTest()
    {
        var family = Family(xml.Name);
        var id = Pooled(xml.Attribute("id"));
        // What a package test says in words its object and state say better.
        var comment = Pooled(xml.Attribute("comment"));
        var absent = xml.Attribute("check_existence") == "none_exist" || xml.Attribute("check") == "none satisfy";
        var target = "";
        var states = new List<string>(1);
        for (var level = xml.Enter(); xml.Child(level);)
        {
            if (xml.Name == "object")
                target = Pooled(xml.Attribute("object_ref"));
            else if (xml.Name == "state" && xml.Attribute("state_ref") is { } state)
                states.Add(Pooled(state));
        }

        document.Tests[id] = new OvalTest(family, comment, target, states.ToArray(), absent);
    }

    void ReadObject()
    {
        var id = Pooled(xml.Attribute("id"));
        string name = "", variable = "";
        for (var level = xml.Enter(); xml.Child(level);)
        {
            if (xml.Name is not ("name" or "filepath"))
                continue;
            variable = Pooled(xml.Attribute("var_ref"));
            name = Pooled(xml.Text());
        }

        document.Objects[id] = new OvalObject(name, variable.Length == 0 ? null : variable);
    }

    void ReadState()
    {
        var id = Pooled(xml.Attribute("id"));
        var state = new OvalState();
        for (var level = xml.Enter(); xml.Child(level);)
        {
            state = xml.Name switch
            {
                "evr" => state with { Operation = Operation(xml.Attribute("operation")), Evr = Pooled(xml.Text()) },
                "arch" => state with { Architecture = Pooled(xml.Text()) },
                "text" or "subexpression" => state with { Text = Pooled(xml.Text()) },
                "signature_keyid" => state with { IsSignature = true },
                _ => state,
            };
        }

        document.States[id] = state;
    }

    void ReadVariable()
    {
        if (xml.Name != "constant_variable")
            return;
        var values = new List<string>();
        document.Variables[Pooled(xml.Attribute("id"))] = values;
        for (var level = xml.Enter(); xml.Child(level);)
        {
            xml.Keep();
            if (xml.Name == "value")
                values.Add(Pooled(xml.Text()));
        }
    }

    // Ids are referred to again and again; one string each.
    string Pooled(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (pool.TryGetValue(text, out var known))
            return known;
        pool.Add(text, text);
        return text;
    }

    static OvalFamily Family(string name) => name switch
    {
        "rpminfo_test" => OvalFamily.Rpm,
        "dpkginfo_test" => OvalFamily.Dpkg,
        "rpmverifyfile_test" or "rpmverify_test" => OvalFamily.RpmFile,
        "textfilecontent54_test" or "textfilecontent_test" => OvalFamily.Text,
        _ => OvalFamily.Other,
    };

    static OvalOperation Operation(string? word) => word switch
    {
        "less than" => OvalOperation.LessThan,
        "less than or equal" => OvalOperation.LessOrEqual,
        "greater than" => OvalOperation.GreaterThan,
        "greater than or equal" => OvalOperation.GreaterOrEqual,
        null or "equals" => OvalOperation.Equal,     // the schema's default
        "pattern match" => OvalOperation.Pattern,
        _ => OvalOperation.None,
    };
}
