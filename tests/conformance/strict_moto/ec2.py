"""Networks. Stock moto drops a group's egress, a network's DNS attributes and most tags, and refuses nothing that is out of order."""

from __future__ import annotations

from typing import Any

from .api import call
from .registry import Context, Created, Properties, handles

SERVICE = "ec2"


class Refused(Exception):
    """What EC2 answers and moto does not."""


def _made(properties: Properties, context: Context, operation: str, kind: str, answer: str) -> dict[str, Any]:
    """Creates a thing with its tags; answers what EC2 says of it."""
    tags = properties.pop("Tags", [])
    if tags:
        properties["TagSpecifications"] = [{"ResourceType": kind, "Tags": tags}]
    return call(SERVICE, context.region, operation, properties)[answer]


@handles("AWS::EC2::VPC")
def vpc(properties: Properties, context: Context) -> Created:
    attributes = {name: properties.pop(name) for name in ("EnableDnsSupport", "EnableDnsHostnames") if name in properties}
    identifier = _made(properties, context, "create_vpc", "vpc", "Vpc")["VpcId"]
    for name, value in attributes.items():
        call(SERVICE, context.region, "modify_vpc_attribute", {"VpcId": identifier, name: {"Value": value}})
    mine = {"Filters": [{"Name": "vpc-id", "Values": [identifier]}, {"Name": "group-name", "Values": ["default"]}]}
    [default] = call(SERVICE, context.region, "describe_security_groups", mine)["SecurityGroups"]
    return Created(identifier, {"VpcId": identifier, "DefaultSecurityGroup": default["GroupId"]})


@handles("AWS::EC2::Subnet")
def subnet(properties: Properties, context: Context) -> Created:
    identifier = _made(properties, context, "create_subnet", "subnet", "Subnet")["SubnetId"]
    return Created(identifier, {"SubnetId": identifier})


@handles("AWS::EC2::InternetGateway")
def internet_gateway(properties: Properties, context: Context) -> Created:
    made = _made(properties, context, "create_internet_gateway", "internet-gateway", "InternetGateway")
    return Created(made["InternetGatewayId"], {"InternetGatewayId": made["InternetGatewayId"]})


@handles("AWS::EC2::VPCGatewayAttachment")
def gateway_attachment(properties: Properties, context: Context) -> Created:
    call(SERVICE, context.region, "attach_internet_gateway", properties)
    return Created(f"IGW|{properties['VpcId']}", {"AttachmentType": "IGW"})


@handles("AWS::EC2::EIP")
def address(properties: Properties, context: Context) -> Created:
    tags = properties.pop("Tags", [])
    if tags:
        properties["TagSpecifications"] = [{"ResourceType": "elastic-ip", "Tags": tags}]
    made = call(SERVICE, context.region, "allocate_address", properties)
    return Created(made["PublicIp"], {"AllocationId": made["AllocationId"], "PublicIp": made["PublicIp"]})


@handles("AWS::EC2::NatGateway")
def nat_gateway(properties: Properties, context: Context) -> Created:
    found = call(SERVICE, context.region, "describe_subnets", {"SubnetIds": [properties["SubnetId"]]})["Subnets"]
    network = found[0]["VpcId"]
    if network not in _attached(context):
        raise Refused(f"Gateway.NotAttached: Network {network} has no Internet gateway attached")
    made = _made(properties, context, "create_nat_gateway", "natgateway", "NatGateway")
    return Created(made["NatGatewayId"], {"NatGatewayId": made["NatGatewayId"]})


def _attached(context: Context) -> dict[str, str]:
    """Network -> its internet gateway."""
    found = call(SERVICE, context.region, "describe_internet_gateways", {})["InternetGateways"]
    return {attachment["VpcId"]: gateway["InternetGatewayId"] for gateway in found for attachment in gateway["Attachments"]}


@handles("AWS::EC2::RouteTable")
def route_table(properties: Properties, context: Context) -> Created:
    identifier = _made(properties, context, "create_route_table", "route-table", "RouteTable")["RouteTableId"]
    return Created(identifier, {"RouteTableId": identifier})


