//! The API keys, and what the usage plans grant to whoever holds one.

use super::{At, Diagram, From, Kind, MOST_LINES, clipped, listed};
use crate::model::{RestApi, UsagePlan};
use crate::spec::api::Period;

impl Diagram {
    /// One node for all keys and plans: a plan is for the whole stage, so each would lead to the same routes.
    pub(super) fn keys(&mut self, api: &RestApi, routes: &[(At, bool)]) {
        if api.api_keys.is_empty() && api.usage_plans.is_empty() {
            return;
        }
        let names: Vec<_> = api.api_keys.iter().take(MOST_LINES).map(|key| key.name.as_str()).collect();
        let head = match api.api_keys.len() {
            0 => "API keys made elsewhere".to_owned(),
            1 => format!("API key {}", names.join(", ")),
            count if count > names.len() => format!("{count} API keys"),
            _ => format!("API keys {}", names.join(", ")),
        };
        let plans = listed(api.usage_plans.iter().map(plan).collect());
        let node = self.add(Kind::Keys, std::iter::once(head).chain(plans));
        for (routes, _) in routes.iter().filter(|(_, asks)| *asks) {
            self.connect(From::Node(node), *routes, true, ["required".to_owned()]);
        }
    }
}

/// A plan and its limits, which are read where the name is too long to be.
fn plan(plan: &UsagePlan) -> String {
    let mut said = format!("plan {}", clipped(&plan.name, 20));
    if let Some(limit) = plan.throttling {
        said.push_str(&format!(", {} a second, {} at once", limit.rate, limit.burst));
    }
    if let Some((count, period)) = plan.quota {
        let period = match period {
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
        };
        said.push_str(&format!(", {count} a {period}"));
    }
    said
}
