# Ce que l'on fait souvent. `just` seul donne la liste.

default:
    @just --list

# Construit et ouvre la démonstration.
run:
    scripts/run

# Tous les tests.
test:
    scripts/test

# Tout ce que la fusion demande.
ci:
    .ci/run

# Format et lint.
lint:
    cargo fmt
    cargo clippy --all-targets -- -D warnings

# Redessine les images de docs/images (FOND=dijon.pmtiles pour un fond de carte).
images:
    scripts/images

# Accepte les images de référence des tests, une fois regardées.
goldens:
    WGPU_BACKEND=vulkan UPDATE_SNAPSHOTS=1 INSTA_UPDATE=always cargo test --test main pictures
    command -v mogrify >/dev/null && mogrify -strip -quality 91 tests/snapshots/pictures/*.png
