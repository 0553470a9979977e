# Shared by scripts/run and scripts/test: what they need, and how it is asked for.

need_rust() {
  command -v cargo >/dev/null || { echo "Rust manque : voyez https://rustup.rs, puis relancez cette commande." >&2; exit 1; }
}

# need_packages run|test [--yes]: the C compiler, the window's libraries, one graphics stack.
need_packages() {
  local purpose=$1; shift
  command -v dpkg-query >/dev/null || return 0   # Another system: nothing we know how to install.
  local wanted="gcc libc6-dev libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0 libvulkan1 mesa-vulkan-drivers libegl1 libgl1-mesa-dri"
  [ "$purpose" = test ] && wanted="$wanted gdal-bin"
  local missing="" package
  for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  local as_root=""; [ "$(id -u)" = 0 ] || as_root=sudo
  if [ "${1:-}" != --yes ]; then
    printf 'À installer :%s. Continuer ? [o/N] ' "$missing"
    read -r answer || answer=
    case $answer in o|O|oui) ;; *) echo "Rien n'a été installé." >&2; exit 1;; esac
  fi
  $as_root apt-get update -qq
  # shellcheck disable=SC2086 # A list of package names.
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
