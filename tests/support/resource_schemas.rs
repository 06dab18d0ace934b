//! AWS's own resource schemas as a judge of templates and of our property rows.
//!
//! In: the files of `schema/cloudformation/`, and a template as JSON, intrinsics in their long forms. Out: sentences
//! about what CloudFormation would refuse; yes or no for the name of a property or an attribute; what `Ref` returns.
//!
//! The schemas describe resources as the service sees them, after CloudFormation has put values in the place of
//! `{"Ref": …}`. So they are *widened* first: wherever a value stands, an intrinsic may stand in its place ([`widen`]).
//! `if` and `else` are used rather than `anyOf`, because then an error deep inside is reported at its own place. A
//! keyword that the widening does not know stops the tests: it would otherwise be dropped without a word.
//!
//! Beyond the schemas, [`judge`] looks whether every reference leads somewhere and whether no read-only property is
//! set. `Fn::If` is judged both ways, and what is `AWS::NoValue` counts as absent.
//!
//! Known weaknesses: what an intrinsic yields is not compared with the place it stands in; types are compared strictly,
//! while CloudFormation also takes `"5"` for 5; all conditions are taken to be true together, then false together;
//! formats are not checked; what AWS leaves open stays open (`AllowedOAuthFlows: [cod]` passes, a policy document is
//! any object). `Fn::Transform`, nested stacks and cyclic references are none of its business.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use jsonschema::{Draft, Keyword, ValidationError, Validator};
use serde_json::{Map, Value, json};

use super::api_models::Violation;

/// A vendored schema and its widened form, ready to judge.
struct Resource {
    schema: Value,
    validator: Validator,
}

/// Every resource type that can be judged, sorted.
pub(crate) fn types() -> impl Iterator<Item = &'static str> {
    resources().keys().map(String::as_str)
}

/// Whether a template may set this property: `Policies.PasswordPolicy.MinimumLength`, `[]` after a list for its items
/// (`Schema[].Name`), any name or `*` for the entries of a map (`UserPoolTags.*`). Read-only properties do not count,
/// nor does what lies within a free-form object such as a policy document.
pub(crate) fn property_exists(type_name: &str, dotted_path: &str) -> bool {
    let Some(Resource { schema, .. }) = resources().get(type_name) else { return false };
    let mut node = schema;
    let mut seen: Vec<&str> = Vec::new();
    for segment in dotted_path.split('.') {
        let name = segment.trim_end_matches("[]");
        let Some(mut inner) = member(schema, node, name) else { return false };
        seen.push(name);
        if read_only(schema).any(|pointer| pointer.iter().filter(|step| **step != "*").eq(seen.iter())) {
            return false;
        }
        for _ in 0..(segment.len() - name.len()) / 2 {
            let Some(items) = alternatives(schema, inner).into_iter().find_map(|node| node.get("items")) else {
                return false;
            };
            inner = items;
        }
        node = inner;
    }
    true
}

/// Whether `Fn::GetAtt` yields this attribute, by the schema's read-only properties. Some types have an attribute `Id`
/// there that stands for "what `Ref` returns" and that `Fn::GetAtt` does not know; it counts here.
pub(crate) fn attribute_exists(type_name: &str, attribute: &str) -> bool {
    resources().get(type_name).is_some_and(|resource| read_only(&resource.schema).any(|pointer| pointer.join(".") == attribute))
}

