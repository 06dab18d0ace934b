//! Resource servers: their identifiers, names and scopes.

use super::Area;
use crate::path::Path;

mod duplicate_identifier;
mod malformed_identifier;
mod malformed_scope_name;
mod malformed_server_name;
mod scope_description_length;
mod too_many_server_scopes;

/// The area.
pub static AREA: Area = Area {
    letters: "RS",
    title: "resource servers",
    rules: &[
        &malformed_identifier::RULE,
        &duplicate_identifier::RULE,
        &malformed_server_name::RULE,
        &malformed_scope_name::RULE,
        &scope_description_length::RULE,
        &too_many_server_scopes::RULE,
    ],
};

/// The path of a resource server.
fn at(name: &str) -> Path {
    Path::root().key("resource_servers").key(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::found;

    fn server(entries: &str) -> Vec<String> {
        found(&AREA, &format!("name: a\nresource_servers: {{ orders: {{ {entries} }} }}"))
    }

    #[test]
    fn identifiers() {
        assert_eq!(server("identifier: 'https://api.example.com/orders'"), [] as [&str; 0]);
        assert_eq!(server("identifier: '${url}'"), [] as [&str; 0]);
        let long = "i".repeat(257);
        for identifier in ["", "a b", "a\\b", "é", &long] {
            assert_eq!(server(&format!("identifier: '{identifier}'")), ["RS001 resource_servers.orders.identifier"], "{identifier}");
        }
    }

    #[test]
    fn the_same_hole_is_the_same_identifier() {
        let two = |a: &str, b: &str| {
            found(&AREA, &format!("name: a\nresource_servers: {{ a: {{ identifier: '{a}' }}, b: {{ identifier: '{b}' }} }}"))
        };
        assert_eq!(two("${url}/x", "${url}/x"), ["RS002 resource_servers.b.identifier"]);
        assert_eq!(two("x", "X"), [] as [&str; 0]);
        assert_eq!(two("${a}", "${b}"), [] as [&str; 0]);
    }

    #[test]
    fn names() {
        assert_eq!(server("identifier: o, name: 'Orders, all of them'"), [] as [&str; 0]);
        assert_eq!(server("identifier: o, name: orders/all"), ["RS003 resource_servers.orders.name"]);
        assert_eq!(found(&AREA, "name: a\nresource_servers: { a/b: { identifier: o } }"), ["RS003 resource_servers[\"a/b\"]:"]);
        assert_eq!(found(&AREA, "name: a\nresource_servers: { a/b: { identifier: o, name: ab } }"), [] as [&str; 0]);
    }

    #[test]
    fn scopes() {
        let long = "s".repeat(257);
        assert_eq!(
            server(&format!("identifier: o, scopes: {{ read: '', a/b: x, 'c d': x, {long}: x, ok: {long} }}")),
            [
                "RS004 resource_servers.orders.scopes[\"a/b\"]:",
                "RS004 resource_servers.orders.scopes[\"c d\"]:",
                &format!("RS004 resource_servers.orders.scopes.{long}:"),
                "RS005 resource_servers.orders.scopes.read",
                "RS005 resource_servers.orders.scopes.ok",
            ]
        );
        let many: Vec<_> = (0..102).map(|i| format!("s{i}: x")).collect();
        assert_eq!(server(&format!("identifier: o, scopes: {{ {} }}", many.join(", "))), ["RS006 resource_servers.orders.scopes.s100:"]);
    }
}
