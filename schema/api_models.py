"""api-models.json: what AWS's API models say of the values that this crate writes. Called by refresh.py.

CloudFormation calls the API of the service with the properties of a resource, and the service refuses what its own model
does not allow; CloudFormation's schemas leave most of that out. Per property of the resource schemas the slice has the
shape that takes the value and its constraints in words of JSON Schema. Which properties those are says properties.txt.

What no shape takes says why. `Schema[].Name` is the name in each item of a list, `Tags.*` each value of a map, `Tags.<key>` each of its keys.
"""

import gzip
import json

# The operations that take the properties of a type, in the order in which they are asked. API Gateway's model (apigateway)
# constrains almost nothing, EC2's hardly more: both are here so that it shows, and so that a refresh brings what they get.
OPERATIONS = {
    "AWS::ApiGateway::Account": ["apigateway UpdateAccount"],
    "AWS::ApiGateway::ApiKey": ["apigateway CreateApiKey"],
    "AWS::ApiGateway::Authorizer": ["apigateway CreateAuthorizer"],
    "AWS::ApiGateway::BasePathMapping": ["apigateway CreateBasePathMapping"],
    "AWS::ApiGateway::Deployment": ["apigateway CreateDeployment"],
    "AWS::ApiGateway::DomainName": ["apigateway CreateDomainName"],
    "AWS::ApiGateway::GatewayResponse": ["apigateway PutGatewayResponse"],
    "AWS::ApiGateway::Method": ["apigateway PutMethod"],
    "AWS::ApiGateway::Model": ["apigateway CreateModel"],
    "AWS::ApiGateway::RequestValidator": ["apigateway CreateRequestValidator"],
    "AWS::ApiGateway::Resource": ["apigateway CreateResource"],
    "AWS::ApiGateway::RestApi": ["apigateway CreateRestApi"],
    "AWS::ApiGateway::Stage": ["apigateway CreateStage"],
    "AWS::ApiGateway::UsagePlan": ["apigateway CreateUsagePlan"],
    "AWS::ApiGateway::UsagePlanKey": ["apigateway CreateUsagePlanKey"],
    "AWS::ApiGatewayV2::Api": ["apigatewayv2 CreateApi"],
    "AWS::ApiGatewayV2::ApiMapping": ["apigatewayv2 CreateApiMapping"],
    "AWS::ApiGatewayV2::Authorizer": ["apigatewayv2 CreateAuthorizer"],
    "AWS::ApiGatewayV2::DomainName": ["apigatewayv2 CreateDomainName"],
    "AWS::ApiGatewayV2::Integration": ["apigatewayv2 CreateIntegration"],
    "AWS::ApiGatewayV2::Route": ["apigatewayv2 CreateRoute"],
    "AWS::ApiGatewayV2::Stage": ["apigatewayv2 CreateStage"],
    "AWS::Cognito::ManagedLoginBranding": ["cognito-idp CreateManagedLoginBranding"],
    "AWS::Cognito::UserPool": ["cognito-idp CreateUserPool", "cognito-idp SetUserPoolMfaConfig"],
    "AWS::Cognito::UserPoolClient": ["cognito-idp CreateUserPoolClient"],
    "AWS::Cognito::UserPoolDomain": ["cognito-idp CreateUserPoolDomain"],
    "AWS::Cognito::UserPoolGroup": ["cognito-idp CreateGroup"],
    "AWS::Cognito::UserPoolIdentityProvider": ["cognito-idp CreateIdentityProvider"],
    "AWS::Cognito::UserPoolResourceServer": ["cognito-idp CreateResourceServer"],
    "AWS::Cognito::UserPoolUICustomizationAttachment": ["cognito-idp SetUICustomization"],
    "AWS::Cognito::UserPoolUser": ["cognito-idp AdminCreateUser"],
    "AWS::Cognito::UserPoolUserToGroupAttachment": ["cognito-idp AdminAddUserToGroup"],
    "AWS::EC2::EIP": ["ec2 AllocateAddress"],
    "AWS::EC2::InternetGateway": ["ec2 CreateInternetGateway"],
    "AWS::EC2::NatGateway": ["ec2 CreateNatGateway"],
    "AWS::EC2::Route": ["ec2 CreateRoute"],
    "AWS::EC2::RouteTable": ["ec2 CreateRouteTable"],
    "AWS::EC2::SecurityGroup": ["ec2 CreateSecurityGroup"],
    "AWS::EC2::SecurityGroupEgress": ["ec2 AuthorizeSecurityGroupEgress"],
    "AWS::EC2::SecurityGroupIngress": ["ec2 AuthorizeSecurityGroupIngress"],
    "AWS::EC2::Subnet": ["ec2 CreateSubnet"],
    "AWS::EC2::SubnetRouteTableAssociation": ["ec2 AssociateRouteTable"],
    "AWS::EC2::VPC": ["ec2 CreateVpc"],
    "AWS::EC2::VPCEndpoint": ["ec2 CreateVpcEndpoint"],
    "AWS::EC2::VPCGatewayAttachment": ["ec2 AttachInternetGateway"],
    "AWS::IAM::Policy": ["iam PutRolePolicy"],
    "AWS::IAM::Role": ["iam CreateRole"],
    "AWS::Lambda::Function": ["lambda CreateFunction"],
    "AWS::Lambda::Permission": ["lambda AddPermission"],
    "AWS::Logs::LogGroup": ["logs CreateLogGroup", "logs PutRetentionPolicy"],
    "AWS::Route53::RecordSet": ["route53 ChangeResourceRecordSets"],
}


