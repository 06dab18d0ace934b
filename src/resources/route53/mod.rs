//! Amazon Route 53.

use super::{Attr, Cfn, Described, Kind, Resource, Row, Rows, by_ref, cfn_only, described, row, tf_only};
use crate::graph::{Expr, Value};

/// A record of a hosted zone that exists already: where in the world an IPv4 address for a name is to be had.
///
/// There is none for IPv6: an alias of API Gateway is of type A, and nothing says whether the distribution that Cognito makes
/// has IPv6. Source: Amazon Route 53 API Reference, `ResourceRecordSet`, `Type`, values for alias resource record sets.
#[derive(Debug)]
pub struct RecordSet {
    /// The id of the hosted zone.
    pub hosted_zone: Expr,
    /// The name.
    pub name: Expr,
    /// Where it leads.
    pub leads_to: LeadsTo,
}

/// Where a record leads.
#[derive(Debug)]
pub enum LeadsTo {
    /// To something of AWS: its host name, and the hosted zone of that.
    Alias(Expr, Expr),
    /// To an address, which may be remembered for so many seconds.
    Address(Expr, u32),
}

impl RecordSet {
    fn alias(&self) -> Option<(&Expr, &Expr)> {
        match &self.leads_to {
            LeadsTo::Alias(name, zone) => Some((name, zone)),
            LeadsTo::Address(..) => None,
        }
    }

    fn address(&self) -> Option<(&Expr, u32)> {
        match &self.leads_to {
            LeadsTo::Alias(..) => None,
            LeadsTo::Address(address, seconds) => Some((address, *seconds)),
        }
    }
}

impl Rows for RecordSet {
    const ROWS: &'static [Row<Self>] = &[
        row("HostedZoneId", "zone_id", |record| (&record.hosted_zone).into()),
        row("Name", "name", |record| (&record.name).into()),
        row("Type", "type", |_| "A".into()),
        cfn_only("TTL", "Terraform takes a number of seconds as a number", |record| {
            record.address().map(|(_, seconds)| Expr::text(seconds.to_string())).into()
        }),
        tf_only("ttl", "CloudFormation takes a number of seconds as text", |record| record.address().map(|(_, seconds)| seconds).into()),
        row("ResourceRecords", "records", |record| Value::List(record.address().map(|(address, _)| address.into()).into_iter().collect())),
        row("AliasTarget.DNSName", "alias.name", |record| record.alias().map(|(name, _)| name).into()),
        row("AliasTarget.HostedZoneId", "alias.zone_id", |record| record.alias().map(|(_, zone)| zone).into()),
        // A CloudFront distribution has no health to be asked for, and its default is no.
        row("AliasTarget.EvaluateTargetHealth", "alias.evaluate_target_health", |record| record.alias().map(|_| false).into()),
    ];
}

impl Resource for RecordSet {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::Route53::RecordSet"), tf: "aws_route53_record", attributes: &[by_ref(Attr::Id, "fqdn")] };
}

pub(super) fn kinds() -> Vec<Described> {
    vec![described::<RecordSet>()]
}
