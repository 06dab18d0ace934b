//! `docs/other-tools.md`: what was measured, for people.

use std::fmt::Write as _;

use poolgate::{Severity, rules};

use super::answers::answer;
use super::catalogue::{Answer, Item};
use super::other_tools::{Judged, Level, Measured, Said, TOOLS, Verdict, about};

const KINDS: [(&str, &str); 3] = [("error", "refused by AWS"), ("broken", "deploys and is broken"), ("insecure", "deploys and is open")];

struct Page<'a> {
    items: &'a [Item],
    measured: &'a Measured,
    judged: &'a Judged,
    out: String,
}

/// How loud a tool is about a fault, if it speaks of it; `Err` where it could not be asked.
type Loudness<'a> = Result<Option<Level>, &'a str>;

impl<'a> Page<'a> {
    fn loudness(&self, item: &str, tool: &str) -> Loudness<'a> {
        about(self.measured, self.judged, item, tool).map(|hits| hits.iter().map(|hit| hit.level).max())
    }

    /// The items that have a template and are of a kind.
    fn cases(&self, kind: &str) -> Vec<&'a Item> {
        let all = self.items.iter().filter(|item| self.measured.cases.contains_key(&item.id));
        all.filter(|item| kind.is_empty() || item.severity == kind).collect()
    }

    fn nobody(&self, item: &Item) -> bool {
        TOOLS.iter().all(|tool| !matches!(self.loudness(&item.id, tool), Ok(Some(_))))
    }

    /// How many a tool refuses and how many more it mentions, of how many it was asked.
    fn count(&self, cases: &[&Item], tool: &str) -> String {
        let said: Vec<_> = cases.iter().filter_map(|item| self.loudness(&item.id, tool).ok()).collect();
        let refused = said.iter().filter(|level| **level == Some(Level::Error)).count();
        let mentioned = said.iter().filter(|level| level.is_some()).count() - refused;
        let of = if said.len() == cases.len() { String::new() } else { format!(" of {}", said.len()) };
        if mentioned == 0 { format!("{refused}{of}") } else { format!("{refused} + {mentioned}{of}") }
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{text}");
    }

    fn numbers(&mut self) {
        self.line("| kind | templates | cfn-lint | Terraform | cloudformation-validate | cdk-preflight | none of the four | `gen check` | cannot be said to `gen` |");
        self.line("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (kind, name) in KINDS.into_iter().chain([("", "all")]) {
            let cases = self.cases(kind);
            let counts: Vec<_> = TOOLS.iter().map(|tool| self.count(&cases, tool)).collect();
            let nobody = cases.iter().filter(|item| self.nobody(item)).count();
            let unsayable = cases.iter().filter(|item| matches!(item.answer, Answer::Inexpressible(_))).count();
            let counts = counts.join(" | ");
            self.line(&format!("| {name} | {} | {counts} | {nobody} | {} | {unsayable} |", cases.len(), ours(&cases)));
        }
    }

    /// cdk-preflight measured against what it taught the catalogue, and against the rest.
    fn whose_rules(&self) -> String {
        let all = self.cases("");
        let taught = |item: &&Item| item.sources.iter().any(|source| source.contains("cdk-preflight"));
        let (theirs, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(taught);
        let found = |cases: &[&Item]| cases.iter().filter(|item| matches!(self.loudness(&item.id, "cdk-preflight"), Ok(Some(_)))).count();
        format!(
            "Many items were learnt from cdk-preflight: of the {} whose page names one of its rules as a source it finds {}, of the other {} it finds {}.",
            theirs.len(),
            found(&theirs),
            rest.len(),
            found(&rest)
        )
    }

    fn link(item: &Item) -> String {
        let (area, id, statement) = (&item.area, &item.id, item.statement.replace('|', "\\|").replace('\n', " "));
        format!("[{id}](../tests/fixtures/catalogue/{area}/{id}.md): {statement}")
    }

    fn cell(&self, item: &str, tool: &str) -> String {
        match about(self.measured, self.judged, item, tool) {
            Err(_) => "n/a".to_owned(),
            Ok(hits) if hits.is_empty() => "–".to_owned(),
            Ok(hits) => hits.iter().map(|hit| name(hit)).collect::<Vec<_>>().join(", "),
        }
    }

    fn reasons(&mut self, title: &str, head: &str, reasons: &[(String, String)]) {
        self.line(&format!("\n{title}\n\n| {head} |\n|---|---|"));
        for (what, why) in reasons {
            self.line(&format!("| {what} | {} |", why.replace('|', "\\|")));
        }
    }
}

