//! Terraform out, judged by `terraform fmt` and read back by `terraform apply`, in both syntaxes.

use super::terraform::{fmt_check, outputs, workspace};
use super::trees::same;
use poolgate::emit::hcl::tree::{Attribute, Block, Body, Expr, Item, Pair, Piece, Reference, Step};
use poolgate::write::{hcl, tf_json};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::sync::LazyLock;

#[test]
fn a_document_looks_hand_written() {
    let pool = || Reference::new("aws_cognito_user_pool", ["main", "id"]);
    let policy = Expr::object([
        Pair::new("Version", "2012-10-17"),
        Pair::new(
            "Statement",
            Expr::List(vec![Expr::object([
                Pair::new("Effect", "Allow"),
                Pair::new("Action", Expr::list(["cognito-idp:AdminGetUser"])),
                Pair {
                    key: "Resource".into(),
                    value: Reference::new("aws_cognito_user_pool", ["main", "arn"]).into(),
                    comment: Some("One pool.".into()),
                },
                Pair::new("aws:SourceArn", Expr::Template(vec![Piece::Value(pool().into()), Piece::Literal("/*".into())])),
            ])]),
        ),
    ]);
    let client = Body::new()
        .attr("name", "web")
        .attr("user_pool_id", pool())
        .with(Attribute::new("allowed_oauth_flows", Expr::list(["code"])).comment("The implicit flow puts tokens into the\naddress bar."))
        .attr("callback_urls", Expr::list(["https://app.example.com/callback", "https://admin.example.com/callback"]))
        .attr("supported_identity_providers", Expr::list(["COGNITO"]))
        .attr("generate_secret", false)
        .with(Attribute::new("depends_on", Expr::List(vec![Reference::new("aws_x", ["y"]).into()])).spaced())
        .block("token_validity_units", [""; 0], Body::new().attr("access_token", "minutes").attr("id_token", "minutes"))
        .block("timeouts", [""; 0], Body::new());
    let doc = Body::new()
        .with(Block::new("resource", ["aws_cognito_user_pool_client", "web"], client).comment("A browser keeps no secret."))
        .block(
            "resource",
            ["aws_iam_policy", "list"],
            Body::new()
                .attr("name", "list")
                .attr("policy", Expr::call("jsonencode", [policy]))
                .attr("description", "${literal}")
                .attr("code", "def f():\n    return 1\n")
                .attr("z", 1_i64),
        );
    let expected = r#"# A browser keeps no secret.
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = aws_cognito_user_pool.main.id
  # The implicit flow puts tokens into the
  # address bar.
  allowed_oauth_flows = ["code"]
  callback_urls = [
    "https://app.example.com/callback",
    "https://admin.example.com/callback",
  ]
  supported_identity_providers = ["COGNITO"]
  generate_secret              = false

  depends_on = [aws_x.y]

  token_validity_units {
    access_token = "minutes"
    id_token     = "minutes"
  }

  timeouts {}
}

resource "aws_iam_policy" "list" {
  name = "list"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["cognito-idp:AdminGetUser"]
        # One pool.
        Resource        = aws_cognito_user_pool.main.arn
        "aws:SourceArn" = "${aws_cognito_user_pool.main.id}/*"
      },
    ]
  })
  description = "$${literal}"
  code        = <<-EOT
    def f():
        return 1
  EOT
  z           = 1
}
"#;
    assert_eq!(hcl(&doc), expected);
    let Some(dir) = workspace("a_document_looks_hand_written") else { return };
    std::fs::write(dir.path().join("main.tf"), hcl(&doc)).unwrap();
    fmt_check(dir.path());
}

#[test]
fn names_cannot_become_syntax() {
    let bad = "a\" {}\nb = 1 #";
    let doc = Body::new().block(bad, [bad], Body::new().attr(bad, Reference::new(bad, [bad]).step(Step::Index(1)).step(Step::All)));
    assert_eq!(hcl(&doc), "a_____b___1__ \"a_____b___1__\" {\n  a_____b___1__ = a_____b___1__[\"a\\\" {}\\nb = 1 #\"][1][*]\n}\n");
}

