//! Bytes into records of cells: separator and encoding found out, one line in memory at a time, faults kept to
//! the line that has them.

use crate::data::import::{Reason, SourceFault};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// How the accents were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// No letter outside ASCII was seen.
    #[default]
    Ascii,
    Utf8,
    /// Windows-1252, of which ISO-8859-1 is a part as far as letters go.
    Windows1252,
}

/// The longest record kept in memory.
const LINE_LIMIT: usize = 1 << 20;

/// A quoted cell may hold line ends; beyond this many, its quote was simply never closed.
const QUOTED_LINES: usize = 20;

const SEPARATORS: [char; 4] = [';', ',', '\t', '|'];

pub enum Record {
    /// As many cells as the header.
    Cells(Vec<String>),
    Refused(Reason),
}

/// Records of one source, after its header.
pub struct Lines {
    reader: Box<dyn BufRead>,
    separator: char,
    header: Vec<String>,
    header_line: String,
    line: u64,
    /// Lines read ahead in search of a closing quote.
    waiting: VecDeque<(u64, Raw)>,
    utf8: bool,
    windows: bool,
}

enum Raw {
    Text(String),
    TooLong,
    Nul,
}

impl Lines {
    /// `recognised` counts the names that a profile knows: the separator that gives most of them is the right one.
    ///
    /// # Errors
    /// [`SourceFault`] when the file is no text, has no header, or is something else altogether.
    pub fn open(path: &Path, recognised: impl Fn(&[String]) -> usize) -> Result<Self, SourceFault> {
        let file = File::open(path).map_err(SourceFault::Io)?;
        if file.metadata().map_err(SourceFault::Io)?.is_dir() {
            return Err(SourceFault::Io(io::ErrorKind::IsADirectory.into()));
        }
        Self::read(Box::new(BufReader::with_capacity(64 * 1024, file)), recognised)
    }

    pub(in crate::data::import) fn read(
        mut reader: Box<dyn BufRead>,
        recognised: impl Fn(&[String]) -> usize,
    ) -> Result<Self, SourceFault> {
        let skipped = sniff(reader.fill_buf().map_err(SourceFault::Io)?)?;
        reader.consume(skipped);
        let mut lines = Self {
            reader,
            separator: ';',
            header: Vec::new(),
            header_line: String::new(),
            line: 0,
            waiting: VecDeque::new(),
            // The mark is a promise.
            utf8: skipped > 0,
            windows: false,
        };
        let text = loop {
            match lines.raw().map_err(SourceFault::Io)? {
                None => return Err(SourceFault::Empty),
                Some((_, Raw::Text(text))) if text.trim().is_empty() => (),
                Some((_, Raw::Text(text))) => break text,
                Some((_, Raw::TooLong)) => return Err(SourceFault::LongHeader),
                Some((_, Raw::Nul)) => return Err(SourceFault::Binary),
            }
        };
        let names = |separator| split(&text, separator).0;
        let best = SEPARATORS.into_iter().max_by_key(|separator| {
            let names = names(*separator);
            // Among equals the one that cuts most; `;` before the others.
            (recognised(&names), names.len(), *separator == ';')
        });
        lines.separator = best.unwrap_or(';');
        lines.header = names(lines.separator);
        if recognised(&lines.header) == 0 {
            return Err(SourceFault::NoColumn);
        }
        lines.header_line = text;
        Ok(lines)
    }

    pub fn header(&self) -> &[String] {
        &self.header
    }

    pub fn separator(&self) -> char {
        self.separator
    }

    pub fn encoding(&self) -> Encoding {
        match (self.utf8, self.windows) {
            (_, true) => Encoding::Windows1252,
            (true, false) => Encoding::Utf8,
            (false, false) => Encoding::Ascii,
        }
    }

    pub fn mixed_encodings(&self) -> bool {
        self.utf8 && self.windows
    }

