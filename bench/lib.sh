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

# measure RUNS COMMAND...: prints the median of wall s and CPU s, and the highest peak in MiB. $before runs untimed ahead of each.
measure() {
  local runs=$1 log; shift
  log=$(mktemp)
  for _ in $(seq "$runs"); do
    eval "${before:-:}"
    command time -a -o "$log" -f '%e %U %S %M' "$@" >/dev/null 2>&1
  done
  grep -E '^[0-9.]+ [0-9.]+ [0-9.]+ [0-9]+$' "$log" | sort -n | awk '{w[NR]=$1; c[NR]=$2+$3; if ($4>m) m=$4} END {h=int((NR+1)/2); printf "%.3f %.3f %d", w[h], c[h], m/1024}'
  rm -f "$log"
}