#[test]
fn the_json_syntax_groups_blocks_and_knows_where_strings_are_no_templates() {
    let x = || Expr::Reference(Reference::new("x", ["y"]));
    let doc = Body::new()
        .block(
            "resource",
            ["a", "one"],
            Body::new()
                .attr("v", "${")
                .attr("r", x())
                .attr("provider", x())
                .attr("depends_on", Expr::List(vec![x()]))
                .block("b", [""; 0], Body::new().attr("n", 1_i64))
                .block("b", [""; 0], Body::new()),
        )
        .block(
            "resource",
            ["a", "two"],
            Body::new().block("lifecycle", [""; 0], Body::new().attr("ignore_changes", Expr::Reference(Reference::new("all", [""; 0])))),
        )
        .block(
            "variable",
            ["v"],
            Body::new().attr("type", Expr::call("list", [Expr::Reference(Reference::new("string", [""; 0]))])).attr("default", "${"),
        );
    let read: Value = serde_json::from_str(&tf_json(&doc)).unwrap();
    let expected = json!({
        "resource": { "a": {
            "one": { "v": "$${", "r": "${x.y}", "provider": "x.y", "depends_on": ["x.y"], "b": [{ "n": 1 }, {}] },
            "two": { "lifecycle": { "ignore_changes": "all" } },
        } },
        "variable": { "v": { "type": "list(string)", "default": "${" } },
    });
    assert_eq!(read, expected);
}

/// The strings of the fixture that go-cty normalises to NFC, as Terraform returns them (see `emit::hcl::tree`).
const NORMALISED: [(&str, &str); 7] = [
    ("a\u{2000}b", "a\u{2002}b"),
    ("e\u{301}", "\u{e9}"),
    ("A\u{30A}", "\u{c5}"),
    ("\u{212B}", "\u{c5}"),
    ("n\u{303}", "\u{f1}"),
    ("\u{1112}\u{1161}\u{11AB}", "\u{d55c}"),
    ("z\u{351}\u{32B}\u{343}\u{36A}\u{302}\u{36B}\u{33D}", "z\u{32B}\u{351}\u{313}\u{36A}\u{302}\u{36B}\u{33D}"),
];

/// Every place where a string is written differently; each evaluates to the string.
fn every_position(s: &str) -> Expr {
    let text = || Expr::text(s.to_owned());
    let dollar = |end: &'static str| {
        vec![
            Piece::Literal((s.to_owned() + end).into()),
            Piece::Value(text()),
            Piece::Literal("{".into()),
            Piece::Literal(s.to_owned().into()),
        ]
    };
    // Terraform normalises the text that `jsonencode` makes: the `n` of a `\n` takes up the accent behind it, and the JSON is
    // broken. No spelling of ours reaches that.
    let survives_jsonencode = !s.contains("\n\u{301}");
    Expr::object([
        Pair::new("value", text()),
        Pair::new("key", Expr::object([Pair::new(s.to_owned(), text())])),
        Pair::new("list", Expr::List(vec![text(), text()])),
        Pair::new(
            "call",
            if survives_jsonencode {
                Expr::call("jsondecode", [Expr::call("jsonencode", [Expr::List(vec![text()])])])
            } else {
                Expr::List(vec![text()])
            },
        ),
        Pair::new("template", Expr::Template(dollar(""))),
        Pair::new("dollar", Expr::Template(dollar("$"))),
        Pair::new("percent", Expr::Template(dollar("%"))),
    ])
}

#[test]
fn hostile_strings_read_back_in_both_syntaxes() {
    let Some(dir) = workspace("hostile_strings_read_back_in_both_syntaxes") else { return };
    let strings = super::hostile();
    let all = || Expr::List(strings.iter().map(|s| every_position(s)).collect());
    let plain = || Expr::list(strings.iter().cloned());
    // A heredoc is written only as the value of an argument or an entry, so `value` above tries it; comments ride along.
    let doc = |name: &'static str| {
        let mut body = Body::new();
        for s in &strings {
            body = body.with(Attribute::new("x", 1_i64).comment(s.clone()));
        }
        // Comments belong to arguments, and locals need distinct names.
        for (i, item) in body.items.iter_mut().enumerate() {
            if let Item::Attribute(attribute) = item {
                attribute.name = format!("{name}_{i}").into();
            }
        }
        Body::new()
            .block("locals", [""; 0], body)
            .block("variable", [name], Body::new().attr("default", plain()).attr("description", "${"))
            .block("output", [name], Body::new().attr("value", all()).attr("description", "${"))
            .block("output", [format!("{name}_default")], Body::new().attr("value", Reference::new("var", [name])))
    };
    std::fs::write(dir.path().join("main.tf"), hcl(&doc("native"))).unwrap();
    std::fs::write(dir.path().join("more.tf.json"), tf_json(&doc("json"))).unwrap();
    fmt_check(dir.path());
    let outputs = outputs(dir.path());
    for name in ["native", "json"] {
        for (i, s) in strings.iter().enumerate() {
            let s = NORMALISED.iter().find(|(raw, _)| raw == s).map_or(s.as_str(), |(_, nfc)| nfc);
            assert_eq!(outputs[format!("{name}_default")][i], s, "{name}: default");
            let expected = json!({
                "value": s, "key": { s: s }, "list": [s, s], "call": [s],
                "template": format!("{s}{s}{{{s}"), "dollar": format!("{s}${s}{{{s}"), "percent": format!("{s}%{s}{{{s}"),
            });
            // Joining two strings may compose characters across the joint.
            let joins = s.starts_with('\u{301}');
            for (key, value) in expected.as_object().unwrap() {
                assert!(joins || outputs[name][i][key] == *value, "{name} {key}: {s:?}\nread {}", outputs[name][i][key]);
            }
        }
    }
}