# Where the API has another name or another operation than the property; what follows in the path is as in CloudFormation.
# `shape X` begins at a shape instead: what the API takes as a list of patches is known by what it gives back.
ELSEWHERE = {
    "AWS::ApiGateway::Method Integration.IntegrationResponses[]": "apigateway PutIntegrationResponse",
    "AWS::ApiGateway::Method Integration": "apigateway PutIntegration",
    "AWS::ApiGateway::Method MethodResponses[]": "apigateway PutMethodResponse",
    "AWS::ApiGateway::Stage AccessLogSetting": "apigateway shape AccessLogSettings",
    "AWS::ApiGateway::Stage MethodSettings[]": "apigateway shape MethodSetting",
    "AWS::ApiGateway::UsagePlan ApiStages[].Stage": "apigateway shape ApiStage.stage",
    "AWS::ApiGateway::UsagePlan UsagePlanName": "apigateway CreateUsagePlan.name",
    "AWS::Cognito::UserPool EmailAuthenticationMessage": "cognito-idp SetUserPoolMfaConfig.EmailMfaConfiguration.Message",
    "AWS::Cognito::UserPool EmailAuthenticationSubject": "cognito-idp SetUserPoolMfaConfig.EmailMfaConfiguration.Subject",
    "AWS::Cognito::UserPool UserPoolName": "cognito-idp CreateUserPool.PoolName",
    "AWS::EC2::SecurityGroup GroupDescription": "ec2 CreateSecurityGroup.Description",
    "AWS::EC2::SecurityGroup SecurityGroupEgress[].CidrIp": "ec2 shape IpRange.CidrIp",
    "AWS::EC2::SecurityGroup SecurityGroupEgress[].Description": "ec2 shape IpRange.Description",
    "AWS::EC2::SecurityGroup SecurityGroupEgress[]": "ec2 shape IpPermission",
    "AWS::EC2::SecurityGroupEgress Description": "ec2 shape UserIdGroupPair.Description",
    "AWS::EC2::SecurityGroupEgress DestinationSecurityGroupId": "ec2 shape UserIdGroupPair.GroupId",
    "AWS::EC2::SecurityGroupIngress Description": "ec2 shape UserIdGroupPair.Description",
    "AWS::EC2::SecurityGroupIngress SourceSecurityGroupId": "ec2 shape UserIdGroupPair.GroupId",
    "AWS::IAM::Policy Roles[]": "iam PutRolePolicy.RoleName",
    "AWS::Lambda::Function ReservedConcurrentExecutions": "lambda PutFunctionConcurrency.ReservedConcurrentExecutions",
    "AWS::Route53::RecordSet HostedZoneId": "route53 ChangeResourceRecordSets.HostedZoneId",
    "AWS::Route53::RecordSet ResourceRecords[]": "route53 shape ResourceRecord.Value",
    "AWS::Route53::RecordSet": "route53 shape ResourceRecordSet",
}

# What the models have no single value for, and why.
NOWHERE = {
    "AWS::ApiGateway::Account CloudWatchRoleArn": "a patch of UpdateAccount, which takes any text",
    "AWS::ApiGateway::Stage MethodSettings[].HttpMethod": "part of a key of the map that GetStage returns",
    "AWS::ApiGateway::Stage MethodSettings[].ResourcePath": "part of a key of the map that GetStage returns",
    "AWS::Cognito::UserPool EnabledMfas": "three structures of SetUserPoolMfaConfig",
    "AWS::EC2::SecurityGroup SecurityGroupEgress": "AuthorizeSecurityGroupEgress, whose structure is another",
    "AWS::EC2::VPC EnableDnsHostnames": "a structure of ModifyVpcAttribute around a boolean",
    "AWS::EC2::VPC EnableDnsSupport": "a structure of ModifyVpcAttribute around a boolean",
    "AWS::IAM::Policy Roles": "one call of PutRolePolicy for each",
}

# The tags of a resource are a list in CloudFormation; these services take a map, the tags of EC2 stand within a specification.
TAGS = {
    "AWS::ApiGateway::": ("apigateway shape MapOfStringToString", "map"),
    "AWS::EC2::": ("ec2 shape Tag", "list"),
    "AWS::Lambda::": ("lambda shape Tags", "map"),
    "AWS::Logs::": ("logs shape Tags", "map"),
}


