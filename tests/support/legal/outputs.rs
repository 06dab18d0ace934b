//! Outputs and tags.

use super::choices::Choices;
use super::world::{Entries, PoolKind, World};

pub(crate) fn add(w: &mut World, c: &mut Choices) {
    let mut values: Vec<String> = ["plain # text: \"x\"", "${aws.region}/${aws.account_id}", "$${literal}"].map(str::to_owned).to_vec();
    if w.pool != PoolKind::Missing {
        values.extend(["${user_pool.id}", "${user_pool.arn}", "issuer=${user_pool.issuer}"].map(str::to_owned));
    }
    if w.domain {
        values.push("${user_pool.login_url}/login?client_id=x&scope=openid+email".to_owned());
    }
    values.extend(w.clients.iter().map(|client| format!("${{clients.{}.id}}", client.name)));
    if w.spec.0.contains_key("api") {
        values.extend(["${api.id}", "${api.url}/orders"].map(str::to_owned));
    }
    for name in w.functions.0.keys() {
        values.extend([format!("${{functions.{name}.arn}}"), format!("${{functions.{name}.name}}")]);
    }
    let mut outputs = Entries::default();
    for (index, value) in c.some(&values).into_iter().enumerate() {
        let mut output = Entries::default();
        output.set("value", value);
        if c.chance(40) {
            output.set("description", c.one(&["What it is", "größer: # \"1\""]));
        }
        if c.chance(20) {
            output.set("export", w.text(c, &format!("orders:said-{index}")));
        }
        outputs.set(&format!("{}{index}", c.one(&["said-", "Said_"])), output.0);
    }
    w.spec.fill("outputs", outputs);
    let mut tags = Entries::default();
    for (key, value) in c.some(&[("team", "orders"), ("cost center:42/x", "größe = 1.0_a@b"), ("Owner", "")]) {
        let value = w.text(c, value);
        tags.set(key, value);
    }
    w.spec.fill("tags", tags);
    if c.chance(20) {
        w.spec.set("description", c.one(&["Orders behind a login", "größer: # \"1\" & ${x}"]));
    }
}
