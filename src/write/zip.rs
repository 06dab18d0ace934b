//! A zip with one file in it, the same bytes for the same file on every system and in every version of poolgate.
//!
//! Lambda is told the hash of these bytes: with a crate's zip an update of the crate would deploy every function again. So
//! the little that is needed is written here: one stored file, no time, readable by everybody (Lambda runs as nobody in
//! particular), names in UTF-8.
//!
//! Source: PKWARE, "APPNOTE.TXT - .ZIP File Format Specification" 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.

/// Version 2.0 of the format, and Unix as the system whose file modes are given.
const VERSION: u16 = 20;
const UNIX: u16 = 3 << 8;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// Midnight of 1 January 1980, the first moment that there is.
const TIME: u16 = 0;
const DATE: u16 = 1 << 5 | 1;
/// A regular file that everybody may read.
const MODE: u32 = 0o100_644 << 16;

/// A zip with one file. Neither may have 4 GiB; a source text has at most 4 MB.
#[must_use]
pub fn zip(name: &str, content: &[u8]) -> Vec<u8> {
    let size = u32::try_from(content.len()).unwrap_or(u32::MAX);
    let mut shared = Bytes::default();
    shared.u16(VERSION).u16(FLAGS).u16(0).u16(TIME).u16(DATE);
    shared.u32(crc32(content)).u32(size).u32(size);
    shared.u16(u16::try_from(name.len()).unwrap_or(u16::MAX)).u16(0);

    let mut out = Bytes::default();
    out.u32(0x0403_4b50).raw(&shared.0).raw(name.as_bytes()).raw(content);
    let directory = out.len();
    // No comment, disk 0, no internal attributes, the mode, and the file at offset 0.
    out.u32(0x0201_4b50).u16(UNIX | VERSION).raw(&shared.0);
    out.u16(0).u16(0).u16(0).u32(MODE).u32(0).raw(name.as_bytes());
    let length = out.len() - directory;
    out.u32(0x0605_4b50).u16(0).u16(0).u16(1).u16(1).u32(length).u32(directory).u16(0);
    out.0
}

/// Bytes, numbers with the lowest first.
#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn len(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    fn u16(&mut self, number: u16) -> &mut Self {
        self.raw(&number.to_le_bytes())
    }

    fn u32(&mut self, number: u32) -> &mut Self {
        self.raw(&number.to_le_bytes())
    }
}

/// Section 4.4.7: the polynomial 0xdebb20e3, bits reversed.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_books() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn the_bytes_are_these_for_good() {
        let bytes = zip("index.py", b"x = 1\n");
        assert_eq!(bytes.len(), 30 + 8 + 6 + 46 + 8 + 22);
        assert_eq!(crate::names::hash(&[&bytes], 16), "13432635863b86c8");
    }
}