class Models:
    """The models of botocore, each read once."""

    def __init__(self, data):
        self.data, self.read = data, {}

    def shapes(self, service):
        return self.model(service)["shapes"]

    def model(self, service):
        if service not in self.read:
            folder = max(path for path in (self.data / service).iterdir() if path.is_dir())
            packed = folder / "service-2.json.gz"
            text = gzip.decompress(packed.read_bytes()) if packed.exists() else (folder / "service-2.json").read_bytes()
            self.read[service] = json.loads(text)
        return self.read[service]

    def start(self, place):
        """`iam CreateRole` or `ec2 shape Tag`, and names behind it, as the service and a shape; None if there is none."""
        service, _, rest = place.partition(" ")
        head, *names = rest.removeprefix("shape ").split(".")
        name = head if rest.startswith("shape ") else self.model(service)["operations"][head]["input"]["shape"]
        return self.down(service, name, names)

    def down(self, service, name, names):
        """The shape at the end of a path: `Schema[]`, `Name`."""
        for written in names:
            bare = written.removesuffix("[]")
            members = self.shapes(service)[name].get("members", {})
            # API Gateway writes its members small, CloudFormation all of them great; EC2 and Cognito disagree on acronyms.
            found = [member for key, member in members.items() if key.lower() == bare.lower()]
            if len(found) != 1:
                return None
            name = found[0]["shape"]
            if bare != written:
                name = self.item(service, name)
        return service, name

    def item(self, service, name):
        """The shape of the items of a list."""
        return self.shapes(service)[name]["member"]["shape"]


def look_up(models, kind, path):
    """The service and the shape that takes a property."""
    for prefix, (place, form) in TAGS.items():
        if kind.startswith(prefix) and path.startswith("Tags"):
            service, name = models.start(place)
            if path == "Tags":
                return service, name if form == "map" else "TagList"
            shape = models.shapes(service)[name]
            part = path.removeprefix("Tags[].").lower()
            return service, shape[part]["shape"] if form == "map" else models.down(service, name, [part])[1]
    steps = path.split(".")
    for count in range(len(steps), -1, -1):
        whole = ".".join(steps[:count])
        head, step = (whole, steps[count:]) if count else ("", steps)
        place = ELSEWHERE.get(f"{kind} {head}".strip())
        if place:
            start = models.start(place)
            return models.down(*start, step) if start else None
    for operation in OPERATIONS[kind]:
        service, name = models.start(operation)
        if found := models.down(service, name, steps):
            return found
    return None


def constraints(shape):
    """The constraints of a shape in words of JSON Schema. `sensitive` and the like are none."""
    words = {
        "string": {"min": "minLength", "max": "maxLength", "pattern": "pattern", "enum": "enum"},
        "blob": {"min": "minLength", "max": "maxLength"},
        "list": {"min": "minItems", "max": "maxItems"},
        "map": {"min": "minProperties", "max": "maxProperties"},
    }.get(shape["type"], {"min": "minimum", "max": "maximum"})
    return {words[key]: shape[key] for key in ("min", "max", "pattern", "enum") if key in shape}


def inside(models, service, name, path):
    """The path, and what lies within it that the rows do not take apart: items, keys and values."""
    shape = models.shapes(service)[name]
    yield path, {"shape": name, **constraints(shape)}
    if shape["type"] == "list":
        inner = models.item(service, name)
        if models.shapes(service)[inner]["type"] != "structure":
            yield from inside(models, service, inner, f"{path}[]")
    if shape["type"] == "map" and path != "Tags":
        yield from inside(models, service, shape["key"]["shape"], f"{path}.<key>")
        yield from inside(models, service, shape["value"]["shape"], f"{path}.*")


def slice_of(botocore, properties):
    """kind -> path -> what the API says of it."""
    models, all_of_them, lost = Models(botocore / "data"), {}, []
    for line in properties.splitlines():
        if line.startswith("#"):
            continue
        kind, path = line.split(" ")
        paths = all_of_them.setdefault(kind, {})
        listed = f"{kind} {path}[]" in ELSEWHERE
        if why := NOWHERE.get(f"{kind} {path}"):
            paths[path] = {"shape": "", "why": why}
            if listed:
                paths.update(inside(models, *look_up(models, kind, f"{path}[]"), f"{path}[]"))
            continue
        found = look_up(models, kind, path)
        if found is None:
            lost.append(line)
            continue
        paths.update(inside(models, *found, path))
        if listed:
            paths.update(inside(models, *look_up(models, kind, f"{path}[]"), f"{path}[]"))
    if lost:
        raise SystemExit("no member of an API takes these; say in api_models.py where they go:\n" + "\n".join(lost))
    return all_of_them


def lines(all_of_them):
    """One property a line, sorted, as JSON."""
    kinds = []
    for kind, paths in sorted(all_of_them.items()):
        rows = [f"  {json.dumps(path)}: {json.dumps(what, ensure_ascii=True)}" for path, what in sorted(paths.items())]
        kinds.append(f" {json.dumps(kind)}: {{\n" + ",\n".join(rows) + "\n }")
    return ["{\n" + ",\n".join(kinds) + "\n}"]