    /// The next record and its line; blank lines are passed over. `None` at the end.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn next_record(&mut self) -> io::Result<Option<(u64, Record)>> {
        loop {
            let Some((line, raw)) = self.raw()? else { return Ok(None) };
            let record = match raw {
                Raw::Text(text) if text.trim().is_empty() => continue,
                Raw::Text(text) if text == self.header_line => Record::Refused(Reason::RepeatedHeader),
                Raw::Text(text) => self.record(text)?,
                Raw::TooLong => Record::Refused(Reason::TooLong),
                Raw::Nul => Record::Refused(Reason::Nul),
            };
            return Ok(Some((line, record)));
        }
    }

    fn record(&mut self, first: String) -> io::Result<Record> {
        let (cells, open) = split(&first, self.separator);
        if !open {
            return Ok(self.counted(cells));
        }
        // Either a line end inside a cell, or a quote that nobody closed: what follows decides.
        let mut text = first;
        let mut ahead = VecDeque::new();
        while ahead.len() < QUOTED_LINES && text.len() < LINE_LIMIT {
            let Some((line, raw)) = self.raw()? else { break };
            let next = match &raw {
                Raw::Text(next) => Some(next.clone()),
                Raw::TooLong | Raw::Nul => None,
            };
            ahead.push_back((line, raw));
            let Some(next) = next else { break };
            text.push('\n');
            text.push_str(&next);
            let (cells, open) = split(&text, self.separator);
            if !open && cells.len() == self.header.len() {
                return Ok(Record::Cells(cells));
            }
            if !open {
                break;
            }
        }
        ahead.append(&mut self.waiting);
        self.waiting = ahead;
        Ok(Record::Refused(Reason::OpenQuote))
    }

    fn counted(&self, cells: Vec<String>) -> Record {
        if cells.len() == self.header.len() {
            Record::Cells(cells)
        } else {
            Record::Refused(Reason::CellCount)
        }
    }

    /// One physical line: ends are LF, CR LF or a lone CR.
    fn raw(&mut self) -> io::Result<Option<(u64, Raw)>> {
        if let Some(read) = self.waiting.pop_front() {
            return Ok(Some(read));
        }
        let mut bytes = Vec::new();
        let mut too_long = false;
        let mut started = false;
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                if !started {
                    return Ok(None);
                }
                break;
            }
            started = true;
            let end = buffer.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let taken = end.unwrap_or(buffer.len());
            if bytes.len() + taken > LINE_LIMIT {
                too_long = true;
            } else {
                bytes.extend_from_slice(&buffer[..taken]);
            }
            let carriage = end.is_some_and(|end| buffer[end] == b'\r');
            self.reader.consume(taken + usize::from(end.is_some()));
            if end.is_some() {
                if carriage && self.reader.fill_buf()?.first() == Some(&b'\n') {
                    self.reader.consume(1);
                }
                break;
            }
        }
        self.line += 1;
        let raw = if too_long {
            Raw::TooLong
        } else if bytes.contains(&0) {
            Raw::Nul
        } else {
            Raw::Text(self.decode(bytes))
        };
        Ok(Some((self.line, raw)))
    }

    fn decode(&mut self, bytes: Vec<u8>) -> String {
        if bytes.is_ascii() {
            return String::from_utf8_lossy(&bytes).into_owned();
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                self.utf8 = true;
                text
            }
            Err(error) => {
                self.windows = true;
                let bytes = error.into_bytes();
                encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned()
            }
        }
    }
}

/// Bytes to pass over (a mark), or what the file is instead of text.
fn sniff(start: &[u8]) -> Result<usize, SourceFault> {
    let begins = |magic: &[u8]| start.starts_with(magic);
    if start.is_empty() {
        return Err(SourceFault::Empty);
    }
    if begins(b"\xEF\xBB\xBF") {
        return Ok(3);
    }
    if begins(b"PK\x03\x04") || begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(SourceFault::Workbook);
    }
    if begins(b"SQLite format 3\0") {
        return Err(SourceFault::Sqlite);
    }
    if begins(b"\x1F\x8B") || begins(b"age-encryption.org/") || begins(b"7z\xBC\xAF") || begins(b"BZh") {
        return Err(SourceFault::Packed);
    }
    if begins(b"\xFF\xFE") || begins(b"\xFE\xFF") {
        return Err(SourceFault::Utf16);
    }
    let head = &start[..start.len().min(512)];
    let controls = head.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte)).count();
    if begins(b"%PDF") || controls * 20 > head.len() {
        return Err(SourceFault::Binary);
    }
    Ok(0)
}

