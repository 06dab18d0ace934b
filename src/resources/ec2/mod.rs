//! Amazon EC2: networks, what leads out of them, and who may talk to whom in them.

use super::{Attr, Cfn, Described, Kind, MADE_UP, Resource, Row, Rows, by_get_att, by_ref, cfn_only_list, described, row, tf_only};
use crate::graph::{Expr, NodeId, Value};

mod endpoint;
mod nat;
mod routes;
mod security_group;
mod vpc;

pub use endpoint::{Endpoint, Reach};
pub use nat::{Address, GatewayAttachment, InternetGateway, NatGateway};
pub use routes::{Association, Route, RouteTable, Way};
pub use security_group::{Egress, Ingress, Peer, SecurityGroup};
pub use vpc::{Subnet, Vpc};

pub(super) fn kinds() -> Vec<Described> {
    vec![
        described::<Vpc>(),
        described::<Subnet>(),
        described::<InternetGateway>(),
        described::<GatewayAttachment>(),
        described::<Address>(),
        described::<NatGateway>(),
        described::<RouteTable>(),
        described::<Route>(),
        described::<Association>(),
        described::<Endpoint>(),
        described::<SecurityGroup>(),
        described::<Egress>(),
        described::<Ingress>(),
    ]
}
