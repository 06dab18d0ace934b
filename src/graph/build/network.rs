//! The network: subnets, what leads out of them, and the groups that say who may call whom.

use super::Builder;
use super::policy::{allow, document};
use crate::graph::{Expr, NodeId, Place};
use crate::model::{Egress, MadeNetwork, Network, NonEmpty};
use crate::names::pascal;
use crate::resources::Attr;
use crate::resources::ec2::{
    Address, Association, Egress as EgressRule, Endpoint, GatewayAttachment, Ingress, InternetGateway, NatGateway, Peer, Reach, Route,
    RouteTable, SecurityGroup, Subnet, Vpc, Way,
};
use crate::resources::iam::Policy;
use crate::resources::lambda::Placement;
use crate::resources::tags::Tags;
use crate::spec::cidr::Cidr;
use crate::spec::network::{EndpointKind, Service};

/// What AWS services listen at.
const HTTPS: u16 = 443;

/// What a role needs whose function runs in a network: Lambda makes interfaces in it with them. Those that describe take no
/// ARN, and those that make something are about things that are not there yet.
///
/// Source: AWS Managed Policy Reference, `AWSLambdaVPCAccessExecutionRole` version 3, without its actions on logs.
const INTERFACES: [&str; 6] = [
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
];

/// What the rest of a stack needs of its network.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) vpc: NodeId,
    pub(super) subnets: Vec<NodeId>,
    pub(super) group: NodeId,
}