/// The property or attribute whose value `Ref` returns, where one has it and it is known: for the types listed here by
/// their pages in the CloudFormation template reference, section "Return values"; for the others by the primary
/// identifier of the schema if it has one part. `Id` of a type without a property of that name is "what `Ref` returns",
/// whatever that looks like: the ARN of a certificate, key and plan with a colon between them for a usage plan key.
pub(crate) fn ref_returns(type_name: &str) -> Option<&'static str> {
    const PAGES: &[(&str, Option<&str>)] = &[
        ("AWS::ApiGateway::Authorizer", Some("AuthorizerId")),
        ("AWS::ApiGateway::Deployment", Some("DeploymentId")),
        // An id of CloudFormation's own: mysta-metho-01234b567890example.
        ("AWS::ApiGateway::Method", None),
        ("AWS::ApiGateway::Model", Some("Name")),
        ("AWS::ApiGateway::RequestValidator", Some("RequestValidatorId")),
        ("AWS::ApiGateway::Resource", Some("ResourceId")),
        ("AWS::ApiGateway::Stage", Some("StageName")),
        ("AWS::ApiGatewayV2::ApiMapping", Some("ApiMappingId")),
        ("AWS::ApiGatewayV2::Authorizer", Some("AuthorizerId")),
        ("AWS::ApiGatewayV2::Deployment", Some("DeploymentId")),
        ("AWS::ApiGatewayV2::Integration", Some("IntegrationId")),
        ("AWS::ApiGatewayV2::Route", Some("RouteId")),
        ("AWS::ApiGatewayV2::Stage", Some("StageName")),
        ("AWS::Cognito::UserPoolClient", Some("ClientId")),
        ("AWS::Cognito::UserPoolDomain", Some("Domain")),
        ("AWS::Cognito::UserPoolGroup", Some("GroupName")),
        ("AWS::Cognito::UserPoolIdentityProvider", Some("ProviderName")),
        ("AWS::Cognito::UserPoolResourceServer", Some("Identifier")),
        // UserPoolUICustomizationAttachment-<pool>-<client>.
        ("AWS::Cognito::UserPoolUICustomizationAttachment", None),
        ("AWS::Cognito::UserPoolUser", Some("Username")),
        // UserToGroupAttachment-YejJvzrEXAMPLE.
        ("AWS::Cognito::UserPoolUserToGroupAttachment", None),
        ("AWS::EC2::EIP", Some("PublicIp")),
        // A name that CloudFormation generates, not `PolicyName`.
        ("AWS::IAM::Policy", None),
        ("AWS::Route53::RecordSet", Some("Name")),
    ];
    if let Some((_, property)) = PAGES.iter().find(|(name, _)| *name == type_name) {
        return *property;
    }
    let identifier = resources().get(type_name)?.schema.get("primaryIdentifier")?.as_array()?;
    match identifier.as_slice() {
        [one] => one.as_str()?.strip_prefix("/properties/"),
        _ => None,
    }
}

/// What CloudFormation would refuse in a template: one sentence each, `LogicalId.Properties/…: what is wrong`, sorted.
pub(crate) fn judge(template: &Value) -> Vec<String> {
    let mut found = BTreeSet::new();
    let Some(declared) = template.get("Resources").and_then(Value::as_object).filter(|all| !all.is_empty()) else {
        return vec!["Resources: at least one resource is required".to_owned()];
    };
    for (id, resource) in declared {
        judge_resource(id, resource, &mut found);
    }
    references(template, declared, &mut found);
    found.into_iter().collect()
}