/// How many our rules refuse or warn of, and how many more get a caution alone: the form of [`Page::count`].
fn ours(cases: &[&Item]) -> String {
    let loud = |codes: &[String]| codes.iter().any(|code| rules::find(code).unwrap().severity >= Severity::Insecure);
    let found: Vec<_> =
        cases.iter().filter_map(|item| if let Answer::Rule(codes) = &item.answer { Some(loud(codes)) } else { None }).collect();
    let refused = found.iter().filter(|loud| **loud).count();
    if refused == found.len() { refused.to_string() } else { format!("{refused} + {}", found.len() - refused) }
}

fn name(said: &Said) -> String {
    match said.level {
        Level::Error => said.rule.clone(),
        Level::Warning => format!("{} (warning)", said.rule),
        Level::Info => format!("{} (remark)", said.rule),
    }
}

/// The whole page.
pub(crate) fn render(items: &[Item], measured: &Measured, judged: &Judged) -> String {
    let mut page = Page { items, measured, judged, out: String::new() };
    let versions = |names: &[&str]| names.iter().map(|name| format!("{name} {}", measured.versions[*name])).collect::<Vec<_>>().join(", ");
    let all = page.cases("");
    let twins = measured.cases.values().filter(|case| case.good.is_some()).count();
    let nobody = all.iter().filter(|item| page.nobody(item)).count();
    let intro = include_str!("other_tools_intro.md")
        .replace("{cases}", &all.len().to_string())
        .replace("{items}", &items.len().to_string())
        .replace("{twins}", &twins.to_string())
        .replace("{nobody}", &nobody.to_string())
        .replace("{date}", &measured.date)
        .replace("{cfn-lint}", &versions(&["cfn-lint"]))
        .replace("{terraform}", &versions(&["terraform", "provider hashicorp/aws"]))
        .replace("{npm}", &versions(&["cloudformation-validate", "cdk-preflight", "aws-cdk-lib"]))
        .replace("{whose}", &page.whose_rules());
    let (before, after) = intro.split_once("{numbers}\n").unwrap();
    page.out.push_str(before);
    page.numbers();
    page.out.push_str(after);

    page.line("\n## What none of the four says");
    for (kind, name) in KINDS.into_iter().rev() {
        let cases: Vec<_> = page.cases(kind).into_iter().filter(|item| page.nobody(item)).collect();
        page.line(&format!("\n### {name}: {}\n\n| fault | what we say |\n|---|---|", cases.len()));
        for item in cases {
            page.line(&format!("| {} | {} |", Page::link(item), answer(item)));
        }
    }

    let outside: Vec<_> = all.iter().filter(|item| item.answer == Answer::Outside && !page.nobody(item)).collect();
    page.line("\n## What others say and `gen check` does not\n\n| fault | who | what we say |\n|---|---|---|");
    for item in outside {
        let who: Vec<_> = TOOLS.iter().filter(|tool| matches!(page.loudness(&item.id, tool), Ok(Some(_)))).copied().collect();
        page.line(&format!("| {} | {} | {} |", Page::link(item), who.join(", "), answer(item)));
    }

    let alarms: Vec<_> =
        measured.alarms.iter().map(|(item, tool, said)| (format!("{tool} {} on `{item}`", name(said)), said.text.clone())).collect();
    page.reasons(include_str!("other_tools_alarms.md").trim_end(), "who, and about which good twin | what it says", &alarms);

    page.line("\n## Every template\n\nThe name of the tool's rule; for Terraform the command that refuses. `–`: silent. `n/a`: cannot be asked, see below.\n");
    page.line(
        "| fault | kind | cfn-lint | Terraform | cloudformation-validate | cdk-preflight | what we say |\n|---|---|---|---|---|---|---|",
    );
    for item in &all {
        let cells: Vec<_> = TOOLS.iter().map(|tool| page.cell(&item.id, tool)).collect();
        page.line(&format!("| {} | {} | {} | {} |", Page::link(item), item.severity, cells.join(" | "), answer(item)));
    }

    let lost = measured.cases.iter().filter_map(|(item, case)| match (&case.verdicts["terraform"], judged.not_in_terraform.get(item)) {
        (_, Some(why)) | (Verdict::NotSaid(why), None) => Some((format!("`{item}`"), why.clone())),
        (Verdict::Said(_), None) => None,
    });
    let lost: Vec<_> = lost.collect();
    page.reasons("## What Terraform could not be asked", "fault | why not", &lost);
    let unmeasured: Vec<_> = judged.no_template.iter().map(|(item, why)| (format!("`{item}`"), why.clone())).collect();
    page.reasons("## What has no template", "fault | why", &unmeasured);
    let habits: Vec<_> = judged.habits.iter().map(|((tool, rule), why)| (format!("{tool} {rule}"), why.clone())).collect();
    let beside = judged.beside.iter().map(|((item, tool, rule), why)| (format!("{tool} {rule} on `{item}`"), why.clone()));
    page.reasons("## What was said and does not count", "who, and about what | why", &habits.into_iter().chain(beside).collect::<Vec<_>>());
    page.out
}
