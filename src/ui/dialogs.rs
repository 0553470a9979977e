//! What takes the place of the map: loading, refusal, passphrase, typed path.