/// Every greatest length of a text that the schema of a type knows.
pub(crate) fn lengths(kind: &str) -> Vec<usize> {
    fn walk(schema: &Value, found: &mut Vec<usize>) {
        match schema {
            Value::Object(entries) => {
                found.extend(entries.get("maxLength").and_then(Value::as_u64).and_then(|most| usize::try_from(most).ok()));
                entries.values().for_each(|inner| walk(inner, found));
            }
            Value::Array(items) => items.iter().for_each(|inner| walk(inner, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    resources().get(kind).into_iter().for_each(|known| walk(&known.schema, &mut found));
    found
}

/// The values that the schemas of some resources refuse, in the terms of [`super::api_models`].
pub(crate) fn violations(id: &str, resource: &Value) -> Vec<Violation> {
    let kind = resource["Type"].as_str().unwrap_or_default();
    let Some(known) = resources().get(kind) else { return Vec::new() };
    let Some(properties) = settle(&resource["Properties"], true) else { return Vec::new() };
    let errors = known.validator.iter_errors(&properties);
    let all = errors.map(|error| {
        let steps = error.instance_path().as_str().split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"));
        let property = super::api_models::property(kind, steps);
        let keyword = error.schema_path().as_str().rsplit('/').find(|step| step.parse::<usize>().is_err()).unwrap_or_default().to_owned();
        Violation { resource: id.to_owned(), property, constraint: format!("{keyword} of the schema") }
    });
    all.collect()
}

/// One resource against its schema.
fn judge_resource(id: &str, resource: &Value, found: &mut BTreeSet<String>) {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html
    const KEYS: &[&str] = &[
        "Condition",
        "CreationPolicy",
        "DeletionPolicy",
        "DependsOn",
        "Metadata",
        "Properties",
        "Type",
        "UpdatePolicy",
        "UpdateReplacePolicy",
    ];
    for key in resource.as_object().into_iter().flat_map(Map::keys).filter(|key| !KEYS.contains(&key.as_str())) {
        found.insert(format!("{id}: `{key}` is no attribute of a resource"));
    }
    let Some(type_name) = resource.get("Type").and_then(Value::as_str) else {
        found.insert(format!("{id}: `Type` is required"));
        return;
    };
    let Some(known) = resources().get(type_name) else {
        found.insert(format!("{id}: the type `{type_name}` has no schema here"));
        return;
    };
    let empty = json!({});
    let written = resource.get("Properties").unwrap_or(&empty);
    for truth in [true, false] {
        let properties = settle(written, truth).unwrap_or_else(|| empty.clone());
        for error in known.validator.iter_errors(&properties) {
            let message: String = error.to_string().chars().take(300).collect();
            found.insert(format!("{id}.Properties{}: {message}", error.instance_path()));
        }
        for pointer in read_only(&known.schema) {
            if is_set(&properties, &pointer) {
                found.insert(format!("{id}.Properties/{}: a read-only property cannot be set", pointer.join("/")));
            }
        }
    }
}

/// The value with every `Fn::If` decided and everything that is `AWS::NoValue` gone; `None` if nothing is left of it.
fn settle(value: &Value, truth: bool) -> Option<Value> {
    match value {
        Value::Array(items) => Some(items.iter().filter_map(|item| settle(item, truth)).collect()),
        Value::Object(entries) => {
            if entries.len() == 1 {
                if entries.get("Ref").and_then(Value::as_str) == Some("AWS::NoValue") {
                    return None;
                }
                if let Some([_, yes, no]) = entries.get("Fn::If").and_then(Value::as_array).map(Vec::as_slice) {
                    return settle(if truth { yes } else { no }, truth);
                }
            }
            Some(entries.iter().filter_map(|(key, inner)| Some((key.clone(), settle(inner, truth)?))).collect())
        }
        scalar => Some(scalar.clone()),
    }
}

/// Whether something stands where a pointer of a schema leads; `*` is every item.
fn is_set(value: &Value, pointer: &[&str]) -> bool {
    let Some((step, rest)) = pointer.split_first() else { return true };
    match value {
        Value::Array(items) if *step == "*" => items.iter().any(|item| is_set(item, rest)),
        Value::Object(entries) => entries.get(*step).is_some_and(|inner| is_set(inner, rest)),
        _ => false,
    }
}

/// Whether every `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::If`, `Condition` and `DependsOn` leads to something.
fn references(template: &Value, declared: &Map<String, Value>, found: &mut BTreeSet<String>) {
    let section = |name: &str| template.get(name).and_then(Value::as_object);
    let names = Names { resources: declared, parameters: section("Parameters"), conditions: section("Conditions") };
    for (id, resource) in declared {
        let depends = resource.get("DependsOn");
        let depends = depends.into_iter().chain(depends.and_then(Value::as_array).into_iter().flatten());
        for other in depends.filter_map(Value::as_str).filter(|other| !declared.contains_key(*other)) {
            found.insert(format!("{id}.DependsOn: there is no resource `{other}`"));
        }
        names.condition(resource.get("Condition"), &format!("{id}.Condition"), found);
        if let Some(properties) = resource.get("Properties") {
            names.walk(properties, &format!("{id}.Properties"), found);
        }
    }
    for (name, output) in section("Outputs").into_iter().flatten() {
        names.condition(output.get("Condition"), &format!("Outputs.{name}.Condition"), found);
        names.walk(output, &format!("Outputs.{name}"), found);
    }
}

/// What a reference may lead to.
struct Names<'a> {
    resources: &'a Map<String, Value>,
    parameters: Option<&'a Map<String, Value>>,
    conditions: Option<&'a Map<String, Value>>,
}

impl Names<'_> {
    /// Every intrinsic in a value.
    fn walk(&self, value: &Value, at: &str, found: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.walk(item, &format!("{at}/{i}"), found);
                }
            }
            Value::Object(entries) => {
                for (key, inner) in entries {
                    match (key.as_str(), inner) {
                        ("Ref", Value::String(name)) if entries.len() == 1 => self.name(name, at, found),
                        ("Fn::GetAtt", Value::String(name)) => self.dotted(name, at, found),
                        ("Fn::GetAtt", Value::Array(parts)) => match parts.as_slice() {
                            [Value::String(id), Value::String(attribute)] => self.attribute(id, attribute, at, found),
                            [Value::String(_), _] => {}
                            _ => {
                                found.insert(format!("{at}: `Fn::GetAtt` takes a resource and an attribute"));
                            }
                        },
                        ("Fn::Sub", Value::String(text)) => self.text(text, &[], at, found),
                        ("Fn::Sub", Value::Array(parts)) => {
                            if let [Value::String(text), Value::Object(own)] = parts.as_slice() {
                                self.text(text, &own.keys().map(String::as_str).collect::<Vec<_>>(), at, found);
                            }
                        }
                        ("Fn::If", Value::Array(parts)) => self.condition(parts.first(), at, found),
                        _ => {}
                    }
                    self.walk(inner, &format!("{at}/{key}"), found);
                }
            }
            _ => {}
        }
    }

    /// The `${…}` of a `Fn::Sub`, but for `${!literal}` and the names that it defines itself.
    fn text(&self, text: &str, own: &[&str], at: &str, found: &mut BTreeSet<String>) {
        for piece in text.split("${").skip(1) {
            let Some((name, _)) = piece.split_once('}') else {
                found.insert(format!("{at}: `${{` without its `}}`"));
                continue;
            };
            if name.starts_with('!') || own.contains(&name) {
                continue;
            }
            if name.contains('.') { self.dotted(name, at, found) } else { self.name(name, at, found) }
        }
    }

    fn name(&self, name: &str, at: &str, found: &mut BTreeSet<String>) {
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
        const PSEUDO: &[&str] = &[
            "AWS::AccountId",
            "AWS::NoValue",
            "AWS::NotificationARNs",
            "AWS::Partition",
            "AWS::Region",
            "AWS::StackId",
            "AWS::StackName",
            "AWS::URLSuffix",
        ];
        if !PSEUDO.contains(&name) && !self.resources.contains_key(name) && !self.parameters.is_some_and(|all| all.contains_key(name)) {
            found.insert(format!("{at}: there is no resource or parameter `{name}`"));
        }
    }

    fn dotted(&self, name: &str, at: &str, found: &mut BTreeSet<String>) {
        match name.split_once('.') {
            Some((id, attribute)) => self.attribute(id, attribute, at, found),
            None => {
                found.insert(format!("{at}: `{name}` names no attribute"));
            }
        }
    }

    fn attribute(&self, id: &str, attribute: &str, at: &str, found: &mut BTreeSet<String>) {
        let Some(resource) = self.resources.get(id) else {
            found.insert(format!("{at}: there is no resource `{id}`"));
            return;
        };
        let type_name = resource.get("Type").and_then(Value::as_str).unwrap_or_default();
        if resources().contains_key(type_name) && !attribute_exists(type_name, attribute) {
            found.insert(format!("{at}: `{type_name}` has no attribute `{attribute}`"));
        }
    }

    fn condition(&self, name: Option<&Value>, at: &str, found: &mut BTreeSet<String>) {
        if let Some(name) = name.and_then(Value::as_str).filter(|name| !self.conditions.is_some_and(|all| all.contains_key(*name))) {
            found.insert(format!("{at}: there is no condition `{name}`"));
        }
    }
}

