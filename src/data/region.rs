//! Regions and their partitions, from `schema/regions.txt` (botocore's `partitions.json`).
//!
//! Known weakness: a region that opened after the list was taken is unknown here.

use super::entries;

const TEXT: &str = include_str!("../../schema/regions.txt");

/// The partition of a region, which is the second field of every ARN in it; `None` for a region that is not known.
///
/// ```
/// use poolgate::data::region;
/// assert_eq!(region::partition("eu-central-1"), Some("aws"));
/// assert_eq!(region::partition("cn-north-1"), Some("aws-cn"));
/// assert_eq!(region::partition("eu-middle-1"), None);
/// ```
#[must_use]
pub fn partition(region: &str) -> Option<&'static str> {
    entries(TEXT).find(|(_, regions)| regions.split(' ').any(|known| known == region)).map(|(partition, _)| partition)
}

/// Every region, partition by partition.
pub fn regions() -> impl Iterator<Item = &'static str> {
    entries(TEXT).flat_map(|(_, regions)| regions.split(' '))
}

/// Every partition.
pub fn partitions() -> impl Iterator<Item = &'static str> {
    entries(TEXT).map(|(partition, _)| partition)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_has_its_partition() {
        assert!(regions().count() > 30);
        for region in regions() {
            assert!(partition(region).is_some_and(|name| name.starts_with("aws")), "{region}");
        }
    }

    #[test]
    fn pieces_of_names_are_no_regions() {
        for word in ["", " ", "eu", "aws", "us-east-1 us-east-2", "US-EAST-1", "us-east-1 "] {
            assert_eq!(partition(word), None, "{word:?}");
        }
    }
}
