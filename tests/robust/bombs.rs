//! Known ways to make a reader of YAML, or a checker behind it, suffer.

/// Each by its name, small and large, so that what grows too fast is seen.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    let mut all = Vec::new();
    for count in [10, 65, 1_000, 6_000] {
        all.extend(small(count).into_iter().map(|(name, text)| (name, text.into_bytes())));
    }
    all
}

fn numbered(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect()
}

fn small(n: usize) -> Vec<(&'static str, String)> {
    let spec = "name: orders\nuser_pool: { domain: { prefix: a } }\n";
    let route = |key: String| format!("      {key}: {{ mock: {{}}, public: x }}\n");
    let rest = "name: orders\napi:\n  rest:\n    stage: v1\n    routes:\n";
    vec![
        ("open lists", "[".repeat(n)),
        ("closed lists", "[".repeat(n) + &"]".repeat(n)),
        ("open mappings", "{a: ".repeat(n)),
        ("closed mappings", "{a: ".repeat(n) + &"}".repeat(n)),
        ("dashes", "- ".repeat(n)),
        ("question marks", "? ".repeat(n)),
        ("colons", ": ".repeat(n)),
        ("a staircase", numbered(n.min(2_000), |i| format!("{}a:\n", " ".repeat(i)))),
        ("aliases of aliases", "a0: &a0 x\n".to_owned() + &numbered(n, |i| format!("a{}: &a{} [*a{i}, *a{i}]\n", i + 1, i + 1))),
        ("merge keys", numbered(n, |i| format!("a{i}: &a{i}\n  <<: *a{i}\n"))),
        ("documents", "---\n".repeat(n)),
        ("comments", "# ".repeat(n) + "\n"),
        ("tabs", "\t".repeat(n) + "a: b"),
        ("open quotes", "\"".repeat(n)),
        ("escapes", format!("a: \"{}\"", "\\u0041".repeat(n))),
        ("an open escape", format!("a: \"{}", "\\".repeat(n))),
        ("a long key", format!("{}: x", "k".repeat(n))),
        ("a long value", format!("name: {}", "v".repeat(n))),
        ("a long wrong word", format!("name: orders\nuser_pool: {{ feature_plan: {} }}", "v".repeat(n))),
        ("a long line of marks", format!("name: orders\n{}", "\u{2028}".repeat(n))),
        ("a long number", format!("name: {}", "9".repeat(n))),
        ("wide characters", format!("name: \"{}\"", "🎉".repeat(n))),
        ("one key many times", "name: a\n".repeat(n)),
        ("unknown keys", numbered(n, |i| format!("key{i}: x\n"))),
        ("commas", format!("[{}]", ",".repeat(n))),
        ("empty items", format!("[{}]", "a,".repeat(n))),
        ("block text", format!("name: |\n{}", "  x\n".repeat(n))),
        ("carriage returns", "a: b\r".repeat(n)),
        ("open holes", format!("{spec}description: \"{}\"\n", "${".repeat(n))),
        ("holes", format!("{spec}tags: {{ a: \"{}\" }}\n", "${x}".repeat(n))),
        ("dollars", format!("{spec}tags: {{ a: \"{}\" }}\n", "$".repeat(n))),
        ("a deep path", rest.to_owned() + &route(format!("GET {}", "/a".repeat(n)))),
        ("many variables", rest.to_owned() + &route(format!("GET {}", "/{a}".repeat(n)))),
        ("sibling variables", rest.to_owned() + &numbered(n.min(5_000), |i| route(format!("GET /{{v{i}}}")))),
        ("one route many times", rest.to_owned() + &numbered(n, |_| route("GET /a".to_owned()))),
        ("bad routes", rest.to_owned() + &numbered(n, |i| route(format!("get {i}")))),
        ("unguarded routes", rest.to_owned() + &numbered(n, |i| format!("      GET /r{i}: {{ mock: {{}} }}\n"))),
        ("undefined functions", rest.to_owned() + &numbered(n, |i| format!("      GET /r{i}: {{ function: f{i}, public: x }}\n"))),
        ("clients without a domain", "name: o\nuser_pool: {}\nclients:\n".to_owned() + &numbered(n, |i| format!("  c{i}: {{ oauth: {{ flows: [code], scopes: [openid], callback_urls: [\"https://a.example.com\"] }} }}\n"))),
        ("unknown scopes", format!("{spec}clients:\n  web:\n    oauth:\n      flows: [code]\n      callback_urls: [\"https://a.example.com\"]\n      scopes: [{}]\n", numbered(n, |i| format!("s{i}, ")))),
        ("colliding names", "name: o\nuser_pool: {}\nclients:\n".to_owned() + &numbered(n.min(12), |i| format!("  a{}b: {{ auth_flows: [user_srp] }}\n", "-".repeat(i)))),
        ("groups", "name: o\nuser_pool:\n  groups:\n".to_owned() + &numbered(n, |i| format!("    g{i}: {{ precedence: 1, role: \"arn:aws:iam::123456789012:role/r{i}\" }}\n"))),
        ("a circle", "name: o\nuser_pool: { triggers: { pre_sign_up: f0 } }\nfunctions:\n".to_owned() + &numbered(n, |i| format!("  f{i}: {{ runtime: python3.13, handler: index.handler, code: {{ inline: x }}, environment: {{ NEXT: \"${{functions.f{}.arn}}\" }} }}\n", (i + 1) % n))),
        ("actions", "name: o\nuser_pool: {}\nfunctions:\n  f:\n    runtime: python3.13\n    handler: index.handler\n    code: { inline: x }\n    may:\n      statements:\n".to_owned() + &numbered(n, |i| format!("        - {{ actions: [\"s3:Nope{i}\"], resources: [\"*\"] }}\n"))),
        ("a deep model", format!("name: o\napi:\n  rest:\n    stage: v1\n    models: {{ M: {}1{} }}\n    routes: {{}}\n", "{ not: ".repeat(n.min(80)), "}".repeat(n.min(80)))),
        ("a hard expression", format!("name: o\nparameters: {{ p: {{ pattern: \"{}\" }} }}\nuser_pool: {{}}\n", "(a*)*".repeat(n))),
        ("open groups", format!("name: o\nparameters: {{ p: {{ pattern: \"{}\" }} }}\nuser_pool: {{}}\n", "(".repeat(n))),
    ]
}
