"""What an account holds, read through AWS's APIs into plain data, for assertions and for comparing two accounts.

Generated ids (pools, clients, APIs, authorizers...) become names in angle brackets, so that two deployments of one spec describe alike;
dates and other values that never repeat are left out. `read(account)` gives the same with the real ids, for tests that call what they read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from account import Account
from botocore.exceptions import ClientError

VOLATILE = frozenset(
    {
        "CreationDate", "LastModifiedDate", "CreateDate", "UserCreateDate", "UserLastModifiedDate", "createdDate", "lastUpdatedDate",
        "CreatedDate", "LastUpdatedDate",
        "ResponseMetadata", "RevisionId", "CodeSha256", "LastModified", "ClientSecret", "CloudFrontDistribution",
        "certificateUploadDate", "RoleId", "Sid", "Id", "id", "cacheNamespace",
    }
)  # fmt: skip
"""Keys whose values differ between any two deployments."""


MADE_UP_SUFFIX = re.compile(r"-[0-9A-Z]{12}$")
"""The end of a name that CloudFormation made up."""


@dataclass
class Ids:
    """Generated id -> readable name."""

    names: dict[str, str] = field(default_factory=dict)

    def add(self, identifier: str, name: str) -> None:
        self.names[identifier] = f"<{name}>"

    def replace(self, text: str) -> str:
        """In one pass: what an id became can hold another id (`orders` in `orders_by_id`)."""
        if not self.names:
            return text
        known = "|".join(re.escape(identifier) for identifier in sorted(self.names, key=len, reverse=True))
        return re.sub(known, lambda found: self.names[found[0]], text)


def describe(account: Account) -> dict[str, Any]:
    """Everything, normalised: equal for two accounts that hold the same system."""
    ids = Ids()
    return normalise(_read(account, ids), ids)


def read(account: Account) -> dict[str, Any]:
    """Everything, as AWS answers it."""
    return _read(account, Ids())


def only(found: dict[str, Any]) -> Any:
    """The one value of a dict that must hold one."""
    [value] = found.values()
    return value


def _read(account: Account, ids: Ids) -> dict[str, Any]:
    for certificate in account.client("acm").list_certificates()["CertificateSummaryList"]:
        ids.add(certificate["CertificateArn"], f"certificate {certificate['DomainName']}")
    return {
        "networks": networks(account, ids),
        "pools": pools(account, ids),
        "functions": functions(account, ids),
        "rest_apis": rest_apis(account, ids),
        "http_apis": http_apis(account, ids),
        "domain_names": domain_names(account, ids),
        "records": records(account, ids),
    }


def networks(account: Account, ids: Ids) -> dict[str, Any]:
    """What there is beside the network that every account has: each kind of thing by its name."""
    service = account.client("ec2")
    own = [vpc for vpc in service.describe_vpcs()["Vpcs"] if not vpc["IsDefault"]]
    inside = [{"Name": "vpc-id", "Values": [vpc["VpcId"] for vpc in own] or ["none"]}]
    subnets = service.describe_subnets(Filters=inside)["Subnets"]
    tables = [table for table in service.describe_route_tables(Filters=inside)["RouteTables"] if _name(table)]
    groups = [group for group in service.describe_security_groups(Filters=inside)["SecurityGroups"] if group["GroupName"] != "default"]
    gateways = [gateway for gateway in service.describe_nat_gateways()["NatGateways"] if gateway["State"] != "deleted"]
    internet = service.describe_internet_gateways()["InternetGateways"]
    addresses = service.describe_addresses()["Addresses"]
    endpoints = service.describe_vpc_endpoints(Filters=inside)["VpcEndpoints"]
    for kind, items, key in (
        ("vpc", own, "VpcId"), ("subnet", subnets, "SubnetId"), ("routes", tables, "RouteTableId"), ("group", groups, "GroupId"),
        ("nat", gateways, "NatGatewayId"), ("internet gateway", internet, "InternetGatewayId"), ("address", addresses, "AllocationId"),
        ("endpoint", endpoints, "VpcEndpointId"),
    ):  # fmt: skip
        for item in items:
            ids.add(item[key], f"{kind} {_name(item)}")
    dns = ("enableDnsSupport", "enableDnsHostnames")
    return {
        "vpcs": {
            _name(vpc): {
                "cidr": vpc["CidrBlock"],
                "dns": {name: service.describe_vpc_attribute(VpcId=vpc["VpcId"], Attribute=name) for name in dns},
            }
            for vpc in own
        },
        "subnets": {_name(s): {name: s[name] for name in ("VpcId", "CidrBlock", "AvailabilityZone", "Tags")} for s in subnets},
        "route_tables": {
            _name(table): {
                "subnets": [association["SubnetId"] for association in table["Associations"] if "SubnetId" in association],
                "routes": {_destination(route): route.get("NatGatewayId") or route.get("GatewayId") for route in table["Routes"]},
            }
            for table in tables
        },
        "security_groups": {
            _name(group): {
                "description": group["Description"],
                "ingress": _rules(group["IpPermissions"]),
                "egress": _rules(group["IpPermissionsEgress"]),
            }
            for group in groups
        },
        "nat_gateways": {
            _name(gateway): {
                "subnet": gateway["SubnetId"],
                "address": [address["AllocationId"] for address in gateway["NatGatewayAddresses"]],
            }
            for gateway in gateways
        },
        "internet_gateways": {_name(gateway): [item["VpcId"] for item in gateway["Attachments"]] for gateway in internet},
        "addresses": {_name(address): {"Domain": address["Domain"], "Tags": address["Tags"]} for address in addresses},
        "endpoints": {
            _name(endpoint): {
                **{name: endpoint.get(name) for name in ("ServiceName", "VpcEndpointType", "VpcId", "RouteTableIds", "SubnetIds")},
                "private_dns": endpoint.get("PrivateDnsEnabled"),
                "groups": [group["GroupId"] for group in endpoint.get("Groups", [])],
            }
            for endpoint in endpoints
        },
    }


def _name(item: dict[str, Any]) -> str:
    return next((tag["Value"] for tag in item.get("Tags", []) if tag["Key"] == "Name"), "")


def _destination(route: dict[str, Any]) -> str:
    """Prefix lists have ids that moto makes up anew; which service one stands for, the endpoint says."""
    return route.get("DestinationCidrBlock") or "a prefix list"


def _rules(permissions: list[dict[str, Any]]) -> dict[str, str]:
    """`tcp 443-443 with 0.0.0.0/0` -> its description."""
    found = {}
    for permission in permissions:
        ports = f"{permission['IpProtocol']} {permission.get('FromPort', '')}-{permission.get('ToPort', '')}"
        for peer in permission["IpRanges"] + permission["UserIdGroupPairs"]:
            found[f"{ports} with {peer.get('CidrIp') or peer['GroupId']}"] = peer.get("Description", "(none)")
    return found


def pools(account: Account, ids: Ids) -> dict[str, Any]:
    """Pool name -> configuration, clients, domain, resource servers, groups, users, identity providers."""
    service = account.client("cognito-idp")
    found = {}
    for listed in service.list_user_pools(MaxResults=60)["UserPools"]:
        pool_id = listed["Id"]
        pool = service.describe_user_pool(UserPoolId=pool_id)["UserPool"]
        ids.add(pool_id, f"pool {pool['Name']}")
        key = {"UserPoolId": pool_id}
        found[pool["Name"]] = {
            "pool": pool,
            "mfa": service.get_user_pool_mfa_config(**key),
            "clients": _clients(service, pool_id, ids),
            "domain": _domain(service, pool, ids),
            "resource_servers": {s["Identifier"]: s for s in service.list_resource_servers(**key, MaxResults=50)["ResourceServers"]},
            "groups": {group["GroupName"]: group for group in service.list_groups(**key)["Groups"]},
            "users": [_user(service, pool_id, user) for user in service.list_users(**key)["Users"]],
            "identity_providers": {
                p["ProviderName"]: service.describe_identity_provider(**key, ProviderName=p["ProviderName"])["IdentityProvider"]
                for p in service.list_identity_providers(**key, MaxResults=60)["Providers"]
            },
            "login_pages": {
                client: service.get_ui_customization(**key, ClientId=client)["UICustomization"]
                for client in ["ALL", *(c["ClientId"] for c in service.list_user_pool_clients(**key, MaxResults=60)["UserPoolClients"])]
            },
        }
    return found


def _clients(service: Any, pool_id: str, ids: Ids) -> dict[str, Any]:
    found = {}
    for listed in service.list_user_pool_clients(UserPoolId=pool_id, MaxResults=60)["UserPoolClients"]:
        client = service.describe_user_pool_client(UserPoolId=pool_id, ClientId=listed["ClientId"])["UserPoolClient"]
        ids.add(client["ClientId"], f"client {client['ClientName']}")
        found[client["ClientName"]] = {**client, "has_secret": bool(client.get("ClientSecret"))}
    return found


def _domain(service: Any, pool: dict[str, Any], ids: Ids) -> dict[str, Any] | None:
    name = pool.get("CustomDomain") or pool.get("Domain")
    if not name:
        return None
    domain = service.describe_user_pool_domain(Domain=name)["DomainDescription"]
    ids.add(domain["CloudFrontDistribution"], f"distribution of {name}")
    return domain


def _user(service: Any, pool_id: str, user: dict[str, Any]) -> dict[str, Any]:
    attributes = {pair["Name"]: pair["Value"] for pair in user["Attributes"] if pair["Name"] != "sub"}
    groups = service.admin_list_groups_for_user(UserPoolId=pool_id, Username=user["Username"])["Groups"]
    return {
        "attributes": attributes,
        "status": user["UserStatus"],
        "enabled": user["Enabled"],
        "groups": sorted(group["GroupName"] for group in groups),
    }


def functions(account: Account, ids: Ids) -> dict[str, Any]:
    """Function name, without a made-up end -> configuration, invoke policy, role with all its policies."""
    service = account.client("lambda")
    found = {}
    for function in service.list_functions()["Functions"]:
        name = function["FunctionName"]
        label = MADE_UP_SUFFIX.sub("", name)
        role = function["Role"].split("/")[-1]
        ids.add(name, f"function {label}")
        ids.add(role, f"role of {label}")
        try:
            policy = json.loads(service.get_policy(FunctionName=name)["Policy"])["Statement"]
        except ClientError:
            policy = []
        found[label] = {"configuration": function, "policy": policy, "role": _role(account.client("iam"), role)}
    return found


def _role(service: Any, name: str) -> dict[str, Any]:
    return {
        "trust": service.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"],
        "managed": sorted(policy["PolicyArn"] for policy in service.list_attached_role_policies(RoleName=name)["AttachedPolicies"]),
        "inline": {
            policy: service.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"]
            for policy in service.list_role_policies(RoleName=name)["PolicyNames"]
        },
    }


def rest_apis(account: Account, ids: Ids) -> dict[str, Any]:
    """API name -> settings, authorizers, validators, models, gateway responses, methods by `GET /path`, stages."""
    service = account.client("apigateway")
    found = {}
    for api in service.get_rest_apis(limit=500)["items"]:
        key = {"restApiId": api["id"]}
        ids.add(api["id"], f"api {api['name']}")
        authorizers = service.get_authorizers(**key)["items"]
        validators = service.get_request_validators(**key)["items"]
        for item in authorizers + validators:
            ids.add(item["id"], item["name"])
        stages = service.get_stages(**key)["item"]
        for stage in stages:
            settings = stage.get("methodSettings", {})
            stage["methodSettings"] = {method_of_setting(key): setting for key, setting in settings.items()}
            ids.add(stage["deploymentId"], f"deployment of {stage['stageName']}")
        found[api["name"]] = {
            "id": api["id"],
            "api": api,
            "authorizers": {item["name"]: item for item in authorizers},
            "validators": {item["name"]: item for item in validators},
            "models": {item["name"]: item for item in service.get_models(**key)["items"]},
            "gateway_responses": {item["responseType"]: item for item in service.get_gateway_responses(**key)["items"]},
            "methods": _methods(service, api["id"], ids),
            "stages": {stage["stageName"]: stage for stage in stages},
        }
    return found


def method_of_setting(key: str) -> str:
    """`~1orders~1{id}/GET`, as the console and CloudFormation write it, and `orders/{id}/GET`, as Terraform does, are `GET /orders/{id}`."""
    path, verb = key.replace("~1", "/").rsplit("/", 1)
    return f"{verb} {path if path == '*' else '/' + path.lstrip('/')}"


def _methods(service: Any, api_id: str, ids: Ids) -> dict[str, Any]:
    found = {}
    for resource in service.get_resources(restApiId=api_id, limit=500)["items"]:
        ids.add(resource["id"], f"resource {resource['path']}")
        for verb in resource.get("resourceMethods", {}):
            method = service.get_method(restApiId=api_id, resourceId=resource["id"], httpMethod=verb)
            found[f"{verb} {resource['path']}"] = method
    return found


def http_apis(account: Account, ids: Ids) -> dict[str, Any]:
    """API name -> settings, routes by key with their integration, authorizers, stages."""
    service = account.client("apigatewayv2")
    found = {}
    for api in service.get_apis()["Items"]:
        key = {"ApiId": api["ApiId"]}
        ids.add(api["ApiId"], f"api {api['Name']}")
        integrations = {item["IntegrationId"]: item for item in service.get_integrations(**key)["Items"]}
        routes = service.get_routes(**key)["Items"]
        # moto cannot list authorizers; those that no route names guard nothing.
        used = sorted({item["AuthorizerId"] for item in routes if item.get("AuthorizerId")})
        authorizers = [service.get_authorizer(**key, AuthorizerId=identifier) for identifier in used]
        for item in authorizers:
            ids.add(item["AuthorizerId"], item["Name"])
        found[api["Name"]] = {
            "id": api["ApiId"],
            "api": api,
            "authorizers": {item["Name"]: item for item in authorizers},
            "routes": {
                item["RouteKey"]: {
                    **{name: value for name, value in item.items() if name not in ("RouteId", "Target")},
                    "integration": {**integrations[item["Target"].removeprefix("integrations/")], "IntegrationId": ""},
                }
                for item in routes
            },
            "stages": {stage["StageName"]: stage for stage in service.get_stages(**key)["Items"]},
        }
    return found


def domain_names(account: Account, ids: Ids) -> dict[str, Any]:
    """Domain name of an API of either kind -> settings, mapped stages by base path."""
    service = account.client("apigateway")
    found = {}
    for domain in service.get_domain_names(limit=500)["items"]:
        name = domain["domainName"]
        _add_targets(ids, name, domain)
        mappings = service.get_base_path_mappings(domainName=name).get("items", [])
        found[name] = {"domain": domain, "mappings": {mapping["basePath"]: mapping for mapping in mappings}}
    service = account.client("apigatewayv2")
    for domain in service.get_domain_names()["Items"]:
        name = domain["DomainName"]
        for configuration in domain["DomainNameConfigurations"]:
            ids.add(configuration["ApiGatewayDomainName"], f"target of {name}")
        mappings = service.get_api_mappings(DomainName=name)["Items"]
        found[name] = {
            "domain": domain,
            "mappings": {
                mapping["ApiMappingKey"]: {"restApiId": mapping["ApiId"], "stage": mapping["Stage"]} for mapping in mappings
            },
        }
    return found


def _add_targets(ids: Ids, name: str, domain: dict[str, Any]) -> None:
    for key in ("regionalDomainName", "distributionDomainName"):
        ids.add(domain[key], f"{key} of {name}")


def records(account: Account, ids: Ids) -> dict[str, Any]:
    """Zone name -> its records, by name and type, but for those that every zone has. A name ends in a dot or not, and is the same."""
    service = account.client("route53")
    found = {}
    for zone in service.list_hosted_zones()["HostedZones"]:
        ids.add(zone["Id"].rsplit("/", 1)[-1], f"zone {zone['Name']}")
        listed = service.list_resource_record_sets(HostedZoneId=zone["Id"])["ResourceRecordSets"]
        own = [{**record, "Name": record["Name"].rstrip(".")} for record in listed if record["Type"] not in ("NS", "SOA")]
        found[zone["Name"]] = {f"{record['Name']} {record['Type']}": record for record in own}
    return found


def normalise(value: Any, ids: Ids) -> Any:
    """Names for ids, no volatile keys, JSON text as data, lists in one order, no difference between absent and empty."""
    if isinstance(value, dict):
        cleaned = {ids.replace(key): normalise(item, ids) for key, item in value.items() if key not in VOLATILE}
        return {key: item for key, item in sorted(cleaned.items()) if item not in (None, "", [], {})}
    if isinstance(value, list):
        return sorted((normalise(item, ids) for item in value), key=lambda item: json.dumps(item, sort_keys=True, default=str))
    if isinstance(value, str):
        return _normalise_text(value, ids)
    return value


def _normalise_text(text: str, ids: Ids) -> Any:
    if text[:1] in ("{", "["):
        try:
            return normalise(json.loads(text), ids)
        except ValueError:
            pass
    return ids.replace(text)