/// The schemas by type, read and widened once a process.
fn resources() -> &'static BTreeMap<String, Resource> {
    static ALL: OnceLock<BTreeMap<String, Resource>> = OnceLock::new();
    ALL.get_or_init(|| {
        let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "schema", "cloudformation"].iter().collect();
        let files = std::fs::read_dir(&folder).expect("schema/cloudformation can be listed");
        files
            .map(|file| {
                let path = file.expect("schema/cloudformation can be listed").path();
                let text = std::fs::read_to_string(&path).expect("a vendored schema can be read");
                let schema: Value = serde_json::from_str(&text).expect("a vendored schema is JSON");
                let type_name = schema.get("typeName").and_then(Value::as_str).expect("a vendored schema has a typeName").to_owned();
                let validator = compile(&widen_root(&schema, &type_name)).unwrap_or_else(|error| panic!("{type_name}: {error}"));
                (type_name, Resource { schema, validator })
            })
            .collect()
    })
}

/// The compiled form of a widened schema.
pub(crate) fn compile(widened: &Value) -> Result<Validator, ValidationError<'static>> {
    let options = jsonschema::options().with_draft(Draft::Draft202012);
    SUMS.iter()
        .fold(options, |options, keyword| {
            options.with_keyword(*keyword, move |_, value, _| Ok(Box::new(Sum { keyword, value: value.clone() })))
        })
        .build(widened)
}

