using System.Text;
using Plimsoll.Testing;
using Plimsoll.Trust.Client;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Tests;

/// <summary>What we sign another implementation verifies, and what it signs we do: securesystemslib, on which the reference implementation of The Update Framework stands.</summary>
public sealed class PeerTests : IDisposable
{
    const string Python = "/usr/bin/python3";

    const string Verify = """
        import json, sys, hashlib
        from securesystemslib import keys
        from securesystemslib.formats import encode_canonical
        root = json.load(open(sys.argv[1]))['signed']
        for path, role in zip(sys.argv[2::2], sys.argv[3::2]):
            document = json.load(open(path))
            payload = encode_canonical(document['signed']).encode('utf-8')
            good = set()
            for signature in document['signatures']:
                listed = root['keys'][signature['keyid']]
                assert hashlib.sha256(encode_canonical(listed).encode('utf-8')).hexdigest() == signature['keyid'], 'key id'
                key = dict(listed, keyid=signature['keyid'])
                if signature['keyid'] in root['roles'][role]['keyids'] and keys.verify_signature(key, signature, payload):
                    good.add(signature['keyid'])
            print(role, len(good), document['signed']['_type'], len(payload))
        """;

    const string Sign = """
        import json, sys, hashlib, os
        from securesystemslib import keys
        from securesystemslib.formats import encode_canonical
        out = sys.argv[1]
        made = {role: keys.generate_ecdsa_key() for role in ('root', 'targets', 'snapshot', 'timestamp')}
        def public(key): return keys.format_keyval_to_metadata(key['keytype'], key['scheme'], key['keyval'], private=False)
        def write(name, role, signed, indent):
            signed.update(_type=role, spec_version='1.0.31', version=1, expires='2036-01-01T00:00:00Z')
            signature = keys.create_signature(made[role], encode_canonical(signed).encode('utf-8'))
            data = json.dumps({'signatures': [signature], 'signed': signed}, indent=indent).encode('utf-8')
            path = os.path.join(out, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, 'wb').write(data)
            return {'version': 1, 'length': len(data), 'hashes': {'sha256': hashlib.sha256(data).hexdigest(), 'sha512': hashlib.sha512(data).hexdigest()}}
        write('metadata/1.root.json', 'root', {'consistent_snapshot': True, 'x-note': 'na\u00efve "quoted" \\ back\nslash \U0001F600',
            'keys': {k['keyid']: public(k) for k in made.values()}, 'roles': {r: {'keyids': [k['keyid']], 'threshold': 1} for r, k in made.items()}}, 1)
        content = b'from python'
        digest = hashlib.sha256(content).hexdigest()
        os.makedirs(os.path.join(out, 'targets'))
        open(os.path.join(out, 'targets', digest + '.plimsoll-db.zst'), 'wb').write(content)
        targets = write('metadata/1.targets.json', 'targets', {'targets': {'plimsoll-db.zst': {'length': len(content), 'hashes': {'sha256': digest}, 'custom': {'a': 'b'}}}}, 4)
        snapshot = write('metadata/1.snapshot.json', 'snapshot', {'meta': {'targets.json': targets}}, None)
        write('metadata/timestamp.json', 'timestamp', {'meta': {'snapshot.json': snapshot}}, None)
        """;

    readonly TemporaryDirectory directory = new();

    [Fact]
    public void What_we_sign_securesystemslib_verifies()
    {
        RequirePeer();
        using var scene = new Scene();
        List<string> arguments = [Write("root.json", scene.PinnedRoot)];
        foreach (var (name, role) in ((string, string)[])[("1.root.json", "root"), ("1.targets.json", "targets"), ("1.snapshot.json", "snapshot"), ("timestamp.json", "timestamp")])
            arguments.AddRange([Write(name, scene.Mirror.Files[$"metadata/{name}"]), role]);
        var said = Command.Run(Python, ["-c", Verify, .. arguments]).TrimEnd().Split('\n');
        Assert.Equal(["root 3 root", "targets 2 targets", "snapshot 1 snapshot", "timestamp 1 timestamp"], said.Select(line => line[..line.LastIndexOf(' ')]));
        Assert.Equal($"{SignedFile.Parse(scene.PinnedRoot).Payload.Length}", said[0][(said[0].LastIndexOf(' ') + 1)..]);
    }

    [Fact]
    public void What_securesystemslib_signs_we_believe()
    {
        RequirePeer();
        Command.Run(Python, "-c", Sign, directory.Path);
        var mirror = new MemoryMirror();
        foreach (var file in Directory.EnumerateFiles(directory.Path, "*", SearchOption.AllDirectories))
            mirror.Files[Path.GetRelativePath(directory.Path, file)] = File.ReadAllBytes(file);
        var updater = new TrustedUpdater(mirror, new MemoryStore(), new Clock(), TrustLimits.Default);
        var target = updater.Refresh(mirror.Files["metadata/1.root.json"]).Files["plimsoll-db.zst"];
        using var content = new MemoryStream();
        updater.Fetch(target, content);
        Assert.Equal("from python", Encoding.UTF8.GetString(content.ToArray()));
        Assert.Equal("b", target.Custom["a"]);
    }

    public void Dispose() => directory.Dispose();

    string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(directory.Combine(name), bytes);
        return directory.Combine(name);
    }

    static void RequirePeer() => Requires.That(File.Exists(Python) && Command.Try(Python, "-c", "import securesystemslib.keys").Code == 0, "securesystemslib (Debian package python3-securesystemslib)");
}