/// A thousand samples to choose from. Building a string character by character is most of what a random tree costs.
fn pool<S: Strategy<Value = String>>(strategy: &S) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    (0..1000).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

fn string() -> impl Strategy<Value = String> + Clone {
    static POOL: LazyLock<Vec<String>> = LazyLock::new(|| pool(&super::trees::string()));
    prop::sample::select(POOL.as_slice())
}

/// Text that is NFC, alone and beside more of it.
fn text() -> impl Strategy<Value = String> {
    string().prop_map(|s| s.chars().filter(|c| c.is_ascii() || "é\u{85}\u{2028}\u{FEFF}🚀".contains(*c)).collect())
}

fn name() -> impl Strategy<Value = String> + Clone {
    static POOL: LazyLock<Vec<String>> = LazyLock::new(|| pool(&"[a-z][a-z0-9_]{0,20}"));
    prop::sample::select(POOL.as_slice())
}

/// An expression, and what it evaluates to.
fn expr() -> impl Strategy<Value = (Expr, Value)> {
    let leaf = prop_oneof![
        1 => Just((Expr::Null, Value::Null)),
        1 => any::<bool>().prop_map(|b| (Expr::Bool(b), json!(b))),
        1 => any::<i64>().prop_map(|i| (Expr::Int(i), json!(i))),
        1 => prop::num::f64::NORMAL.prop_map(|f| (Expr::Float(f), json!(f))),
        5 => text().prop_map(|s| (Expr::text(s.clone()), json!(s))),
        2 => prop::collection::vec((any::<bool>(), text()), 0..5).prop_map(|parts| {
            let value: String = parts.iter().map(|(_, s)| s.as_str()).collect();
            let piece = |(literal, s): (bool, String)| if literal { Piece::Literal(s.into()) } else { Piece::Value(Expr::text(s)) };
            (Expr::Template(parts.into_iter().map(piece).collect()), json!(value))
        }),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            3 => prop::collection::vec(inner.clone(), 0..6).prop_map(|items| {
                let (exprs, values): (Vec<_>, Vec<_>) = items.into_iter().unzip();
                (Expr::List(exprs), Value::Array(values))
            }),
            4 => prop::collection::btree_map(prop_oneof![2 => name(), 1 => text()], (inner.clone(), prop::option::of(text())), 0..6).prop_map(|entries| {
                let value = entries.iter().map(|(k, ((_, v), _))| (k.clone(), v.clone())).collect();
                let pair = |(k, ((e, _), comment)): (String, ((Expr, Value), Option<String>))| Pair { key: k.into(), value: e, comment: comment.filter(|c| c.len() % 3 == 0).map(Into::into) };
                (Expr::object(entries.into_iter().map(pair)), Value::Object(value))
            }),
            1 => inner.clone().prop_map(|(e, v)| (Expr::call("jsondecode", [Expr::call("jsonencode", [e])]), v)),
            1 => (inner.clone(), inner).prop_map(|((a, x), (b, y))| (Expr::call("concat", [Expr::List(vec![a]), Expr::List(vec![b])]), json!([x, y]))),
        ]
    })
}

