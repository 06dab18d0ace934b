//! What is done about an item of the catalogue, as the documents say it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use poolgate::rules;

use super::catalogue::{Answer, Item};

/// Every rule's code, its name and the path of its page from `docs/`.
pub(crate) fn pages() -> BTreeMap<&'static str, (&'static str, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let areas: Vec<_> =
        fs::read_dir(root.join("src/rules")).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    let page = |name: &str| {
        let files = areas.iter().flat_map(|area| [area.join(format!("{name}.md")), area.join(format!("{}.md", name.replace('-', "_")))]);
        let file = files.into_iter().find(|file| file.is_file()).unwrap_or_else(|| panic!("where is the page of {name}?"));
        format!("../{}", file.strip_prefix(root).unwrap().display())
    };
    rules::all().map(|rule| (rule.code, (rule.name, page(rule.name)))).collect()
}

/// What is done about an item, with links from `docs/`.
pub(crate) fn answer(item: &Item, pages: &BTreeMap<&str, (&str, String)>) -> String {
    let links = |codes: &[String]| {
        let links = codes.iter().map(|code| {
            let (name, page) = &pages[code.as_str()];
            format!("[{code} {name}]({page})")
        });
        links.collect::<Vec<_>>().join(", ")
    };
    match &item.answer {
        Answer::Rule(codes) => {
            let severity = |code: &String| rules::find(code).unwrap().severity.as_str();
            let severities: BTreeSet<_> = codes.iter().map(severity).collect();
            format!("{} ({})", links(codes), severities.into_iter().collect::<Vec<_>>().join(", "))
        }
        Answer::Inexpressible(codes) if !codes.is_empty() => format!("cannot be written: {}", links(codes)),
        Answer::Inexpressible(_) => {
            let (file, test) = item.test.as_ref().unwrap();
            format!("cannot come about: [`{test}`](../{file})")
        }
        Answer::Outside => {
            let told = item.told.as_ref().unwrap();
            format!("outside: [said here](../{told})")
        }
    }
}
