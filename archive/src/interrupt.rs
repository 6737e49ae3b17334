//! Ctrl-C: noted, and looked at where stopping is safe.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::Error;

static ASKED: AtomicBool = AtomicBool::new(false);

/// From here on Ctrl-C, and being told to end, is noted. A second one ends the program at once.
pub fn listen() {
    let noted = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    });
    if let Err(error) = noted {
        eprintln!("warning: Ctrl-C ends this without cleaning up ({error})");
    }
}

/// An error once an interruption was requested.
pub fn check() -> Result<(), Error> {
    if ASKED.load(Ordering::Relaxed) { Err(Error::Interrupted) } else { Ok(()) }
}
