//! Input that nobody should send and somebody will: refused with a place, quickly, without a word on standard output.

use crate::place::Place;

#[test]
fn a_bad_text_is_refused_at_its_line() {
    let nested = format!("name: {}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
    let long = format!("name: {}\nuser_pol: {{}}\n", "x".repeat(1_000_000));
    let cases: &[(&str, &[u8], &str)] = &[
        ("unknown key", b"name: x\nuser_pol: {}\n", ":2:1"),
        ("wrong type", b"name: x\nclients: [web]\n", ":2:10"),
        ("duplicate key", b"name: x\nname: y\n", ":2:1"),
        ("tab", b"name: x\nclients:\n\tweb: {}\n", ":3:"),
        ("no", b"name: x\nuser_pool: { self_sign_up: no }\n", ":2:"),
        ("on", b"name: x\nuser_pool: { self_sign_up: on }\n", ":2:"),
        ("leading zero", b"name: x\nuser_pool: {}\ntags: { account: 012345678901 }\n", ":3:18"),
        ("tag", b"name: !!python/object:os.system x\n", ":1:7"),
        ("anchor", b"name: &a x\n", ":1:7"),
        ("alias bomb", bomb.as_bytes(), ":1:4"),
        ("nesting", nested.as_bytes(), ":1:"),
        ("invalid UTF-8", b"name: x\ndescription: \xff\xfe\n", ":2:14"),
        ("UTF-16", b"\xff\xfen\0a\0m\0e\0", ":1:1"),
        ("control character", b"name: x\ndescription: \"\x1b[2J\"\n", ":2:15"),
        ("C1 control character", "name: x\ndescription: \"\u{9b}2J\"\n".as_bytes(), ":2:15"),
        ("bidi", "name: x\ndescription: \"\u{202e}x\"\n".as_bytes(), ":2:15"),
        ("NUL", b"name: x\n\0\n", ":2:1"),
        ("empty", b"", ":1:1"),
        ("comments", b"# nothing\n", ":1:1"),
        ("two documents", b"name: x\n---\nname: y\n", ":2:1"),
        ("no mapping", b"- a\n- b\n", ":1:1"),
        ("not YAML", b"name: [\n", "poolgate.yaml:"),
        ("long line", long.as_bytes(), "poolgate.yaml:"),
    ];
    for (name, text, place) in cases {
        for arguments in [&["check"][..], &["cfn"], &["cfn", "-o", "stack.yaml"]] {
            let here = Place::with(text);
            let ran = here.run(arguments);
            assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{name}: {}", ran.stderr);
            assert!(ran.stderr.contains(place), "{name}: {place:?} is not in {}", ran.stderr);
            assert!(ran.stderr.len() < 40_000, "{name}: {} bytes of talk", ran.stderr.len());
            let controls = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{202a}'..='\u{202e}'));
            assert!(!ran.stderr.contains(controls), "{name}: {:?}", ran.stderr);
            assert_eq!(here.list(), ["poolgate.yaml"], "{name}");
        }
    }
}

#[test]
fn what_is_no_spec_at_all_is_named() {
    let place = Place::new();
    std::fs::create_dir(place.path("folder")).unwrap();
    place.run(["check", "folder"]).refused(2, &["folder is a folder, not a spec"]);
    place.run(["check", "."]).refused(2, &["is a folder"]);
    place.run(["check", "nope.yaml"]).refused(2, &["cannot read nope.yaml: there is no such file", "gen init"]);
    // 50 MB that take no room on the disk.
    std::fs::File::create(place.path("huge.yaml")).unwrap().set_len(50_000_000).unwrap();
    place.run(["check", "huge.yaml"]).refused(2, &["huge.yaml is larger than the 16 MiB"]);
    if cfg!(unix) {
        place.run(["check", "/dev/zero"]).refused(2, &["/dev/zero is larger"]);
        place.run(["check", "/dev/null"]).refused(1, &["error[SP014]"]);
    }
}

#[test]
fn a_handler_that_is_not_there_is_named() {
    let spec = "name: x\nfunctions: { list: { runtime: python3.13, handler: list.handler, code: { file: handlers/list.py } } }\n";
    let place = Place::with(spec);
    place.run(["cfn"]).refused(1, &["handlers/list.py", "poolgate.yaml:2:"]);
    std::fs::create_dir_all(place.path("handlers/list.py")).unwrap();
    place.run(["cfn"]).refused(1, &["it is a folder"]);
}

#[test]
fn many_findings_do_not_flood() {
    let functions: String = (0..2_000).map(|i| format!("  f{i}: {{ nope: 1 }}\n")).collect();
    let ran = Place::with(format!("name: x\nfunctions:\n{functions}")).run(["check"]);
    ran.refused(1, &["errors in poolgate.yaml"]);
    assert!(ran.stderr.lines().count() < 1_000, "{} lines", ran.stderr.lines().count());
}
