//! The network that functions run in.

use super::{Names, NonEmpty, Resolved, Text, Unresolved, missing};
use crate::spec::cidr::Cidr;
use crate::spec::network::{self, NatGateways, Service};

/// The network of a stack.
#[derive(Debug, Clone)]
pub enum Network {
    /// It is made.
    Made(MadeNetwork),
    /// It exists.
    Existing {
        /// The ids of its subnets.
        subnets: NonEmpty<Text>,
        /// The ids of the functions' security groups.
        security_groups: NonEmpty<Text>,
    },
}

/// The network of the stack that holds this handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetworkRef(());

/// A network that is made.
#[derive(Debug, Clone)]
pub struct MadeNetwork {
    /// Its addresses.
    pub cidr: Cidr,
    /// The addresses of the functions, zone by zone.
    pub private: NonEmpty<Cidr>,
    /// What is reached from it.
    pub egress: Egress,
}

/// What is reached from a network.
#[derive(Debug, Clone)]
pub enum Egress {
    /// Nothing.
    Nothing,
    /// These services, each once.
    Endpoints(NonEmpty<Service>),
    /// The internet.
    Nat {
        /// The addresses of the gateways, zone by zone. The first gateway is for every zone that has none.
        public: NonEmpty<Cidr>,
        /// The TCP ports that functions may call, each once.
        ports: NonEmpty<u16>,
    },
}

/// A network is cut into sixteen parts, or as many as there can be: the first half of them is for functions, zone by zone,
/// the second half for gateways. So the addresses of a zone stay when another zone or a way out is added.
///
/// Source: VPC user guide, "Subnet CIDR blocks": a subnet is /28 at the smallest.
const MOST_BITS: u8 = 4;
const LONGEST: u8 = 28;

fn bits(cidr: Cidr) -> u8 {
    LONGEST.saturating_sub(cidr.prefix()).min(MOST_BITS)
}

/// In how many zones a network of this size can have subnets.
pub(crate) fn most_zones(cidr: Cidr, egress: &network::Egress) -> u32 {
    match (bits(cidr), egress) {
        (0, network::Egress::Nat(_)) => 0,
        (0, _) => 1,
        (bits, _) => 1 << (bits - 1),
    }
}

fn private(cidr: Cidr, zone: u32) -> Option<Cidr> {
    cidr.part(bits(cidr), zone)
}

fn public(cidr: Cidr, zone: u32) -> Option<Cidr> {
    cidr.part(bits(cidr), (1 << bits(cidr) >> 1) + zone)
}

impl Names<'_> {
    pub(super) fn network(&self, network: &network::Network) -> Resolved<Network> {
        match network {
            network::Network::Vpc(vpc) => Ok(Network::Made(made(vpc)?)),
            network::Network::Existing(existing) => {
                let (Some(subnets), Some(security_groups)) =
                    (NonEmpty::of(self.list(&existing.subnets)?), NonEmpty::of(self.list(&existing.security_groups)?))
                else {
                    return missing("a network without subnets or security groups");
                };
                Ok(Network::Existing { subnets, security_groups })
            }
        }
    }

    /// The network, for a function that is placed in it.
    pub(super) fn placed(&self, in_network: Option<bool>) -> Resolved<Option<NetworkRef>> {
        match (in_network, &self.spec.network) {
            (Some(true), Some(_)) => Ok(Some(NetworkRef(()))),
            (Some(true), None) => missing("a function in a network that is not there"),
            _ => Ok(None),
        }
    }
}

fn made(vpc: &network::Vpc) -> Resolved<MadeNetwork> {
    let cidr: Cidr = vpc.cidr.parse().map_err(|_| Unresolved(format!("{:?} is no block of addresses", vpc.cidr)))?;
    if vpc.zones == 0 || vpc.zones > most_zones(cidr, &vpc.egress) {
        return missing(format!("{cidr} for {} zones", vpc.zones));
    }
    let all = |part: fn(Cidr, u32) -> Option<Cidr>, count: u32| {
        let parts = (0..count).map(|zone| part(cidr, zone)).collect::<Option<Vec<_>>>();
        parts.and_then(NonEmpty::of).ok_or_else(|| Unresolved(format!("{cidr} has too few parts")))
    };
    let egress = match &vpc.egress {
        network::Egress::Nothing => Egress::Nothing,
        network::Egress::Endpoints(services) => match NonEmpty::of(services.iter().copied()) {
            Some(services) => Egress::Endpoints(services),
            None => return missing("endpoints of no service"),
        },
        network::Egress::Nat(nat) => {
            let count = match nat.gateways {
                NatGateways::One => 1,
                NatGateways::PerZone => vpc.zones,
            };
            let Some(ports) = NonEmpty::of(nat.ports.iter().copied()) else { return missing("NAT gateways for no port") };
            Egress::Nat { public: all(public, count)?, ports }
        }
    };
    Ok(MadeNetwork { cidr, private: all(private, vpc.zones)?, egress })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_when_a_network_grows() {
        let cidr = |text: &str| text.parse::<Cidr>().unwrap();
        let block = cidr("10.0.0.0/16");
        assert_eq!(private(block, 0), Some(cidr("10.0.0.0/20")));
        assert_eq!(private(block, 7), Some(cidr("10.0.112.0/20")));
        assert_eq!(public(block, 0), Some(cidr("10.0.128.0/20")));
        assert_eq!(public(block, 7), Some(cidr("10.0.240.0/20")));
    }

    #[test]
    fn small_networks_have_few_zones() {
        let most = |text: &str, egress: &network::Egress| most_zones(text.parse().unwrap(), egress);
        let nat = network::Egress::Nat(network::Nat::default());
        for (text, zones) in [("10.0.0.0/16", 8), ("10.0.0.0/24", 8), ("10.0.0.0/25", 4), ("10.0.0.0/26", 2), ("10.0.0.0/27", 1)] {
            assert_eq!(most(text, &network::Egress::Nothing), zones, "{text}");
            assert_eq!(most(text, &nat), zones, "{text}");
            let block: Cidr = text.parse().unwrap();
            let parts: Vec<_> = (0..zones).flat_map(|zone| [private(block, zone).unwrap(), public(block, zone).unwrap()]).collect();
            for (i, one) in parts.iter().enumerate() {
                assert!(one.is_in(block) && one.prefix() <= 28);
                assert!(parts.iter().skip(i + 1).all(|other| !other.is_in(*one)));
            }
        }
        assert_eq!(most("10.0.0.0/28", &network::Egress::Nothing), 1);
        assert_eq!(most("10.0.0.0/28", &nat), 0);
    }
}
