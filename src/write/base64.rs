//! Base64 (RFC 4648 section 4), for pictures: a dozen lines need no crate.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as Base64, padded.
///
/// ```
/// use poolgate::write::base64;
/// assert_eq!(base64(b"foob"), "Zm9vYg==");
/// assert_eq!(base64(b"fooba"), "Zm9vYmE=");
/// assert_eq!(base64(b"foobar"), "Zm9vYmFy");
/// ```
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, i| bits << 8 | chunk.get(i).copied().map_or(0, u32::from));
        for i in 0..4 {
            let six = (bits >> (18 - 6 * i)) & 63;
            let letter = ALPHABET.get(six as usize).copied().unwrap_or(b'=');
            out.push(if i <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}
