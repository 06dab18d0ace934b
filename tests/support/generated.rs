//! Files that are generated and committed.

use std::path::Path;

/// Holds a committed file to what it is generated from. `UPDATE=1` writes it instead.
pub(crate) fn current(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some_and(|update| update == "1") {
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
