//! Resource servers and their scopes.

use super::choices::Choices;
use super::world::{Entries, PoolKind, World};

pub(crate) fn add(w: &mut World, c: &mut Choices) {
    if w.pool == PoolKind::Missing {
        return;
    }
    let mut servers = Entries::default();
    for index in 0..c.below(4) {
        let name = w.name(c, "resource_servers");
        let mut server = Entries::default();
        let identifier = format!("{}{index}", c.one(&["orders", "https://api.example.com/v1/", "urn:example:", "!#%'()*~"]));
        server.set("identifier", w.text(c, &identifier));
        let existing = w.pool == PoolKind::Existing && c.chance(50);
        if existing {
            server.set("existing", true);
        } else if c.chance(30) {
            server.set("name", w.text(c, "Orders of v1.0 @home, a+b=c-d_e"));
        }
        let all = ["read", "write", "orders.read:all", "!x~", "*"];
        let scopes = if existing { c.some_at_least_one(&all) } else { c.some(&all) };
        let mut described = Entries::default();
        for scope in &scopes {
            described.set(scope, c.one(&["Read orders", "größer: \"alles\" #1"]));
        }
        server.fill("scopes", described);
        servers.set(&name, server.0);
        w.servers.push((name, scopes.iter().map(|scope| (*scope).to_owned()).collect()));
    }
    w.spec.fill("resource_servers", servers);
}
