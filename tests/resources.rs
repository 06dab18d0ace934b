//! The property and attribute rows, held against AWS's own resource schemas.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected stops"
)]

mod support;

use poolgate::resources::{Cfn, Described, Names, every_kind};
use support::api_models;
use support::generated;
use support::resource_schemas::{attribute_exists, property_exists, ref_returns};
use support::specs::{cases, compile, deployed};

/// The type and the property path under which a kind's properties stand, since some are nested in others.
fn place(described: &Described) -> (&'static str, String) {
    let method = "AWS::ApiGateway::Method";
    match (described.kind.cfn, described.kind.tf) {
        (Cfn::Resource(kind), _) => (kind, String::new()),
        (Cfn::Property(name), _) => (method, format!("{name}.")),
        (Cfn::ListItem(name @ "MethodResponses"), _) => (method, format!("{name}[].")),
        (Cfn::ListItem(name @ "IntegrationResponses"), _) => (method, format!("Integration.{name}[].")),
        (Cfn::ListItem(name @ "MethodSettings"), _) => ("AWS::ApiGateway::Stage", format!("{name}[].")),
        (Cfn::ListItem(name), _) => panic!("{name}: say here what it is nested in"),
    }
}

fn paths(prefix: &str, names: &[Names], out: &mut Vec<String>) {
    for name in names {
        let Some(cfn) = name.cfn.get() else { continue };
        out.push(format!("{prefix}{cfn}"));
        paths(&format!("{prefix}{cfn}[]."), &name.items, out);
    }
}

#[test]
fn every_property_exists_in_the_schema_of_its_type() {
    let mut wrong = Vec::new();
    for described in every_kind() {
        let (kind, prefix) = place(&described);
        let mut all = Vec::new();
        paths(&prefix, &described.names, &mut all);
        assert!(!all.is_empty(), "{kind} has no properties");
        wrong.extend(all.into_iter().filter(|path| !property_exists(kind, path)).map(|path| format!("{kind} {path}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// `schema/refresh.py` takes from the API models what this lists, and knows the rows by nothing else.
#[test]
fn the_list_of_properties_is_up_to_date() {
    let mut all = std::collections::BTreeSet::new();
    for described in every_kind() {
        let (kind, prefix) = place(&described);
        let mut own = Vec::new();
        paths(&prefix, &described.names, &mut own);
        all.extend(own.into_iter().map(|path| format!("{kind} {path}\n")));
    }
    let head = "# Every CloudFormation property that the rows of src/resources write. Made by tests/resources.rs, read by refresh.py.\n";
    generated::current("schema/properties.txt", &(head.to_owned() + &all.into_iter().collect::<String>()));
}

#[test]
fn the_api_models_are_asked_about_every_property() {
    let listed = include_str!("../schema/properties.txt").lines().filter(|line| !line.starts_with('#'));
    let missing: Vec<_> = listed.filter(|property| !api_models::slice().contains_key(*property)).collect();
    assert!(missing.is_empty(), "run schema/refresh.py, which looks up {missing:#?}");
}

#[test]
fn every_attribute_is_what_cloudformation_returns() {
    for described in every_kind() {
        let Cfn::Resource(kind) = described.kind.cfn else {
            assert!(described.kind.attributes.is_empty(), "nothing can refer to a part of a resource");
            continue;
        };
        for row in described.kind.attributes {
            match row.cfn {
                Some(attribute) => assert!(attribute_exists(kind, attribute), "{kind} {attribute}"),
                None => assert!(ref_returns(kind).is_some(), "{kind} returns nothing for Ref"),
            }
        }
    }
}

#[test]
fn a_property_that_one_target_lacks_says_why() {
    fn check(kind: &str, names: &[Names]) {
        for name in names {
            for side in [name.cfn, name.tf] {
                if let poolgate::resources::Name::None(why) = side {
                    assert!(why.split(' ').count() > 3 && !why.ends_with('.'), "{kind}: {why:?} is no reason");
                }
            }
            assert!(name.cfn.get().or(name.tf.get()).is_some(), "{kind} has a property without a name");
            check(kind, &name.items);
        }
    }
    for described in every_kind() {
        check(described.kind.tf, &described.names);
    }
}

/// A handle that nothing was put at would vanish from a document without a word.
#[test]
fn every_reference_leads_to_a_resource() {
    for case in cases().into_iter().chain(deployed()) {
        let compiled = compile(&case);
        let graph = compiled.graph();
        let mut edges = Vec::new();
        for (_, node) in graph.nodes() {
            node.resource.each_property(&mut |field| field.value.each_edge(&mut |to| edges.push((to, node.name.clone()))));
            edges.extend(node.after.iter().chain(&node.parent).map(|to| (*to, node.name.clone())));
        }
        for output in &graph.outputs {
            output.value.each_edge(&mut |to| edges.push((to, output.name.clone())));
        }
        let lost: Vec<_> = edges.into_iter().filter(|(to, _)| graph.get(*to).is_none()).map(|(_, from)| from).collect();
        assert!(lost.is_empty(), "{}: {lost:?} refer to nothing", case.name);
    }
}
