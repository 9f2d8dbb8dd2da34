#!/bin/sh
# Fetches a Debian source package and unpacks it: fetch-debian-source.sh PACKAGE MIN_VERSION DEST SUITE...
# "own" as a suite means the machine's own. Uses a private apt configuration next to DEST: the machine's
# apt sources and lists stay as they are. apt checks the signature with the installed Debian keyring.
set -eu

package=$1 min_version=$2 dest=$3
shift 3

if [ -f "$dest/.complete" ]; then exit 0; fi

fail() { echo "fetch-debian-source: $*" >&2; exit 1; }

own_suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
[ -n "$own_suite" ] || fail "this machine names no Debian suite; pass your own copy with --imgui-dir / --sdl2-dir."
mirror=$(apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(CREATED_BY) $(SITE)' |
  awk -v suite="$own_suite" '$1 == suite && $2 == "main" && $3 == "Packages" { print $4; exit }')
[ -n "$mirror" ] || fail "apt knows no mirror of $own_suite; run 'apt-get update' and try again."
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[ -f "$keyring" ] || fail "$keyring is missing; install the package debian-archive-keyring."

mkdir -p "$(dirname "$dest")"
base=$(cd "$(dirname "$dest")" && pwd)
apt_dir=$base/.apt-$package
rm -rf "$apt_dir" "$dest"
mkdir -p "$apt_dir/lists/partial" "$apt_dir/cache/archives/partial" "$apt_dir/source"
: > "$apt_dir/status"
for suite in "$@"; do
  [ "$suite" = own ] && suite=$own_suite
  echo "deb-src [signed-by=$keyring] $mirror $suite main"
done > "$apt_dir/sources.list"

private_apt() {
  command=$1
  shift
  "$command" -qq -o "Dir::Etc::SourceList=$apt_dir/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o "Dir::State::Lists=$apt_dir/lists" -o "Dir::State::Status=$apt_dir/status" \
    -o "Dir::Cache=$apt_dir/cache" -o APT::Sandbox::User=root \
    -o Acquire::Languages=none -o Acquire::Retries=3 "$@"
}
private_apt apt-get update || fail "the package lists of $* could not be read from the mirror; check the network."

# The highest version wins; it has to be new enough.
version=$(private_apt apt-cache showsrc --only-source "$package" | awk '$1 == "Version:" { print $2 }' |
  while read -r v; do
    if [ -z "${best:-}" ] || dpkg --compare-versions "$v" gt "$best"; then best=$v; echo "$best"; fi
  done | tail -n 1)
[ -n "$version" ] || fail "no source package $package in: $*."
dpkg --compare-versions "$version" ge "$min_version" ||
  fail "$package is at $version in: $*; at least $min_version is needed. Pass your own copy with an option."

(cd "$apt_dir/source" && private_apt apt-get source --download-only "$package=$version") ||
  fail "$package $version could not be downloaded; check the network."
(cd "$apt_dir/source" && dpkg-source --no-check -x ./*.dsc unpacked > unpack.log 2>&1) ||
  fail "$package $version could not be unpacked: see $apt_dir/source/unpack.log."
mv "$apt_dir/source/unpacked" "$dest"
echo "$version" > "$dest/.complete"
rm -rf "$apt_dir"
echo "$package $version"
