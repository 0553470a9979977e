//! One window per user: a second start hands its file to the first and ends.
//!
//! The socket lies in a folder that only the user can enter, because a path may be confidential.

use interprocess::local_socket::traits::{ListenerExt, Stream as _};
use interprocess::local_socket::{GenericFilePath, ListenerOptions, Name, Stream, ToFsName};
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

/// A path is at most this long: anything longer is not from us.
const LONGEST: u64 = 64 * 1024;

/// What this start is.
pub enum Instance {
    /// The first: paths handed over by later starts arrive here.
    First(mpsc::Receiver<Option<PathBuf>>),
    /// Another window runs and has taken the file.
    HandedOver,
}

/// Takes the place of first window, or hands `file` over. `wake` is called when a path arrives.
///
/// A socket left by a dead process is replaced. When no socket can be made at all, the program runs alone.
pub fn claim(folder: &Path, file: Option<&Path>, wake: impl Fn() + Send + 'static) -> Instance {
    let (sender, receiver) = mpsc::channel();
    let Ok(socket) = socket_path(folder) else { return Instance::First(receiver) };
    if hand_over(&socket, file).is_ok() {
        return Instance::HandedOver;
    }
    fs::remove_file(&socket).ok(); // Nobody answers: the socket of a dead process.
    if let Ok(listener) = name(&socket).and_then(|name| ListenerOptions::new().name(name).create_sync()) {
        let listening = thread::Builder::new().name("instance".to_owned()).spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let mut line = String::new();
                if BufReader::new(stream.take(LONGEST)).read_line(&mut line).is_err() {
                    continue;
                }
                let path = line.trim_end_matches('\n');
                let path = (!path.is_empty()).then(|| PathBuf::from(path));
                if sender.send(path).is_err() {
                    return; // The window is gone.
                }
                wake();
            }
        });
        drop(listening); // Lives as long as the process.
    }
    Instance::First(receiver)
}

fn socket_path(folder: &Path) -> io::Result<PathBuf> {
    if cfg!(windows) {
        // Named pipes live in one namespace: the folder of the user makes the name theirs.
        let tag: String = folder.to_string_lossy().chars().filter(|c| c.is_alphanumeric()).collect();
        return Ok(PathBuf::from(format!(r"\\.\pipe\atlas-ops-{tag}")));
    }
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(folder.join("instance"))
}

fn name(socket: &Path) -> io::Result<Name<'_>> {
    socket.to_fs_name::<GenericFilePath>()
}

fn hand_over(socket: &Path, file: Option<&Path>) -> io::Result<()> {
    let mut stream = Stream::connect(name(socket)?)?;
    let path = file.map(|file| fs::canonicalize(file).unwrap_or_else(|_| file.to_owned()));
    writeln!(stream, "{}", path.unwrap_or_default().to_string_lossy())?;
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_start_hands_its_file_to_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("données de l’été.gpkg");
        fs::write(&file, "").unwrap();
        let place = folder.path().join("session");
        let Instance::First(received) = claim(&place, None, || ()) else { panic!("nobody else runs") };
        assert!(matches!(claim(&place, Some(&file), || ()), Instance::HandedOver));
        assert_eq!(received.recv().unwrap(), Some(file.canonicalize().unwrap()));
    }

    #[cfg(unix)]
    #[test]
    fn the_socket_of_a_dead_process_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        drop(std::os::unix::net::UnixListener::bind(folder.path().join("instance")).unwrap());
        assert!(matches!(claim(folder.path(), None, || ()), Instance::First(_)));
        assert!(matches!(claim(folder.path(), None, || ()), Instance::HandedOver));
    }
}
