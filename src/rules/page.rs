//! The page of a rule, taken apart.
//!
//! A page is Markdown of a fixed form: a summary line, paragraphs that say why, and the sections `AWS says` (optional),
//! `Wrong`, `Right` and `Sources`. An example is a fenced block of YAML; a rule whose examples would fill pages has none. `tests/rules.rs` holds every page to the form.

/// The parts of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<'a> {
    /// One sentence: what the rule refuses.
    pub summary: &'a str,
    /// Why it does.
    pub why: &'a str,
    /// AWS's own words, without the marks of quotation.
    pub aws_says: Option<String>,
    /// Specs that break the rule.
    pub wrong: Vec<&'a str>,
    /// The same, mended.
    pub right: Vec<&'a str>,
    /// Where the facts come from.
    pub sources: Vec<&'a str>,
}

impl<'a> Page<'a> {
    /// Takes a page apart; `None` if it does not have the form.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let mut sections = text.split("\n## ");
        let head = sections.next()?.trim();
        let (summary, why) = head.split_once("\n\n").unwrap_or((head, ""));
        let mut page = Self { summary, why: why.trim(), aws_says: None, wrong: Vec::new(), right: Vec::new(), sources: Vec::new() };
        for section in sections {
            let (title, body) = section.split_once('\n')?;
            match title.trim() {
                "AWS says" => page.aws_says = Some(quote(body)),
                "Wrong" => page.wrong = blocks(body),
                "Right" => page.right = blocks(body),
                "Sources" => page.sources = body.lines().filter_map(|line| line.strip_prefix("- ")).collect(),
                _ => return None,
            }
        }
        let whole = !page.summary.is_empty() && page.wrong.is_empty() == page.right.is_empty() && !page.sources.is_empty();
        whole.then_some(page)
    }
}

fn quote(body: &str) -> String {
    let lines: Vec<_> = body.lines().filter_map(|line| line.strip_prefix('>')).map(str::trim).collect();
    lines.join("\n")
}

fn blocks(body: &str) -> Vec<&str> {
    let fences = body.split("```yaml\n").skip(1);
    fences.filter_map(|block| Some(block.split_once("```")?.0)).collect()
}