/// A whole resource schema, widened. Its own object stays as it is: `Properties` itself is no intrinsic.
pub(crate) fn widen_root(schema: &Value, type_name: &str) -> Value {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html, those
    // that yield a value. `Fn::If` is decided before.
    const FUNCTIONS: &[&str] = &[
        "Ref",
        "Fn::Base64",
        "Fn::Cidr",
        "Fn::FindInMap",
        "Fn::GetAtt",
        "Fn::GetAZs",
        "Fn::ImportValue",
        "Fn::Join",
        "Fn::Length",
        "Fn::Select",
        "Fn::Split",
        "Fn::Sub",
        "Fn::ToJsonString",
        "Fn::Transform",
    ];
    let mut widened = widen(schema, type_name);
    let intrinsic = json!({ "type": "object", "minProperties": 1, "maxProperties": 1, "propertyNames": { "enum": FUNCTIONS } });
    let root = widened.as_object_mut().unwrap_or_else(|| panic!("{type_name}: a schema is an object"));
    root.entry("type").or_insert_with(|| json!("object"));
    let definitions = root.entry("definitions").or_insert_with(|| json!({}));
    definitions
        .as_object_mut()
        .unwrap_or_else(|| panic!("{type_name}: definitions is an object"))
        .insert("(intrinsic)".to_owned(), intrinsic);
    widened
}

/// A schema in which an intrinsic may stand wherever a value stands. `at` is for the message when it cannot be done.
fn widen(schema: &Value, at: &str) -> Value {
    // Said for other readers, or without effect on a template.
    const IGNORED: &[&str] = &[
        "$comment",
        "$id",
        "$schema",
        "conditionalCreateOnlyProperties",
        "createOnlyProperties",
        "default",
        "deprecatedProperties",
        "description",
        "examples",
        "format",
        "handlers",
        "insertionOrder",
        "primaryIdentifier",
        "propertyTransform",
        "readOnlyProperties",
        "relationshipRef",
        "replacementStrategy",
        "sourceUrl",
        "taggable",
        "tagging",
        "title",
        "typeName",
        "writeOnlyProperties",
    ];
    // About the value itself, or a list of names: as they are.
    const KEPT: &[&str] = &[
        "$ref",
        "const",
        "dependentRequired",
        "enum",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "required",
        "type",
        "uniqueItems",
    ];
    let Value::Object(keywords) = schema else {
        assert!(schema.is_boolean(), "{at}: a schema is an object or a boolean");
        return schema.clone();
    };
    let value_place = |inner: &Value, at: &str| match inner {
        Value::Bool(_) => inner.clone(),
        _ => json!({ "if": { "$ref": "#/definitions/(intrinsic)" }, "else": widen(inner, at) }),
    };
    let each = |inner: &Value, key: &str, as_value: bool| -> Value {
        let inner = inner.as_object().unwrap_or_else(|| panic!("{at}/{key}: an object is due"));
        let widened = inner.iter().map(|(name, one)| {
            let at = format!("{at}/{key}/{name}");
            let name = if key == "patternProperties" { pattern(name) } else { name.clone() };
            (name, if as_value { value_place(one, &at) } else { widen(one, &at) })
        });
        widened.collect()
    };
    let mut out = Map::new();
    for (key, inner) in keywords {
        let widened = match key.as_str() {
            ignored if IGNORED.contains(&ignored) => continue,
            kept if KEPT.contains(&kept) || SUMS.contains(&kept) => inner.clone(),
            "properties" | "patternProperties" => each(inner, key, true),
            "definitions" => each(inner, key, false),
            "items" | "additionalProperties" => value_place(inner, &format!("{at}/{key}")),
            // These speak of the same value as the schema that holds them, which has been found not to be an intrinsic.
            "anyOf" | "oneOf" | "allOf" => inner.as_array().into_iter().flatten().map(|one| widen(one, at)).collect(),
            "pattern" => Value::String(pattern(inner.as_str().unwrap_or_default())),
            unknown => {
                panic!("{at}: the keyword `{unknown}` is new; say in tests/support/resource_schemas.rs what it means")
            }
        };
        out.insert(key.clone(), widened);
    }
    Value::Object(out)
}