/// Cells of a record, and whether its last quote is still open. A quote counts only at the start of a cell.
fn split(text: &str, separator: char) -> (Vec<String>, bool) {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut characters = text.chars().peekable();
    let mut quoted = false;
    let mut fresh = true;
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if fresh => quoted = true,
            _ if character == separator && !quoted => {
                cells.push(std::mem::take(&mut cell));
                fresh = true;
                continue;
            }
            _ => cell.push(character),
        }
        fresh = false;
    }
    cells.push(cell);
    (cells, quoted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn known(names: &[String]) -> usize {
        names.iter().filter(|name| matches!(name.as_str(), "A" | "B" | "C")).count()
    }

    fn open(bytes: &[u8]) -> Result<Lines, SourceFault> {
        Lines::read(Box::new(Cursor::new(bytes.to_vec())), known)
    }

    /// Line and cells joined by `/`, or the reason.
    fn all(bytes: &[u8]) -> Vec<(u64, String)> {
        let mut lines = open(bytes).unwrap();
        let mut found = Vec::new();
        while let Some((line, record)) = lines.next_record().unwrap() {
            found.push((
                line,
                match record {
                    Record::Cells(cells) => cells.join("/"),
                    Record::Refused(reason) => reason.code().to_owned(),
                },
            ));
        }
        found
    }

    #[test]
    fn separators_and_line_ends_are_found_out() {
        for source in
            ["A;B\n1;2,5\n", "A,B\r\n1,\"2,5\"\r\n", "A\tB\r1\t2,5\r", "A|B\n1|2,5", "\u{FEFF}A;B\n\n1;2,5"]
        {
            let lines: Vec<String> = all(source.as_bytes()).into_iter().map(|(_, cells)| cells).collect();
            assert_eq!(lines, ["1/2,5"], "{source:?}");
        }
    }

    #[test]
    fn accents_are_read_in_both_encodings() {
        assert_eq!(all("A;B\nChenôve;2".as_bytes()), [(2, "Chenôve/2".to_owned())]);
        assert_eq!(all(b"A;B\nChen\xF4ve;2"), [(2, "Chenôve/2".to_owned())]);
        let mut mixed = open(b"A;B\nChen\xF4ve;2\nChen\xC3\xB4ve;3").unwrap();
        while mixed.next_record().unwrap().is_some() {}
        assert!(mixed.mixed_encodings());
    }

    #[test]
    fn a_fault_stays_on_its_line() {
        let source = b"A;B\n1;\"2\n3;4\n5\n6;7;8\n9;\0\nA;B\n\"a\nb\";c\n12\" rue;d\n";
        let expected = [
            (2, "guillemet_ouvert"),
            (3, "3/4"),
            (4, "nombre_de_cellules"),
            (5, "nombre_de_cellules"),
            (6, "octet_nul"),
            (7, "entete_repete"),
            (8, "a\nb/c"),
            (10, "12\" rue/d"),
        ];
        assert_eq!(all(source), expected.map(|(line, text)| (line, text.to_owned())));
    }

    #[test]
    fn a_line_over_the_limit_is_refused_and_the_next_one_kept() {
        let mut source = b"A;B\n".to_vec();
        source.extend(std::iter::repeat_n(b'x', 2 * LINE_LIMIT));
        source.extend(b"\n1;2\n");
        assert_eq!(all(&source), [(2, "ligne_trop_longue".to_owned()), (3, "1/2".to_owned())]);
    }

    #[test]
    fn what_is_no_text_is_named() {
        let fault = |bytes: &[u8]| open(bytes).err().unwrap();
        assert!(matches!(fault(b""), SourceFault::Empty));
        assert!(matches!(fault(b"\n \n"), SourceFault::Empty));
        assert!(matches!(fault(b"PK\x03\x04xlsx"), SourceFault::Workbook));
        assert!(matches!(fault(b"SQLite format 3\0"), SourceFault::Sqlite));
        assert!(matches!(fault(b"\xFF\xFEA\0"), SourceFault::Utf16));
        assert!(matches!(fault(b"\x1F\x8B\x08"), SourceFault::Packed));
        assert!(matches!(fault(&[1, 2, 3, 4, 5]), SourceFault::Binary));
        assert!(matches!(fault(b"nom;prix\n1;2"), SourceFault::NoColumn));
    }
}
