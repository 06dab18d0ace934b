//! Files that are generated and committed.

use std::path::Path;

/// Holds a committed file to what it is generated from. `UPDATE=1` writes it instead.
pub(crate) fn current(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if updating() {
        std::fs::create_dir_all(file.parent().expect("a file of the repository is in a folder")).expect("the folder can be made");
        std::fs::write(&file, text).expect("the repository can be written to");
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    if committed == text {
        return;
    }
    let line = committed.lines().zip(text.lines()).position(|(old, new)| old != new);
    let line = line.unwrap_or_else(|| committed.lines().count().min(text.lines().count())) + 1;
    panic!("{path} is not what its sources say, from line {line} on: run `UPDATE=1 cargo test`");
}

fn updating() -> bool {
    std::env::var_os("UPDATE").is_some_and(|update| update == "1")
}

/// Holds what stands between two marks of a document to what is said now, or with `UPDATE=1` writes it there.
pub(crate) fn keep(path: &Path, begin: &str, end: &str, block: &str) {
    let document = std::fs::read_to_string(path).unwrap_or_default();
    let found = document.split_once(begin).and_then(|(before, rest)| Some((before, rest.split_once(end)?)));
    let (before, (now, after)) =
        found.unwrap_or_else(|| panic!("{} has no block `{begin}{end}`: put it there, and run `UPDATE=1 cargo test`", path.display()));
    if updating() {
        std::fs::write(path, format!("{before}{begin}{block}{end}{after}")).unwrap();
    } else {
        assert_eq!(now, block, "{} shows something else: run `UPDATE=1 cargo test`", path.display());
    }
}
