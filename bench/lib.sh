# Helpers of the bench scripts. Sourced, not run.
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$bench")
work=${BENCH_DIR:-$root/artifacts/bench}
mkdir -p "$work"

say() { printf 'bench: %s\n' "$*" >&2; }
need() { command -v "$1" >/dev/null || { say "needs $1: apt-get install $2"; exit 2; }; }
hex() { sha256sum "$1" | cut -d' ' -f1; }

# put DIR FILE: moves a file into the blobs of an OCI layout, prints its digest and size.
put() {
  local name; name=$(hex "$2")
  mkdir -p "$1/blobs/sha256"
  mv "$2" "$1/blobs/sha256/$name"
  printf 'sha256:%s %s' "$name" "$(stat -c %s "$1/blobs/sha256/$name")"
}

# layout DIR LAYER.tar...: an OCI layout of gzip layers; the tars are used up.
layout() {
  local dir=$1 diffs="" layers="" digest size; shift
  rm -rf "$dir"; mkdir -p "$dir"
  for tar in "$@"; do
    diffs="$diffs${diffs:+,}\"sha256:$(hex "$tar")\""
    gzip -6 -n "$tar"
    read -r digest size < <(put "$dir" "$tar.gz"; echo)
    layers="$layers${layers:+,}{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"$digest\",\"size\":$size}"
  done
  printf '{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":[%s]}}' "$diffs" >"$dir/config"
  read -r digest size < <(put "$dir" "$dir/config"; echo)
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%s},"layers":[%s]}' "$digest" "$size" "$layers" >"$dir/manifest"
  read -r digest size < <(put "$dir" "$dir/manifest"; echo)
  printf '{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%s,"annotations":{"org.opencontainers.image.ref.name":"bench"}}]}' "$digest" "$size" >"$dir/index.json"
  printf '{"imageLayoutVersion":"1.0.0"}' >"$dir/oci-layout"
}

# measure RUNS COMMAND...: prints wall s and CPU s of the run with the least CPU, and the highest peak in MiB. $before runs untimed ahead of each.
# The least, because all that others do on the machine only adds.
measure() {
  local runs=$1 log start; shift
  log=$(mktemp)
  for _ in $(seq "$runs"); do
    eval "${before:-:}"
    start=${EPOCHREALTIME/./}
    command time -q -a -o "$log" -f '%U %S %M' "$@" >/dev/null 2>&1
    echo "$((${EPOCHREALTIME/./} - start))" >>"$log"
  done
  awk 'NF == 3 {cpu=$1+$2; if ($3>m) m=$3} NF == 1 {wall=$1/1e6; if (!n++ || cpu<c || (cpu==c && wall<w)) {c=cpu; w=wall}} END {printf "%.3f %.3f %d", w, c, m/1024}' "$log"
  rm -f "$log"
}

# certificate: a certificate of this machine's loopback, $work/tls.crt, with its key; whoever is to trust it names it as an authority.
certificate() {
  need openssl openssl
  [ -e "$work/tls.crt" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=bench -addext subjectAltName=IP:127.0.0.1 \
    -keyout "$work/tls.key" -out "$work/tls.crt" 2>/dev/null
}

# listens PORT: waits until a server answers there.
listens() { for _ in $(seq 100); do (: </dev/tcp/127.0.0.1/"$1") 2>/dev/null && return; sleep 0.1; done; say "nothing listens on port $1"; return 1; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b; else printf "-" }'; }
row() { printf '| %s | %s | %s | %s | %s |\n' "$@"; }
