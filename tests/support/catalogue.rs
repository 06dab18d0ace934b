//! The pages under `tests/fixtures/catalogue`: one for each combination that AWS is known to refuse, break or leave open.
//!
//! A page is Markdown of a fixed form: a title that is its own name, the statement, a list of fields, prose that says why
//! (optional), and the sections `AWS says` (optional), `Wrong`, `Right` and `Sources`. The examples are specs. So that a page about
//! a limit fits on a screen, `<a x 129>` in one stands for 129 times the letter, and a line that ends in ` # x 101` for 101
//! such lines, `<n>` being the number of each.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What is done about a combination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// These rules find it.
    Rule(Vec<String>),
    /// The language or the model cannot say it. The codes are those that an attempt meets; without one there is nothing to write.
    Inexpressible(Vec<String>),
    /// No tool can see it that looks at the spec alone.
    Outside,
}

/// One combination.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) area: String,
    pub(crate) id: String,
    pub(crate) statement: String,
    pub(crate) severity: String,
    pub(crate) confidence: String,
    pub(crate) answer: Answer,
    /// The place of the finding: a path, or the text itself in backticks.
    pub(crate) at: Option<String>,
    /// The test that holds every document to it: a file and a function in it.
    pub(crate) test: Option<(String, String)>,
    /// The page that tells people.
    pub(crate) told: Option<String>,
    pub(crate) why: String,
    pub(crate) wrong: Option<String>,
    pub(crate) right: Option<String>,
    pub(crate) sources: Vec<String>,
}

const FOLDER: &str = "tests/fixtures/catalogue";

/// Every page, by area and name.
pub(crate) fn items() -> Vec<Item> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let mut items = Vec::new();
    for area in fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for page in fs::read_dir(&area).unwrap().map(|entry| entry.unwrap().path()) {
            let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&page).unwrap().replace("\r\n", "\n");
            items.push(parse(name(&area), name(&page), &text).unwrap_or_else(|fault| panic!("{}: {fault}", page.display())));
        }
    }
    items.sort_by(|a, b| (&a.area, &a.id).cmp(&(&b.area, &b.id)));
    items
}

fn parse(area: String, id: String, text: &str) -> Result<Item, String> {
    let mut sections = text.split("\n## ");
    let head = sections.next().unwrap_or_default();
    let mut paragraphs = head.split("\n\n").map(str::trim);
    if paragraphs.next() != Some(format!("# {id}").as_str()) {
        return Err(format!("the title is not {id}"));
    }
    let statement = paragraphs.next().ok_or("there is no statement")?.to_owned();
    let fields = paragraphs.next().ok_or("there are no fields")?;
    let why = paragraphs.collect::<Vec<_>>().join("\n\n");
    let mut known = BTreeSet::new();
    let mut field = |name: &'static str| {
        known.insert(name);
        fields.lines().find_map(|line| line.strip_prefix("- ")?.strip_prefix(name)?.strip_prefix(": ").map(str::to_owned))
    };
    let severity = field("Severity").ok_or("no severity")?;
    let confidence = field("Confidence").ok_or("no confidence")?;
    let answer = field("Answer").ok_or("no answer")?;
    let at = field("At");
    let test = field("Test")
        .map(|test| test.split_once(' ').map(|(file, name)| (file.to_owned(), name.to_owned())).ok_or("a test has a file and a name"));
    let told = field("Told");
    for line in fields.lines() {
        let name = line.strip_prefix("- ").and_then(|line| line.split_once(": ")).map(|(name, _)| name);
        if !name.is_some_and(|name| known.contains(name)) {
            return Err(format!("{line} is no field"));
        }
    }
    let (kind, codes) = answer.split_once(' ').unwrap_or((&answer, ""));
    let codes: Vec<_> = codes.split(", ").filter(|code| !code.is_empty()).map(str::to_owned).collect();
    let answer = match kind {
        "rule" if !codes.is_empty() => Answer::Rule(codes),
        "inexpressible" => Answer::Inexpressible(codes),
        "outside" if codes.is_empty() => Answer::Outside,
        _ => return Err(format!("{answer} is no answer")),
    };
    let test = test.transpose()?;
    let mut item =
        Item { area, id, statement, severity, confidence, answer, at, test, told, why, wrong: None, right: None, sources: Vec::new() };
    for section in sections {
        let (title, body) = section.split_once('\n').ok_or("an empty section")?;
        match title {
            "AWS says" => {}
            "Wrong" => item.wrong = Some(example(body)?),
            "Right" => item.right = Some(example(body)?),
            "Sources" => item.sources = body.lines().filter_map(|line| line.strip_prefix("- ")).map(str::to_owned).collect(),
            other => return Err(format!("{other} is no section")),
        }
    }
    Ok(item)
}

fn example(body: &str) -> Result<String, String> {
    let mut blocks = body.split("```yaml\n").skip(1).filter_map(|block| Some(block.split_once("```")?.0));
    match (blocks.next(), blocks.next()) {
        (Some(one), None) => Ok(whole(one)),
        _ => Err("a section has one example".to_owned()),
    }
}

/// An example with its repetitions written out.
pub(crate) fn whole(example: &str) -> String {
    let mut out = String::new();
    for line in example.lines() {
        let (line, times) = match line.rsplit_once(" # x ").and_then(|(line, times)| Some((line, times.parse().ok()?))) {
            Some((line, times)) => (line, times),
            None => (line, 1),
        };
        for n in 1..=times {
            let line = line.replace("<n>", &n.to_string());
            out.push_str(&repeated(&line));
            out.push('\n');
        }
    }
    out
}

fn repeated(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let run = after.split_once('>').and_then(|(run, end)| {
            let (text, times) = run.rsplit_once(" x ")?;
            Some((text.repeat(times.parse().ok()?), end))
        });
        if let Some((text, end)) = run {
            out.push_str(&text);
            rest = end;
        } else {
            out.push('<');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}