@handles("AWS::EC2::Route")
def route(properties: Properties, context: Context) -> Created:
    table, gateway = properties["RouteTableId"], properties.get("GatewayId", "")
    if gateway.startswith("igw-"):
        found = call(SERVICE, context.region, "describe_route_tables", {"RouteTableIds": [table]})["RouteTables"]
        if _attached(context).get(found[0]["VpcId"]) != gateway:
            raise Refused(f"InvalidParameterValue: route table {table} and network gateway {gateway} belong to different networks")
    call(SERVICE, context.region, "create_route", properties)
    return Created(f"{table}|{properties['DestinationCidrBlock']}", {"CidrBlock": properties["DestinationCidrBlock"]})


@handles("AWS::EC2::SubnetRouteTableAssociation")
def association(properties: Properties, context: Context) -> Created:
    made = call(SERVICE, context.region, "associate_route_table", properties)["AssociationId"]
    return Created(made, {"Id": made})


@handles("AWS::EC2::SecurityGroup")
def security_group(properties: Properties, context: Context) -> Created:
    rules = {direction: properties.pop(f"SecurityGroup{direction.title()}", []) for direction in ("ingress", "egress")}
    tags = properties.pop("Tags", [])
    parameters = {
        "GroupName": properties.pop("GroupName", context.generated_name),
        "Description": properties.pop("GroupDescription"),
        **properties,
    }
    if tags:
        parameters["TagSpecifications"] = [{"ResourceType": "security-group", "Tags": tags}]
    identifier = call(SERVICE, context.region, "create_security_group", parameters)["GroupId"]
    if rules["egress"]:
        everything = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
        call(SERVICE, context.region, "revoke_security_group_egress", {"GroupId": identifier, "IpPermissions": everything})
    for direction, listed in rules.items():
        for rule in listed:
            _authorize(direction, {"GroupId": identifier, **rule}, context)
    return Created(identifier, {"GroupId": identifier, "Id": identifier})


@handles("AWS::EC2::SecurityGroupEgress")
def egress(properties: Properties, context: Context) -> Created:
    return _authorize("egress", properties, context)


@handles("AWS::EC2::SecurityGroupIngress")
def ingress(properties: Properties, context: Context) -> Created:
    return _authorize("ingress", properties, context)


def _authorize(direction: str, rule: Properties, context: Context) -> Created:
    said = {"Description": rule["Description"]} if "Description" in rule else {}
    permission: dict[str, Any] = {name: rule[name] for name in ("IpProtocol", "FromPort", "ToPort") if name in rule}
    if "CidrIp" in rule:
        permission["IpRanges"] = [{"CidrIp": rule["CidrIp"], **said}]
    peer = rule.get("DestinationSecurityGroupId") or rule.get("SourceSecurityGroupId")
    if peer:
        permission["UserIdGroupPairs"] = [{"GroupId": peer, **said}]
    parameters = {"GroupId": rule["GroupId"], "IpPermissions": [permission]}
    made = call(SERVICE, context.region, f"authorize_security_group_{direction}", parameters)["SecurityGroupRules"]
    identifier = made[0]["SecurityGroupRuleId"] if made else context.generated_name
    return Created(identifier, {"Id": identifier})


@handles("AWS::EC2::VPCEndpoint")
def endpoint(properties: Properties, context: Context) -> Created:
    if str(properties.get("PrivateDnsEnabled", "")).lower() == "true":
        for name in ("enableDnsSupport", "enableDnsHostnames"):
            found = call(SERVICE, context.region, "describe_vpc_attribute", {"VpcId": properties["VpcId"], "Attribute": name})
            if not found[name[0].upper() + name[1:]]["Value"]:
                raise Refused("Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true")
    if properties.get("VpcEndpointType", "Gateway") == "Gateway":
        properties["PrivateDnsEnabled"] = False  # moto answers true where nothing is said
    made = _made(properties, context, "create_vpc_endpoint", "vpc-endpoint", "VpcEndpoint")
    return Created(made["VpcEndpointId"], {"Id": made["VpcEndpointId"]})
