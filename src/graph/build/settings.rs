//! What a stage does for all of its methods, and for one.

use super::Builder;
use crate::graph::NodeId;
use crate::model::{RestApi, Route};
use crate::names::pascal;
use crate::resources::api_gateway::{Caching, MethodSetting};
use crate::spec::api::ExecutionLog;

impl Builder<'_> {
    pub(super) fn settings(&mut self, api: &RestApi, stage: NodeId) {
        let all = self.of_all(api, stage);
        if all.logging.is_some() || all.throttling.is_some() || all.metrics.is_some() || all.data_trace.is_some() || all.caching.is_some() {
            let entry = self.entry("ApiStageSettings", all).part_of(stage);
            self.put(entry);
        }
        for route in &api.routes {
            let own = route.cache.is_some() || route.execution_log.is_some() || route.metrics.is_some() || route.data_trace.is_some();
            if !own && route.throttling.is_none() {
                continue;
            }
            let resource = self.of_route(api, stage, route);
            let key = crate::spec::route_key::RouteKey { method: route.method, path: &route.path };
            let name = format!("Api{}{}Settings", crate::names::path(key.parts()), pascal(&route.method.as_str().to_lowercase()));
            let entry = self.entry(name, resource).part_of(stage);
            self.put(entry);
        }
    }

    /// Where there is a cache, no route uses it that does not say so: API Gateway's guide has it that every `GET` would.
    ///
    /// Source: Amazon API Gateway developer guide, "Cache settings for REST APIs in API Gateway".
    fn of_all(&self, api: &RestApi, stage: NodeId) -> MethodSetting {
        MethodSetting {
            api: self.api,
            stage,
            route: None,
            throttling: api.stage.throttling.map(|limits| (limits.rate, limits.burst)),
            logging: (api.stage.execution_log != ExecutionLog::Off).then(|| level(api.stage.execution_log)),
            metrics: api.stage.metrics.then_some(true),
            data_trace: api.stage.data_trace.then_some(true),
            caching: api.stage.cache.map(|_| Caching::Off),
        }
    }

    /// All that the stage says, said again: what is set for one method takes the place of what is set for all.
    fn of_route(&self, api: &RestApi, stage: NodeId, route: &Route) -> MethodSetting {
        let all = self.of_all(api, stage);
        let caching = route
            .cache
            .as_ref()
            .map(|cache| Caching::On { ttl_seconds: i64::try_from(cache.ttl_seconds).unwrap_or(i64::MAX), encrypted: cache.encrypted });
        MethodSetting {
            route: Some((route.path.clone(), route.method.as_str())),
            throttling: route.throttling.map(|limits| (limits.rate, limits.burst)).or(all.throttling),
            logging: route.execution_log.map(level).or(all.logging),
            metrics: route.metrics.or(all.metrics),
            data_trace: route.data_trace.or(all.data_trace),
            caching: caching.or(all.caching),
            ..all
        }
    }
}

fn level(log: ExecutionLog) -> &'static str {
    match log {
        ExecutionLog::Off => "OFF",
        ExecutionLog::Error => "ERROR",
        ExecutionLog::Info => "INFO",
    }
}
