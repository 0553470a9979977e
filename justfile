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
