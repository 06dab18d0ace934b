//! The specs that every target compiles: all examples, and every legal fixture.

use std::fs;
use std::path::{Path, PathBuf};

use poolgate::files::Folder;

/// A legal spec and the name of its snapshot.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) file: PathBuf,
}

/// Every `examples/*/poolgate.yaml` and every spec under `tests/fixtures/ok`.
pub(crate) fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = |folder: &str| fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let examples = entries("examples").into_iter().filter_map(|folder| {
        let file = folder.join("poolgate.yaml");
        file.is_file().then(|| Case { name: folder.file_name().unwrap().to_str().unwrap().to_owned(), file })
    });
    let fixtures = entries("tests/fixtures/ok").into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "yaml"));
    let fixtures = fixtures.map(|file| Case { name: file.file_stem().unwrap().to_str().unwrap().to_owned(), file });
    let mut cases: Vec<_> = examples.chain(fixtures).collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(cases.len() >= 4, "where are the examples and the fixtures?");
    cases
}

/// The specs that the conformance suite deploys beside the examples.
pub(crate) fn deployed() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/deploy");
    let folders = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    folders.map(|folder| Case { name: folder.display().to_string(), file: folder.join("poolgate.yaml") }).collect()
}

pub(crate) fn compile(case: &Case) -> poolgate::Compiled {
    let text = fs::read(&case.file).unwrap();
    let spec = poolgate::read(&text).unwrap_or_else(|findings| panic!("{}: {findings:#?}", case.name));
    let folder = Folder(case.file.parent().unwrap().to_owned());
    poolgate::compile(&spec, &folder).unwrap_or_else(|refused| panic!("{}: {refused:#?}", case.name))
}
