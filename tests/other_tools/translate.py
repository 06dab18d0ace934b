"""A CloudFormation template as a Terraform module that says the same, so that Terraform can be asked about the same fault.

The names are those of the crate's own property rows (tests/fixtures/other-tools/names.json). Where a property has no row, the snake case of its
name is taken if the provider has an argument of that name at that place. What has neither is lost, and said to be lost: a module that
lost something is not measured.

Favourable to Terraform where there is a choice: account and region are literals, since its validators look at known values alone.
"""

from __future__ import annotations

import json
import re
from typing import Any

from names import KINDS, OTHER_NAMES, PSEUDO, Kind, is_function, known_to_cloudformation, snake


class Module:
    """The translation of one template. `lost` names what could not be carried over."""

    def __init__(self, template: dict[str, Any], provider: dict[str, Any]) -> None:
        self.provider = provider
        self.types = {name: resource["Type"] for name, resource in template["Resources"].items()}
        self.parameters = set(template.get("Parameters") or {})
        self.resources: dict[str, dict[str, Any]] = {}
        self.lost: list[str] = []
        for name, resource in template["Resources"].items():
            self._resource(name, resource)
        self.variables = {name: {"default": one.get("Default", "x")} for name, one in (template.get("Parameters") or {}).items()}
        self.outputs = {name: {"value": self.value(one["Value"])} for name, one in (template.get("Outputs") or {}).items()}

    def document(self) -> dict[str, Any]:
        whole = {"resource": self.resources, "variable": self.variables, "output": self.outputs}
        return {name: part for name, part in whole.items() if part}

    # Resources

    def _resource(self, name: str, resource: dict[str, Any]) -> None:
        cfn = resource["Type"]
        if (kind := KINDS.get(cfn)) is None or kind.tf not in self.provider:
            self.lost.append(f"{cfn}: not in the provider that is at hand")
            return
        properties = dict(resource.get("Properties") or {})
        body: dict[str, Any] = {}
        later = self._special(cfn, name, kind, properties, body)
        self._carry(cfn, kind, properties, "", body)
        if after := resource.get("DependsOn"):
            after = [after] if isinstance(after, str) else after
            body["depends_on"] = [self._address(one) for one in after]
        self._add(kind.tf, name, body)
        for part in later:
            part(body)

    def _add(self, tf: str, name: str, body: dict[str, Any]) -> None:
        self.resources.setdefault(tf, {})[name] = body

    def _address(self, name: str) -> str:
        kind = KINDS.get(self.types.get(name, ""))
        return f"{kind.tf if kind else 'aws_cognito_user_pool'}.{name}"

    # Properties

    def _carry(self, cfn: str, kind: Kind, value: dict[str, Any], prefix: str, body: dict[str, Any]) -> None:
        for key, inner in value.items():
            path = f"{prefix}{key}"
            if not prefix and cfn.startswith("AWS::") and not known_to_cloudformation(cfn, key):
                body[key] = self.value(inner)  # unknown there, so unknown here: as it is spelt
                continue
            tf, items = kind.rows.get(path, (None, []))
            if tf is not None:
                if items and isinstance(inner, list):
                    rows = {one: (other, rest) for one, other, rest in items}
                    inner = [self._item(rows, item, f"{cfn}.{path}[]", kind.tf, tf) for item in inner]
                    self._put(body, tf, inner)
                else:
                    self._put(body, tf, self._as(kind.tf, tf, inner))
            elif isinstance(inner, dict) and not is_function(inner) and self._has_inside(kind, path):
                self._carry(cfn, kind, inner, f"{path}.", body)
            else:
                self._guess(cfn, kind, path, inner, body)

    @staticmethod
    def _has_inside(kind: Kind, path: str) -> bool:
        return any(row.startswith(f"{path}.") for row in kind.rows)

    def _guess(self, cfn: str, kind: Kind, path: str, inner: Any, body: dict[str, Any]) -> None:
        tf = OTHER_NAMES.get((cfn, path))
        if tf is None:
            parent = path.rpartition(".")[0]
            near = next((row for row in kind.rows if parent and row.rpartition(".")[0] == parent and kind.rows[row][0]), None)
            above = kind.rows[near][0].rpartition(".")[0] if near else ".".join(snake(part) for part in parent.split(".") if part)
            tf = ".".join(filter(None, [above, snake(path.rpartition(".")[2])]))
        place = self._place(kind.tf, tf)
        if place is None:
            self.lost.append(f"{cfn}.{path}: the provider has no word for it")
        elif "block" in place and isinstance(inner, (dict, list)):
            items = inner if isinstance(inner, list) else [inner]
            self._put(body, tf, [self._item({}, item, f"{cfn}.{path}", kind.tf, tf) for item in items])
        else:
            self._put(body, tf, self._as(kind.tf, tf, inner))

    def _item(self, rows: dict[str, Any], item: Any, said: str, tf_type: str, above: str) -> Any:
        if not isinstance(item, dict) or is_function(item):
            return self.value(item)
        made: dict[str, Any] = {}
        self._inside(rows, item, "", said, tf_type, above, made)
        return made

    def _inside(self, rows: dict[str, Any], value: dict[str, Any], prefix: str, said: str, tf_type: str, above: str, made: dict[str, Any]) -> None:
        for key, inner in value.items():
            path = f"{prefix}{key}"
            if any(row.startswith(f"{path}.") for row in rows) and isinstance(inner, dict):
                self._inside(rows, inner, f"{path}.", said, tf_type, above, made)
                continue
            tf = rows[path][0] if path in rows and rows[path][0] else snake(path)
            if self._place(tf_type, f"{above}.{tf}") is None:
                self.lost.append(f"{said}.{path}: the provider has no word for it")
            else:
                self._put(made, tf, self._as(tf_type, f"{above}.{tf}", inner))

    @staticmethod
    def _put(body: dict[str, Any], tf: str, value: Any) -> None:
        *outer, last = tf.split(".")
        for name in outer:
            body = body.setdefault(name, {})
        body[last] = value

    def _place(self, tf_type: str, path: str) -> dict[str, Any] | None:
        """What the provider has at a path: an attribute or a block."""
        block: dict[str, Any] = self.provider[tf_type]["block"]
        found: dict[str, Any] | None = None
        for name in path.split("."):
            attributes, blocks = block.get("attributes", {}), block.get("block_types", {})
            found = attributes.get(name) or blocks.get(name)
            if found is None:
                return None
            block = found.get("block") or found.get("nested_type") or {}
        return found

    def _as(self, tf_type: str, path: str, value: Any) -> Any:
        """A value in the form of its argument: a document is text there. A list where text is due stays one, since that may be the fault."""
        place = self._place(tf_type, path) or {}
        made = self.value(value)
        if place.get("type") == "string" and isinstance(made, dict):
            return json.dumps(made)
        return made

    # Values

    def value(self, value: Any) -> Any:
        if isinstance(value, str):
            return value.replace("${", "$${").replace("%{", "%%{")
        if isinstance(value, list):
            return [self.value(one) for one in value]
        if not isinstance(value, dict):
            return value
        if "Ref" in value and len(value) == 1:
            return self._ref(value["Ref"])
        if "Fn::GetAtt" in value:
            where = value["Fn::GetAtt"]
            name, _, attribute = where.partition(".") if isinstance(where, str) else (where[0], "", where[1])
            return self._get_att(name, attribute)
        if "Fn::Sub" in value:
            text, given = value["Fn::Sub"] if isinstance(value["Fn::Sub"], list) else (value["Fn::Sub"], {})
            return re.sub(r"\$\{([^}]*)\}", lambda hole: self._hole(hole[1], given), text)
        if "Fn::Join" in value:
            between, parts = value["Fn::Join"]
            return between.join(str(self.value(part)) for part in parts)
        if is_function(value):
            self.lost.append(f"{next(iter(value))}: not translated")
        return {key: self.value(inner) for key, inner in value.items()}

    def _hole(self, name: str, given: dict[str, Any]) -> str:
        if name.startswith("!"):
            return "$${" + name[1:] + "}"
        if name in given:
            return str(self.value(given[name]))
        return self._get_att(*name.split(".", 1)) if "." in name else self._ref(name)

    def _ref(self, name: str) -> str:
        if name in PSEUDO:
            return PSEUDO[name]
        if name in self.parameters:
            return f"${{var.{name}}}"
        kind = KINDS.get(self.types.get(name, ""))
        return f"${{{self._address(name)}.{kind.attributes.get(None, 'id') if kind else 'id'}}}"

    def _get_att(self, name: str, attribute: str) -> str:
        kind = KINDS.get(self.types.get(name, ""))
        return f"${{{self._address(name)}.{kind.attributes.get(attribute, snake(attribute)) if kind else snake(attribute)}}}"

    # What differs by more than its name

    def _special(self, cfn: str, name: str, kind: Kind, properties: dict[str, Any], body: dict[str, Any]) -> list[Any]:
        """Takes out of the properties what is carried over here, and returns what is to be added once the body is whole."""
        take = properties.pop
        if cfn == "AWS::Cognito::UserPool":
            for factor in take("EnabledMfas", []):
                if factor == "SOFTWARE_TOKEN_MFA":
                    body["software_token_mfa_configuration"] = {"enabled": True}
                elif factor == "EMAIL_OTP":
                    body["email_mfa_configuration"] = {}
                elif factor != "SMS_MFA":
                    self.lost.append(f"{cfn}.EnabledMfas: Terraform has a block for each factor, and none called {factor}")
        elif cfn == "AWS::Cognito::UserPoolIdentityProvider":
            if (details := take("ProviderDetails", None)) is not None:
                body["provider_details"] = self.value(details)
        elif cfn == "AWS::Cognito::IdentityPoolRoleAttachment":
            mappings = take("RoleMappings", {})
            body["role_mapping"] = [self._role_mapping(key, one) for key, one in mappings.items()]
        elif cfn == "AWS::Lambda::Function":
            body["function_name"] = name
            if "ZipFile" in properties.get("Code", {}):
                body["filename"] = "function.zip"
                properties["Code"] = {key: one for key, one in properties["Code"].items() if key != "ZipFile"}
        elif cfn == "AWS::ApiGatewayV2::DomainName":
            items = take("DomainNameConfigurations", [])
            made = [self._item({}, one, f"{cfn}.DomainNameConfigurations[]", kind.tf, "domain_name_configuration") for one in items]
            body["domain_name_configuration"] = [{"security_policy": "TLS_1_2"} | one for one in made]
        elif cfn == "AWS::ApiGatewayV2::Stage":
            settings = take("RouteSettings", {})
            made = [{"route_key": key} | self._item({}, one, f"{cfn}.RouteSettings", kind.tf, "route_settings") for key, one in settings.items()]
            body |= {"route_settings": made} if made else {}
        elif cfn == "AWS::IAM::Policy":
            roles = take("Roles", [])
            if len(roles) > 1:
                self.lost.append(f"{cfn}.Roles: Terraform's policy is of one role")
            body |= {"role": self.value(roles[0])} if roles else {}
        elif cfn == "AWS::IAM::Role":
            return [lambda _, at=number, one=one: self._inline(name, at, one) for number, one in enumerate(take("Policies", []))]
        elif cfn == "AWS::ApiGateway::Method":
            return self._parts_of_method(name, properties)
        elif cfn == "AWS::ApiGateway::Stage":
            return [lambda stage, at=at, one=one: self._settings(name, at, one, stage) for at, one in enumerate(take("MethodSettings", []))]
        return []

    def _role_mapping(self, key: str, one: dict[str, Any]) -> dict[str, Any]:
        above = "role_mapping"
        made = {"identity_provider": self.value(one.get("IdentityProvider", key))}
        for cfn, tf in (("Type", "type"), ("AmbiguousRoleResolution", "ambiguous_role_resolution")):
            if cfn in one:
                made[tf] = self.value(one[cfn])
        rules = one.get("RulesConfiguration", {}).get("Rules", [])
        names = {"RoleARN": ("role_arn", [])}
        if rules:
            tf = "aws_cognito_identity_pool_roles_attachment"
            made["mapping_rule"] = [self._item(names, rule, "RulesConfiguration.Rules[]", tf, f"{above}.mapping_rule") for rule in rules]
        return made

    def _inline(self, role: str, at: int, policy: dict[str, Any]) -> None:
        body = {"name": self.value(policy["PolicyName"]), "role": self._ref(role), "policy": json.dumps(self.value(policy["PolicyDocument"]))}
        self._add("aws_iam_role_policy", f"{role}{at}", body)

    def _settings(self, stage: str, at: int, one: dict[str, Any], body: dict[str, Any]) -> None:
        kind = KINDS["MethodSettings"]
        rest = dict(one)
        path, method = str(rest.pop("ResourcePath", "/*")).strip("/").replace("~1", "/").strip("/"), rest.pop("HttpMethod", "*")
        made = {"rest_api_id": body["rest_api_id"], "stage_name": self._ref(stage), "method_path": f"{path}/{method}"}
        self._carry("MethodSettings", kind, rest, "", made)
        self._add(kind.tf, f"{stage}{at}", made)

    def _parts_of_method(self, name: str, properties: dict[str, Any]) -> list[Any]:
        parts: list[tuple[str, str, dict[str, Any]]] = []
        integration = dict(properties.pop("Integration", {}))
        for at, one in enumerate(properties.pop("MethodResponses", [])):
            parts.append(("MethodResponses", f"{name}{at}", one))
        for at, one in enumerate(integration.pop("IntegrationResponses", [])):
            parts.append(("IntegrationResponses", f"{name}{at}", one))
        if integration:
            parts.append(("Integration", name, integration))

        def add(method: dict[str, Any]) -> None:
            for part, label, one in parts:
                kind = KINDS[part]
                body = {key: method[key] for key in ("rest_api_id", "resource_id", "http_method") if key in method}
                self._carry(part, kind, one, "", body)
                self._add(kind.tf, label, body)

        return [add]
