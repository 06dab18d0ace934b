//! A block of IPv4 addresses as people write it: `10.0.0.0/16`.

use std::fmt;
use std::str::FromStr;

/// A block of IPv4 addresses that begins where its prefix says.
///
/// ```
/// use poolgate::spec::cidr::{Cidr, CidrFault};
/// let vpc: Cidr = "10.0.0.0/16".parse().unwrap();
/// assert_eq!(vpc.part(4, 1).unwrap().to_string(), "10.0.16.0/20");
/// assert!(matches!("10.0.0.1/16".parse::<Cidr>(), Err(CidrFault::HostBits(block)) if block == vpc));
/// assert!(matches!("10.0/16".parse::<Cidr>(), Err(CidrFault::Malformed)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cidr {
    address: u32,
    prefix: u8,
}

/// What is wrong with the text of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CidrFault {
    /// It is no address, slash and length.
    Malformed,
    /// The address is not the first of this block.
    HostBits(Cidr),
}

impl Cidr {
    /// The length of the prefix: 0 to 32.
    #[must_use]
    pub fn prefix(self) -> u8 {
        self.prefix
    }

    /// Whether it lies in another block as a whole.
    #[must_use]
    pub fn is_in(self, other: Self) -> bool {
        other.prefix <= self.prefix && self.address & other.mask() == other.address
    }

    /// One of the two to the power of `bits` equal parts; `None` where there is no such part.
    #[must_use]
    pub fn part(self, bits: u8, number: u32) -> Option<Self> {
        let prefix = self.prefix.checked_add(bits).filter(|prefix| *prefix <= 32)?;
        let offset = u64::from(number) << (32 - prefix);
        (u64::from(number) >> bits == 0).then_some(())?;
        Some(Self { address: self.address.checked_add(u32::try_from(offset).ok()?)?, prefix })
    }

    fn mask(self) -> u32 {
        u32::MAX.checked_shl(32 - u32::from(self.prefix)).unwrap_or(0)
    }
}

impl FromStr for Cidr {
    type Err = CidrFault;

    fn from_str(text: &str) -> Result<Self, CidrFault> {
        let (address, prefix) = text.split_once('/').ok_or(CidrFault::Malformed)?;
        let address: std::net::Ipv4Addr = address.parse().map_err(|_| CidrFault::Malformed)?;
        let digits = !prefix.is_empty() && prefix.bytes().all(|b| b.is_ascii_digit()) && (prefix == "0" || !prefix.starts_with('0'));
        let prefix: u8 = prefix.parse().ok().filter(|prefix| digits && *prefix <= 32).ok_or(CidrFault::Malformed)?;
        let given = Self { address: address.into(), prefix };
        let block = Self { address: given.address & given.mask(), prefix };
        if block == given { Ok(block) } else { Err(CidrFault::HostBits(block)) }
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", std::net::Ipv4Addr::from(self.address), self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cidr(text: &str) -> Cidr {
        text.parse().unwrap()
    }

    #[test]
    fn parts_are_equal_and_inside() {
        let block = cidr("10.0.0.0/16");
        let parts: Vec<_> = (0..16).map(|i| block.part(4, i).unwrap()).collect();
        assert_eq!(parts.first().unwrap().to_string(), "10.0.0.0/20");
        assert_eq!(parts.last().unwrap().to_string(), "10.0.240.0/20");
        assert!(parts.iter().all(|part| part.is_in(block)));
        assert!(parts.windows(2).all(|two| matches!(two, [a, b] if !a.is_in(*b) && !b.is_in(*a))));
        assert_eq!(block.part(4, 16), None);
        assert_eq!(block.part(17, 0), None);
        assert_eq!(block.part(0, 0), Some(block));
        assert_eq!(cidr("255.255.255.0/24").part(4, 15).unwrap().to_string(), "255.255.255.240/28");
        assert_eq!(cidr("0.0.0.0/0").part(32, u32::MAX).unwrap().to_string(), "255.255.255.255/32");
    }

    #[test]
    fn what_is_no_block_is_refused() {
        for text in ["", "/", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/016", "10.0.0.0/+8", "10.0.0/8", "::/0", "10.0.0.0/8 "] {
            assert_eq!(text.parse::<Cidr>(), Err(CidrFault::Malformed), "{text:?}");
        }
        assert_eq!("1.2.3.4/0".parse::<Cidr>(), Err(CidrFault::HostBits(cidr("0.0.0.0/0"))));
    }
}
