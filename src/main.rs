// No `windows_subsystem`: with it, Windows would show nothing of what the verbs print, nor the sentence of a failure.
// Without it, a console stands behind the window when the program is started by a double click.

fn main() -> std::process::ExitCode {
    atlas_ops::cli::run(std::env::args_os())
}
