//! The network, and the functions that run in it.

use super::{At, Diagram, Kind};
use crate::model::{Egress, FunctionSource, Network, Stack};

impl Diagram {
    /// Puts functions that run in the network there.
    pub(super) fn network(&mut self, stack: &Stack, functions: &[At]) {
        let Some(network) = &stack.network else { return };
        self.network = title(network);
        let inside = |source: &FunctionSource| matches!(source, FunctionSource::Made(made) if made.network.is_some());
        for at in functions {
            // A node for many functions is inside if all of them are.
            let mut its = stack.functions.iter().zip(functions).filter(|(_, other)| *other == at);
            if its.all(|(function, _)| inside(&function.source))
                && let Some(node) = self.nodes.get_mut(*at)
            {
                node.kind = Kind::Inside;
            }
        }
    }
}

fn title(network: &Network) -> String {
    let Network::Made(made) = network else { return "Network that exists already".to_owned() };
    let zones = match made.private.iter().count() {
        1 => "1 zone".to_owned(),
        count => format!("{count} zones"),
    };
    let way = match &made.egress {
        Egress::Nothing => "no way out".to_owned(),
        Egress::Nat { .. } => "internet through NAT".to_owned(),
        Egress::Endpoints(services) => {
            format!("reaches only {}", services.iter().map(|service| service.as_str()).collect::<Vec<_>>().join(", "))
        }
    };
    format!("Private network, {zones}, {way}")
}