impl Builder<'_> {
    pub(super) fn network(&mut self) {
        if let Some(Network::Made(network)) = &self.stack.network {
            self.subject = "Network";
            self.made_network(network);
        }
    }

    fn made_network(&mut self, network: &MadeNetwork) {
        let vpc = self.add("Vpc", Vpc { cidr: network.cidr, tags: self.named("network") });
        let subnets = self.subnets(vpc, "Private", &network.private);
        let group = self.group(vpc, "Function", "Functions of the stack");
        match &network.egress {
            Egress::Nothing => {
                self.route_table(vpc, "Private", "private", &subnets);
            }
            Egress::Endpoints(services) => {
                let table = self.route_table(vpc, "Private", "private", &subnets);
                self.endpoints(vpc, &subnets, table, group, services);
            }
            Egress::Nat { public, ports } => {
                self.nat(vpc, &subnets, public);
                for port in ports.iter() {
                    let description = Expr::text(format!("Any address at port {port}"));
                    let rule = EgressRule { group, to: Peer::Anyone, port: *port, description };
                    self.add(format!("FunctionPort{port}Egress"), rule);
                }
            }
        }
        self.placed = Some(Placed { vpc, subnets, group });
    }

    fn subnets(&mut self, vpc: NodeId, what: &str, parts: &NonEmpty<Cidr>) -> Vec<NodeId> {
        let mut subnets = Vec::new();
        for (zone, cidr) in (0_u32..).zip(parts.iter()) {
            let tags = self.named(&format!("{}-{}", what.to_lowercase(), zone + 1));
            subnets.push(self.add(format!("{what}{}Subnet", zone + 1), Subnet { vpc, zone, cidr: *cidr, tags }));
        }
        subnets
    }

    /// Routes of their own for some subnets: those that somebody adds to the network's main table do not reach them.
    fn route_table(&mut self, vpc: NodeId, name: &str, tag: &str, subnets: &[NodeId]) -> NodeId {
        let table = self.add(format!("{name}Routes"), RouteTable { vpc, tags: self.named(tag) });
        for subnet in subnets {
            let of = self.graph.get(*subnet).map(|node| node.name.clone()).unwrap_or_default();
            self.add(format!("{of}Routes"), Association { subnet: *subnet, table });
        }
        table
    }

    /// Gateways with addresses of their own. Each waits for the way to the internet, which nothing in it refers to.
    ///
    /// Sources: AWS CloudFormation user guide, "`DependsOn` attribute", "VPC-gateway attachment"; the provider's documentation of
    /// `aws_eip` and `aws_nat_gateway`.
    fn nat(&mut self, vpc: NodeId, private: &[NodeId], public: &NonEmpty<Cidr>) {
        let internet = self.add("InternetGateway", InternetGateway { tags: self.named("internet") });
        let attachment = self.add("InternetGatewayAttachment", GatewayAttachment { vpc, gateway: internet });
        let subnets = self.subnets(vpc, "Public", public);
        let table = self.route_table(vpc, "Public", "public", &subnets);
        let entry = self.entry("PublicRoute", Route { table, way: Way::Internet(internet) }).after([attachment]);
        self.put(entry);

        let mut gateways = Vec::new();
        for (number, subnet) in (1..).zip(subnets) {
            let entry = self.entry(format!("Nat{number}Address"), Address { tags: self.named(&format!("nat-{number}")) });
            let address = self.put(entry.after([attachment]));
            let gateway = NatGateway { subnet, address, tags: self.named(&format!("nat-{number}")) };
            let entry = self.entry(format!("Nat{number}Gateway"), gateway).after([attachment]);
            gateways.push(self.put(entry));
        }
        if gateways.len() == private.len() {
            for (number, (subnet, gateway)) in (1..).zip(private.iter().zip(gateways)) {
                let table = self.route_table(vpc, &format!("Private{number}"), &format!("private-{number}"), &[*subnet]);
                self.add(format!("Private{number}Route"), Route { table, way: Way::Nat(gateway) });
            }
        } else if let Some(gateway) = gateways.first() {
            let table = self.route_table(vpc, "Private", "private", private);
            self.add("PrivateRoute", Route { table, way: Way::Nat(*gateway) });
        }
    }

    fn endpoints(&mut self, vpc: NodeId, subnets: &[NodeId], table: NodeId, functions: NodeId, services: &NonEmpty<Service>) {
        let of = |kind| services.iter().copied().filter(move |service| service.kind() == kind);
        if of(EndpointKind::Gateway).next().is_some() {
            // The addresses of these services have a name that CloudFormation cannot look up.
            let description = Expr::text("Services that a route leads to");
            let entry = self.entry("FunctionGatewayEgress", EgressRule { group: functions, to: Peer::Anyone, port: HTTPS, description });
            self.put(entry.comment("Any address as far as there is a route: only those of the gateway endpoints have one"));
        }
        if of(EndpointKind::Interface).next().is_some() {
            let group = self.group(vpc, "Endpoint", "Services of AWS inside the network");
            let to = "Services of AWS inside the network".into();
            self.add("FunctionEndpointEgress", EgressRule { group: functions, to: Peer::Group(group), port: HTTPS, description: to });
            let from = "Functions of the stack".into();
            self.add("EndpointFunctionIngress", Ingress { group, from: functions, port: HTTPS, description: from });
            for service in of(EndpointKind::Interface) {
                self.endpoint(vpc, service, Reach::Interface { subnets: subnets.to_vec(), group });
            }
        }
        for service in of(EndpointKind::Gateway) {
            self.endpoint(vpc, service, Reach::Gateway(vec![table]));
        }
    }

    fn endpoint(&mut self, vpc: NodeId, service: Service, reach: Reach) {
        let name = ["com.amazonaws.".into(), Expr::Place(Place::Region), Expr::text(format!(".{}", service.endpoint()))];
        let endpoint = Endpoint { vpc, service: Expr::join(name), reach, tags: self.named(service.endpoint()) };
        self.add(format!("{}Endpoint", pascal(service.as_str())), endpoint);
    }

    fn group(&mut self, vpc: NodeId, what: &str, description: &str) -> NodeId {
        let tag = what.to_lowercase();
        let group = SecurityGroup {
            prefix: format!("{}-{tag}-", self.stack.name),
            description: description.to_owned(),
            vpc,
            tags: self.named(&tag),
        };
        self.add(format!("{what}SecurityGroup"), group)
    }

    /// The tags of the stack, and the name under which people find a thing in a list of such things.
    fn named(&self, what: &str) -> Tags {
        let mut tags = self.tags.clone();
        if tags.iter().all(|(key, _)| key != "Name") {
            tags.push(("Name".to_owned(), Expr::text(format!("{}-{what}", self.stack.name))));
        }
        tags
    }

    /// Where a function in the network runs.
    pub(super) fn placement(&self) -> Option<Placement> {
        let ids = |nodes: &[NodeId]| nodes.iter().map(|node| node.attr(Attr::Id)).collect();
        match (&self.stack.network, &self.placed) {
            (Some(Network::Existing { subnets, security_groups }), _) => Some(Placement {
                subnets: subnets.iter().map(|id| self.text(id)).collect(),
                security_groups: security_groups.iter().map(|id| self.text(id)).collect(),
            }),
            (Some(Network::Made(_)), Some(placed)) => {
                Some(Placement { subnets: ids(&placed.subnets), security_groups: ids(&[placed.group]) })
            }
            _ => None,
        }
    }

    /// What lets Lambda place a function. It names nothing, so that a function can wait for it: one that is made before is
    /// refused, and one whose policy names the pool that it is a trigger of could never be made after it.
    ///
    /// Source: AWS Lambda developer guide, "Giving Lambda functions access to resources in an Amazon VPC", Required IAM permissions.
    pub(super) fn network_policy(&mut self, function: &str, key: &str, role: NodeId) -> NodeId {
        let policy = Policy { name: format!("{key}-network"), role, document: document([allow(INTERFACES, ["*".into()])]) };
        self.add(format!("{function}NetworkPolicy"), policy)
    }
}
