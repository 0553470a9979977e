//! What goes to standard output: lines, JSON, CSV. Buffered; a reader who leaves early is no error.

use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// Standard output, or a buffer in tests.
pub struct Output {
    to: BufWriter<Box<dyn Write>>,
}

impl Output {
    pub fn of_the_process() -> Self {
        Self::new(io::stdout())
    }

    fn new(to: impl Write + 'static) -> Self {
        Self { to: BufWriter::new(Box::new(to)) }
    }

    pub fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.to, "{text}")
    }

    /// On one line.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.to, value)?;
        writeln!(self.to)
    }

    /// Indented.
    pub fn pretty_json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.to, value)?;
        writeln!(self.to)
    }

    /// An array, one element a line.
    pub fn json_rows(&mut self, rows: impl Iterator<Item = impl Serialize>) -> io::Result<()> {
        self.to.write_all(b"[")?;
        for (position, row) in rows.enumerate() {
            self.to.write_all(if position == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut self.to, &row)?;
        }
        self.to.write_all(b"\n]\n")
    }

    /// The mark by which Excel recognises UTF-8.
    pub fn byte_order_mark(&mut self) -> io::Result<()> {
        self.to.write_all("\u{FEFF}".as_bytes())
    }

    /// One line of CSV: `;` between cells, quoted where needed.
    pub fn csv<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        // Into memory first: a writer of its own would flush our buffer at every line.
        let mut line = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        line.write_record(cells)?;
        self.to.write_all(&line.into_inner().map_err(|error| io::Error::other(error.to_string()))?)
    }

    pub fn finish(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn csv_cells_are_quoted_where_needed() {
        let shared = Shared::default();
        let mut out = Output::new(shared.clone());
        out.csv(["a;b", "'=HYPERLINK(\"x\")", "c"]).unwrap();
        out.finish().unwrap();
        let text = String::from_utf8(shared.0.lock().unwrap().clone()).unwrap();
        assert_eq!(text, "\"a;b\";\"'=HYPERLINK(\"\"x\"\")\";c\r\n");
    }
}
