//! Cancelling inside one long SQLite statement (`integrity_check`, an aggregate): the loops over rows need none.

use crate::model::Progress;
use rusqlite::Connection;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// How soon a cancelled statement stops.
const PERIOD: Duration = Duration::from_millis(20);

/// Does the work while a second thread interrupts the connection as soon as the user gives up.
pub fn interruptible<T>(db: &Connection, progress: &Progress, work: impl FnOnce() -> T) -> T {
    let handle = db.get_interrupt_handle();
    let finished = AtomicBool::new(false);
    thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            while !finished.load(Ordering::Acquire) {
                if progress.check().is_err() {
                    handle.interrupt();
                }
                thread::park_timeout(PERIOD);
            }
        });
        let _stop = Stop { finished: &finished, watcher: watcher.thread() };
        work()
    })
}

/// Lets the watcher go, even when the work panics: the scope would wait for it for ever.
struct Stop<'s> {
    finished: &'s AtomicBool,
    watcher: &'s thread::Thread,
}

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.finished.store(true, Ordering::Release);
        self.watcher.unpark();
    }
}
