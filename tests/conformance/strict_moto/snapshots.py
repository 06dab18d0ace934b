"""What a REST deployment froze.

In AWS a stage serves the API as it was when its deployment was created. moto keeps no such copy and would serve the latest state, so that
a method created after the deployment, or never redeployed, would look reachable. Here every deployment, made by CloudFormation or by
Terraform, keeps a copy; the gateway serves that.
"""

from __future__ import annotations

import copy
from typing import Any

from moto.apigateway.models import RestAPI, apigateway_backends


def freeze(api: RestAPI) -> dict[str, Any]:
    """The parts of an API that only change by deploying."""
    return copy.deepcopy(
        {
            "resources": [resource.to_dict() for resource in api.resources.values()],
            "authorizers": {name: authorizer.to_json() for name, authorizer in api.authorizers.items()},
            "validators": {name: validator.to_dict() for name, validator in api.request_validators.items()},
            "models": {model.name: model.schema for model in api.models.values()},
            "gateway_responses": {kind: response.to_json() for kind, response in api.gateway_responses.items()},
        }
    )


def of_stage(api_id: str, stage_name: str) -> dict[str, Any] | None:
    """The copy that a stage serves, with the stage's own settings; nothing when there is no such stage."""
    for account_id, regions in apigateway_backends.items():
        for region, backend in regions.items():
            api = backend.apis.get(api_id)
            stage = api and api.stages.get(stage_name)
            if stage:
                deployment = api.deployments[stage.deployment_id]
                return {
                    **deployment.snapshot,
                    "account": account_id,
                    "region": region,
                    "policy": api.policy,
                    "key_source": api.api_key_source,
                    "variables": stage.variables,
                    "cache": stage.cache_cluster_enabled,
                    "method_settings": stage.method_settings,
                }
    return None


def install() -> None:
    """Keep a copy with every deployment from now on."""
    create = RestAPI.create_deployment

    def create_deployment(api: RestAPI, *args: Any, **kwargs: Any) -> Any:
        deployment = create(api, *args, **kwargs)
        deployment.snapshot = freeze(api)
        return deployment

    RestAPI.create_deployment = create_deployment
