//! Files in the age format: passphrase, key, damage, absurd work.

use super::*;
use age::secrecy::SecretString;
use std::io::Write;

/// The sample, protected by a passphrase with little work, or for a key.
fn protected(recipient: &dyn age::Recipient, armored: bool) -> (TempDir, PathBuf) {
    let (folder, path) = sample();
    let clear = fs::read(&path).unwrap();
    let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient)).unwrap();
    let format = if armored { age::armor::Format::AsciiArmor } else { age::armor::Format::Binary };
    let output = age::armor::ArmoredWriter::wrap_output(Vec::new(), format).unwrap();
    let mut stream = encryptor.wrap_output(output).unwrap();
    stream.write_all(&clear).unwrap();
    let sealed = stream.finish().and_then(age::armor::ArmoredWriter::finish).unwrap();
    fs::remove_file(&path).unwrap();
    let path = folder.path().join("protégé.gpkg.age");
    fs::write(&path, sealed).unwrap();
    (folder, path)
}

fn passphrase(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

#[test]
fn a_protected_file_opens_with_its_passphrase_alone_and_leaves_nothing_clear() {
    let mut recipient = age::scrypt::Recipient::new(passphrase("sept mots choisis au hasard"));
    recipient.set_work_factor(2);
    for armored in [false, true] {
        let (_folder, path) = protected(&recipient, armored);
        let open = |secret: Option<&Secret>| open(&path, secret, &Progress::default());
        assert!(matches!(open(None), Err(DataError::Locked)));
        let wrong = Secret::Passphrase(passphrase("sept mots"));
        assert!(matches!(open(Some(&wrong)), Err(DataError::Undecryptable)));
        let right = Secret::Passphrase(passphrase("sept mots choisis au hasard"));
        let file = open(Some(&right)).unwrap();
        file.check(&Progress::default()).unwrap();
        assert_eq!(file.atlas.residences.len(), 3);
        assert_eq!(names_beside(&path).len(), 1);

        let mut damaged = fs::read(&path).unwrap();
        let last = damaged.len() - 200;
        damaged[last] ^= 1;
        fs::write(&path, damaged).unwrap();
        assert!(matches!(open(Some(&right)), Err(DataError::Undecryptable)));
    }
}

#[test]
fn a_protected_file_opens_with_a_key_and_its_comments() {
    use age::secrecy::ExposeSecret;
    let identity = age::x25519::Identity::generate();
    let (_folder, path) = protected(&identity.to_public(), false);
    let text = format!("# clé de l’essai\n{}\n", identity.to_string().expose_secret());
    open(&path, Some(&Secret::Identity(passphrase(&text))), &Progress::default()).unwrap();
    for other in ["AGE-SECRET-KEY-1RIEN", "", "une phrase"] {
        let refused = open(&path, Some(&Secret::Identity(passphrase(other))), &Progress::default());
        assert!(matches!(refused, Err(DataError::Undecryptable)));
    }
}

#[test]
fn a_protection_that_asks_for_hours_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piège.gpkg.age");
    let header = "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 40\n\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
    let mut sealed = header.as_bytes().to_vec();
    sealed.extend([0; 64]);
    fs::write(&path, sealed).unwrap();
    let refused = open(&path, Some(&Secret::Passphrase(passphrase("x"))), &Progress::default());
    assert!(matches!(refused, Err(DataError::ExcessiveWork)), "{:?}", refused.err());
}