#[test]
fn any_expression_reads_back_in_both_syntaxes() {
    let Some(dir) = workspace("any_expression_reads_back_in_both_syntaxes") else { return };
    let mut runner = TestRunner::deterministic();
    let any = expr();
    let cases: Vec<(Expr, Value)> = (0..256).map(|_| any.new_tree(&mut runner).unwrap().current()).collect();
    for (syntax, file) in [("native", "main.tf"), ("json", "more.tf.json")] {
        let doc = cases
            .iter()
            .enumerate()
            .fold(Body::new(), |doc, (i, (e, _))| doc.block("output", [format!("{syntax}_{i}")], Body::new().attr("value", e.clone())));
        std::fs::write(dir.path().join(file), if syntax == "native" { hcl(&doc) } else { tf_json(&doc) }).unwrap();
    }
    fmt_check(dir.path());
    let outputs = outputs(dir.path());
    for syntax in ["native", "json"] {
        for (i, (e, expected)) in cases.iter().enumerate() {
            // An output that is null is no output.
            let read = outputs.get(format!("{syntax}_{i}")).unwrap_or(&Value::Null);
            assert!(same(read, expected), "{syntax}\n{}read     {read}\nexpected {expected}", hcl(&Body::new().attr("value", e.clone())));
        }
    }
}

fn any_expr() -> impl Strategy<Value = Expr> {
    let reference = (
        name(),
        prop::collection::vec(
            prop_oneof![
                name().prop_map(|n| Step::Name(n.into())),
                any::<u64>().prop_map(Step::Index),
                string().prop_map(|s| Step::Key(s.into()))
            ],
            0..4,
        ),
    )
        .prop_map(|(root, steps)| Expr::Reference(Reference { root: root.into(), steps }))
        .boxed();
    let template = (string(), reference.clone(), string())
        .prop_map(|(a, b, c)| Expr::Template(vec![Piece::Literal(a.into()), Piece::Value(b), Piece::Literal(c.into())]))
        .boxed();
    let leaf =
        prop_oneof![2 => expr().prop_map(|(e, _)| e), 1 => reference.clone(), 1 => template.clone(), 1 => string().prop_map(Expr::from)];
    let key = prop_oneof![4 => name().prop_map(Expr::from), 2 => string().prop_map(Expr::from), 1 => reference, 1 => template].boxed();
    leaf.prop_recursive(3, 24, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Expr::List),
            prop::collection::vec((key.clone(), inner.clone(), prop::option::of(string())), 0..6).prop_map(|pairs| {
                Expr::object(pairs.into_iter().map(|(key, value, comment)| Pair {
                    key,
                    value,
                    comment: comment.filter(|c| c.len() % 4 == 0).map(Into::into),
                }))
            }),
            (name(), prop::collection::vec(inner, 0..4)).prop_map(|(n, args)| Expr::call(n, args)),
        ]
    })
}

/// Gives each argument a name of its own, which `fmt` insists on, and keeps the widths mixed.
fn distinct(mut items: Vec<Item>) -> Body {
    for (i, item) in items.iter_mut().enumerate() {
        if let Item::Attribute(attribute) = item {
            attribute.name.to_mut().push_str(&format!("_{i}"));
        }
    }
    Body { items }
}

fn any_body() -> impl Strategy<Value = Body> {
    let attribute = (name(), any_expr(), prop::option::weighted(0.2, string()), prop::bool::weighted(0.2))
        .prop_map(|(name, value, comment, space_before)| {
            Item::Attribute(Attribute { name: name.into(), value, comment: comment.map(Into::into), space_before })
        })
        .boxed();
    prop::collection::vec(attribute.clone(), 0..6).prop_map(distinct).prop_recursive(3, 12, 4, move |inner| {
        let block = (name(), prop::collection::vec(name(), 0..3), inner, prop::option::weighted(0.2, string())).prop_map(
            |(kind, labels, body, comment)| {
                Item::Block(Block {
                    kind: kind.into(),
                    labels: labels.into_iter().map(Into::into).collect(),
                    body,
                    comment: comment.map(Into::into),
                })
            },
        );
        prop::collection::vec(prop_oneof![2 => attribute.clone(), 1 => block], 0..7).prop_map(distinct)
    })
}

#[test]
fn any_body_is_as_fmt_leaves_it() {
    let Some(dir) = workspace("any_body_is_as_fmt_leaves_it") else { return };
    let mut runner = TestRunner::deterministic();
    let any = any_body();
    // Syntax only: `fmt` does not mind what a block means.
    for i in 0..256 {
        let body = any.new_tree(&mut runner).unwrap().current();
        std::fs::write(dir.path().join(format!("{i}.tf")), hcl(&body)).unwrap();
    }
    fmt_check(dir.path());
}
