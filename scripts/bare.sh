#!/usr/bin/env bash
# The README's two commands on a machine where nothing was installed before: a new Debian in a folder, entered by chroot. Only what the
# README asks for is put in beforehand: Rust (this machine's toolchain), Node.js and make. Prints how long each command took. As root on
# Debian; not part of CI.
#
#   bare.sh [setup|serve|test]…    setup: only what is installed before anything is compiled (five minutes in all);
#                                  without a word: serve and test (about 40 minutes)
#
# How this machine reaches its package registries is carried in as it is set here: apt's, cargo's, pip's and npm's configuration, their
# variables, and the certificates. BARE names the folder ($CACHE/bare); it is made anew each time.
. "$(dirname "$0")/lib.sh"
[ "$(id -u)" = 0 ] || die "a chroot needs root"
is_debian || die "this makes a Debian from Debian's packages"
have debootstrap || step "debootstrap: Debian's package" apt debootstrap
BARE=${BARE:-$CACHE/bare}
WORDS=("$@")
[ $# -gt 0 ] || WORDS=(serve test)

unmount() {
  local folder
  # The innermost first.
  for folder in $(awk '{ print $2 }' /proc/mounts | grep "^$BARE/" | sort -r); do umount -l "$folder"; done
}
trap unmount EXIT
unmount
rm -rf --one-file-system "$BARE"
mkdir -p "$BARE"

# apt knows where this machine has its Debian from.
read -r suite mirror < <(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
  awk '$1 == "Debian" && $3 == "main" && $2 !~ /-/ { print $2, $4; exit }')
[ -n "${mirror:-}" ] || die "apt does not say where its Debian is: run apt-get update"
step "a bare Debian $suite (a minute)" debootstrap --variant=minbase "$suite" "$BARE" "$mirror" >/dev/null

# carry FILE…: this machine's own, to the same place.
carry() {
  local file
  for file in "$@"; do
    [ -e "$file" ] || continue
    mkdir -p "$BARE$(dirname "$file")"
    cp -aL "$file" "$BARE$(dirname "$file")/"
  done
}
carry /etc/resolv.conf /etc/hosts /etc/apt/apt.conf.d /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources /etc/ssl/certs/ca-certificates.crt
carry /etc/pip.conf "$HOME/.config/pip" "$HOME/.pip" /etc/npmrc "$HOME/.npmrc" "${CARGO_HOME:-$HOME/.cargo}"/config{,.toml}
# Wheels that pip is told of by path come along.
for folder in ${PIP_FIND_LINKS:-}; do case $folder in /*) carry "$folder" ;; esac; done
# What debootstrap wrote there would be the same once more.
[ ! -e "$BARE/etc/apt/sources.list.d/debian.sources" ] || [ -e /etc/apt/sources.list ] || : >"$BARE/etc/apt/sources.list"
# The hooks of this machine's apt may name programs that are not there.
grep -lE 'Post-Invoke|Pre-Install|Hook' "$BARE"/etc/apt/apt.conf.d/* 2>/dev/null | xargs -r rm

mount -t proc proc "$BARE/proc"
mount --rbind /dev "$BARE/dev"
mount --make-rslave "$BARE/dev"
mount -t sysfs sys "$BARE/sys" 2>/dev/null || true

# Rust, as rustup would have put it there; the checkout, as git would have.
mkdir -p "$BARE/opt/rust" "$BARE/work"
cp -a "$(rustc --print sysroot)/." "$BARE/opt/rust"
git archive --prefix=seed-reader/ HEAD | tar -x -C "$BARE/work"
shared=${SEED_READER_SHARED:-../shared}
if [ -d "$shared" ]; then
  mkdir -p "$BARE/work/shared"
  mount --bind -o ro "$(realpath "$shared")" "$BARE/work/shared"
fi

VARIABLES=(HOME=/root "PATH=/opt/rust/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" LANG=C.UTF-8)
while IFS= read -r name; do VARIABLES+=("$name=${!name}"); done < <(compgen -e |
  grep -E '^(PIP_|CARGO_(REGISTR|NET|HTTP|SOURCE)|npm_config_|NODE_EXTRA_CA|SSL_CERT|(https?|no|all)_proxy$|(HTTPS?|NO|ALL)_PROXY$)')
inside() { chroot "$BARE" env -i "${VARIABLES[@]}" bash -c "cd /work/seed-reader && $1"; }

step "what the README asks for: Node.js and make (a minute)" inside \
  "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ca-certificates nodejs make >/dev/null"
carry /etc/ssl/certs/ca-certificates.crt

serve() {
  inside 'make serve & pid=$!
    for ((i = 0; i < 3600; i++)); do
      node -e "fetch(\"http://127.0.0.1:8080\").then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))" && break
      kill -0 $pid 2>/dev/null || exit 1
      sleep 1
    done
    [ $i -lt 3600 ] && found=0 || found=1
    pkill -P $pid; kill $pid; exit $found'
}
for word in "${WORDS[@]}"; do
  case $word in
    setup) step "setup" inside scripts/setup.sh ;;
    serve) step "make serve, until the page is there" serve ;;
    test) step "make test" inside "make test" ;;
    *) die "setup, serve or test?" ;;
  esac
done
