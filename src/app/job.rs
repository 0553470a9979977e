//! Long work on a named thread; dropping the handle cancels it.

use crate::model::Progress;
use std::sync::{Arc, mpsc};
use std::{io, thread};

/// A piece of work in progress.
#[derive(Debug)]
pub struct Job<T> {
    progress: Arc<Progress>,
    result: mpsc::Receiver<T>,
}

/// Where a job stands.
#[derive(Debug)]
pub enum Poll<T> {
    Pending,
    Done(T),
    /// The thread ended without a result: a bug, told as such.
    Crashed,
}

/// Starts `work` on a thread of that name; `wake` asks for a frame when it ends.
///
/// # Errors
/// When the system gives no thread.
pub fn spawn<T: Send + 'static>(
    name: &str,
    wake: impl FnOnce() + Send + 'static,
    work: impl FnOnce(&Progress) -> T + Send + 'static,
) -> io::Result<Job<T>> {
    let (sender, result) = mpsc::channel();
    let progress = Arc::new(Progress::default());
    let shared = Arc::clone(&progress);
    thread::Builder::new().name(name.to_owned()).spawn(move || {
        sender.send(work(&shared)).ok(); // No receiver left: the user cancelled.
        wake();
    })?;
    Ok(Job { progress, result })
}

impl<T> Job<T> {
    pub fn poll(&self) -> Poll<T> {
        match self.result.try_recv() {
            Ok(value) => Poll::Done(value),
            Err(mpsc::TryRecvError::Empty) => Poll::Pending,
            Err(mpsc::TryRecvError::Disconnected) => Poll::Crashed,
        }
    }

    pub fn progress(&self) -> &Progress {
        &self.progress
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}
