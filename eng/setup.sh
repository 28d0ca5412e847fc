# Sourced by ./plimsoll and ./test: finds what a build needs, or says in one line how it gets it and gets it.
# shellcheck shell=bash
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf 'plimsoll: %s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else return 1; fi
}

# apt_install PACKAGE...: installs what is not there yet; fails quietly where this is no Debian or no root can be had.
apt_install() {
  local missing=() package
  command -v apt-get >/dev/null || return 1
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ "${#missing[@]}" = 0 ] && return 0
  say "installing ${missing[*]} with apt-get"
  if ! DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1; then
    as_root apt-get update -qq >/dev/null 2>&1
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
}

sdk_is_suitable() { command -v "$1" >/dev/null && "$1" --list-sdks 2>/dev/null | grep -q '^10\.0\.[4-9]'; }

# find_sdk: puts a suitable dotnet on the PATH.
find_sdk() {
  local home
  sdk_is_suitable dotnet && return 0
  for home in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
    if [ -n "$home" ] && sdk_is_suitable "$home/dotnet"; then
      export DOTNET_ROOT="$home" PATH="$home:$PATH"
      return 0
    fi
  done
  say "no .NET SDK 10.0.4xx found: installing the package dotnet-sdk-10.0, else Microsoft's own install script into ~/.dotnet"
  if apt_install dotnet-sdk-10.0 && sdk_is_suitable dotnet; then return 0; fi
  apt_install curl ca-certificates libicu-dev || true
  if curl -fsSL --proto '=https' --tlsv1.2 https://dot.net/v1/dotnet-install.sh -o "$HOME/.dotnet-install.sh"; then
    bash "$HOME/.dotnet-install.sh" --channel 10.0 --install-dir "$HOME/.dotnet" >&2 && rm -f "$HOME/.dotnet-install.sh"
  fi
  if sdk_is_suitable "$HOME/.dotnet/dotnet"; then
    export DOTNET_ROOT="$HOME/.dotnet" PATH="$HOME/.dotnet:$PATH"
    return 0
  fi
  say "a .NET SDK 10.0.4xx could not be installed; install one and run this again"
  return 2
}

# find_isal: a library that inflates gzip layers faster; found when the program runs, so this is the one time to get it, and its lack is no failure.
find_isal() {
  if ls /usr/lib*/libisal.so.2 /usr/lib/*/libisal.so.2 >/dev/null 2>&1; then return 0; fi
  if [ "$(id -u)" = 0 ] && apt_install libisal2; then return 0; fi
  say "gzip layers would be read faster with ISA-L (Debian: apt-get install libisal2)"
}

# find_linker: Native AOT links with clang or gcc and zlib; prints the msbuild property that names the linker.
find_linker() {
  if ! command -v clang >/dev/null && ! command -v gcc >/dev/null; then apt_install clang zlib1g-dev >&2 || true; fi
  if [ ! -e /usr/include/zlib.h ]; then apt_install zlib1g-dev >&2 || true; fi
  if command -v clang >/dev/null; then echo "-p:CppCompilerAndLinker=clang"
  elif command -v gcc >/dev/null; then echo "-p:CppCompilerAndLinker=gcc"
  else return 1; fi
}
