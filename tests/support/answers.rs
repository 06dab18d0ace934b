//! What is done about an item of the catalogue, as the documents say it.

use std::collections::BTreeSet;

use poolgate::rules;

use super::catalogue::{Answer, Item};

/// What is done about an item, with links from `docs/`.
pub(crate) fn answer(item: &Item) -> String {
    let links = |codes: &[String]| {
        let links = codes.iter().map(|code| format!("[{code} {}](rules/{code}.md)", rules::find(code).unwrap().name));
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