/// A pattern as the engine takes it. Of the vendored ones only `\Z`, twice in AWS::Logs::LogGroup, needs another
/// spelling: it is Python's and Java's for the end of the text. The look-arounds of AWS::Lambda::* are understood. `\s`
/// is six blanks of ASCII to AWS, and more to this engine.
fn pattern(written: &str) -> String {
    written.replace(r"\Z", "$").replace(r"[^\s]", r"[^\t\n\x0b\x0c\r ]")
}

/// cfn-lint's own keywords, which its patches use to say what AWS's files leave out.
const SUMS: &[&str] = &["dependentExcluded", "requiredOr", "requiredXor"];

/// One of [`SUMS`] at work.
struct Sum {
    keyword: &'static str,
    value: Value,
}

impl Sum {
    fn complaint(&self, instance: &Value) -> Option<String> {
        let present = instance.as_object()?;
        let names = |value: &Value| value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>();
        let listed = names(&self.value);
        let count = listed.iter().filter(|name| present.contains_key(*name)).count();
        match self.keyword {
            "requiredOr" if count == 0 => Some(format!("one or more of {} is required", listed.join(", "))),
            "requiredXor" if count != 1 => Some(format!("exactly one of {} is required", listed.join(", "))),
            "dependentExcluded" => {
                self.value.as_object()?.iter().filter(|(name, _)| present.contains_key(*name)).find_map(|(name, others)| {
                    let other = names(others).into_iter().find(|other| present.contains_key(other))?;
                    Some(format!("{name} and {other} exclude each other"))
                })
            }
            _ => None,
        }
    }
}

impl<'i> Keyword<'i> for Sum {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        self.complaint(instance).map_or(Ok(()), |complaint| Err(ValidationError::custom(complaint)))
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        self.complaint(instance).is_none()
    }
}

/// The read-only properties as steps: `/properties/A/*/B` as `A`, `*`, `B`.
fn read_only(schema: &Value) -> impl Iterator<Item = Vec<&str>> {
    let pointers = schema.get("readOnlyProperties").and_then(Value::as_array).into_iter().flatten();
    pointers.filter_map(|pointer| Some(pointer.as_str()?.strip_prefix("/properties/")?.split('/').collect()))
}

/// The schema of the member `name` of an object, or of the entries of a map.
fn member<'a>(root: &'a Value, node: &'a Value, name: &str) -> Option<&'a Value> {
    alternatives(root, node).into_iter().find_map(|node| {
        let named = node.get("properties").and_then(|all| all.get(name));
        let of_map = || node.get("patternProperties").and_then(Value::as_object).and_then(|all| all.values().next());
        let of_rest = || node.get("additionalProperties").filter(|rest| rest.is_object());
        named.or_else(of_map).or_else(of_rest)
    })
}

/// A schema and what it stands for: the target of its `$ref`, the branches of its sums.
fn alternatives<'a>(root: &'a Value, node: &'a Value) -> Vec<&'a Value> {
    let mut found = vec![node];
    let mut next = 0;
    while let Some(node) = found.get(next).copied() {
        next += 1;
        let target = node.get("$ref").and_then(Value::as_str).and_then(|pointer| root.pointer(pointer.strip_prefix('#')?));
        let branches = ["anyOf", "oneOf", "allOf"].into_iter().filter_map(|key| node.get(key)?.as_array()).flatten();
        for one in target.into_iter().chain(branches) {
            if !found.iter().any(|known| std::ptr::eq(*known, one)) {
                found.push(one);
            }
        }
    }
    found
}
