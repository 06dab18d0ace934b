//! Whether a text matches a regular expression, for the expressions that people write for parameters.
//!
//! In: an expression of Java's and a text. Out: yes, no, or nothing where the expression has what is not known here (look-around,
//! back references, classes of Unicode) or where the answer would take too long.
//!
//! Source: Java SE, `java.util.regex.Pattern`.

/// How many steps an answer may take: expressions like `(a*)*b` take one for each way to split the text.
const STEPS: usize = 20_000;

/// The deepest that groups stand in one another.
const DEEPEST: usize = 32;

#[derive(Debug, Clone)]
enum Node {
    Set { none_of: bool, ranges: Vec<(char, char)> },
    Start,
    End,
    Group(Vec<Vec<Node>>),
    Repeat { what: Box<Node>, least: usize, most: usize },
}

/// Whether the whole text matches; `None` where that is not known.
pub(crate) fn matches(pattern: &str, text: &str) -> Option<bool> {
    let mut reader = Reader { rest: pattern.chars().peekable(), depth: 0 };
    let whole = Node::Group(reader.alternatives()?);
    if reader.rest.next().is_some() {
        return None;
    }
    let text: Vec<char> = text.chars().collect();
    let mut search = Search { text: &text, steps: STEPS };
    let found = search.all(std::slice::from_ref(&whole), 0, &mut |_, at| at == text.len());
    (found || search.steps > 0).then_some(found)
}

struct Reader<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    depth: usize,
}

impl Reader<'_> {
    fn alternatives(&mut self) -> Option<Vec<Vec<Node>>> {
        let mut all = vec![Vec::new()];
        loop {
            let node = match self.rest.peek().copied() {
                None | Some(')') => return Some(all),
                Some('|') => {
                    self.rest.next();
                    all.push(Vec::new());
                    continue;
                }
                Some(c) => {
                    self.rest.next();
                    self.atom(c)?
                }
            };
            let node = self.repeated(node)?;
            all.last_mut()?.push(node);
        }
    }

    fn atom(&mut self, c: char) -> Option<Node> {
        let any_of = |ranges| Node::Set { none_of: false, ranges };
        Some(match c {
            '^' => Node::Start,
            '$' => Node::End,
            // A line break is the one thing that `.` is not.
            '.' => Node::Set { none_of: true, ranges: vec![('\n', '\n'), ('\r', '\r')] },
            '(' => {
                if self.rest.next_if_eq(&'?').is_some() && self.rest.next() != Some(':') {
                    return None;
                }
                self.depth += 1;
                let inner = (self.depth <= DEEPEST).then(|| self.alternatives())??;
                self.depth -= 1;
                self.rest.next_if_eq(&')')?;
                Node::Group(inner)
            }
            '[' => self.class()?,
            '\\' => {
                let (none_of, ranges) = escaped(self.rest.next()?)?;
                Node::Set { none_of, ranges }
            }
            '*' | '+' | '?' | '{' => return None,
            c => any_of(vec![(c, c)]),
        })
    }

    fn class(&mut self) -> Option<Node> {
        let none_of = self.rest.next_if_eq(&'^').is_some();
        let mut ranges = Vec::new();
        let mut first = true;
        loop {
            let from = match self.rest.next()? {
                ']' if !first => return Some(Node::Set { none_of, ranges }),
                '[' | '&' => return None,
                '\\' => match escaped(self.rest.next()?)? {
                    (false, more) => match more.as_slice() {
                        [(from, to)] if from == to => *from,
                        _ => {
                            ranges.extend(more);
                            first = false;
                            continue;
                        }
                    },
                    (true, _) => return None,
                },
                c => c,
            };
            first = false;
            let mut ahead = self.rest.clone();
            let to = match (ahead.next(), ahead.next()) {
                (Some('-'), Some(to)) if to != ']' => {
                    self.rest.next();
                    self.rest.next();
                    if to == '\\' { self.rest.next()? } else { to }
                }
                _ => from,
            };
            ranges.push((from, to));
        }
    }

    fn repeated(&mut self, node: Node) -> Option<Node> {
        let (least, most) = match self.rest.peek() {
            Some('*') => (0, usize::MAX),
            Some('+') => (1, usize::MAX),
            Some('?') => (0, 1),
            Some('{') => {
                let mut inside = String::new();
                self.rest.next();
                loop {
                    match self.rest.peek()? {
                        '}' => break,
                        _ => inside.extend(self.rest.next()),
                    }
                }
                let (least, most) = inside.split_once(',').unwrap_or((&inside, &inside));
                let least: usize = least.parse().ok()?;
                (least, if most.is_empty() { usize::MAX } else { most.parse().ok()? })
            }
            _ => return Some(node),
        };
        self.rest.next();
        // How greedy it is says which match is found, not whether there is one. A possessive one is another matter.
        self.rest.next_if_eq(&'?');
        match self.rest.peek() {
            Some('*' | '+' | '?' | '{') => None,
            _ => Some(Node::Repeat { what: Box::new(node), least, most }),
        }
    }
}

/// What an escape stands for.
fn escaped(c: char) -> Option<(bool, Vec<(char, char)>)> {
    let digits = vec![('0', '9')];
    let word = vec![('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')];
    let space = vec![(' ', ' '), ('\t', '\r')];
    Some(match c {
        'd' => (false, digits),
        'D' => (true, digits),
        'w' => (false, word),
        'W' => (true, word),
        's' => (false, space),
        'S' => (true, space),
        'n' => (false, vec![('\n', '\n')]),
        't' => (false, vec![('\t', '\t')]),
        c if c.is_ascii_alphanumeric() => return None,
        c => (false, vec![(c, c)]),
    })
}

struct Search<'a> {
    text: &'a [char],
    steps: usize,
}

type Then<'t> = &'t mut dyn FnMut(&mut Search<'_>, usize) -> bool;

impl Search<'_> {
    /// Whether the nodes match from a place on, and what follows from where they end.
    fn all(&mut self, nodes: &[Node], at: usize, then: Then<'_>) -> bool {
        let Some(left) = self.steps.checked_sub(1) else { return false };
        self.steps = left;
        let Some((first, rest)) = nodes.split_first() else { return then(self, at) };
        match first {
            Node::Set { none_of, ranges } => {
                let fits = |c: &char| ranges.iter().any(|(from, to)| (from..=to).contains(&c)) != *none_of;
                self.text.get(at).is_some_and(fits) && self.all(rest, at + 1, then)
            }
            Node::Start => at == 0 && self.all(rest, at, then),
            Node::End => at == self.text.len() && self.all(rest, at, then),
            Node::Group(alternatives) => {
                alternatives.iter().any(|nodes| self.all(nodes, at, &mut |search: &mut Search<'_>, at| search.all(rest, at, then)))
            }
            Node::Repeat { what, least, most } => self.repeat(what, *least, *most, at, &mut |search, at| search.all(rest, at, then)),
        }
    }

    fn repeat(&mut self, what: &Node, least: usize, most: usize, at: usize, then: Then<'_>) -> bool {
        let Some(left) = self.steps.checked_sub(1) else { return false };
        self.steps = left;
        // One that takes nothing would go on for ever.
        let more = most > 0
            && self.all(std::slice::from_ref(what), at, &mut |search: &mut Search<'_>, next| {
                (next > at || least > 0) && search.repeat(what, least.saturating_sub(1), most.saturating_sub(1), next, then)
            });
        more || (least == 0 && then(self, at))
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn what_people_write_is_understood() {
        for (pattern, text) in [
            ("[a-z][a-z0-9-]*", "orders-2"),
            ("https://.+", "https://a"),
            ("^\\d{12}$", "123456789012"),
            ("dev|prod", "prod"),
            ("(?:a|b)+c?", "abab"),
            ("[^@]+@[^@]+\\.[a-z]{2,}", "ann@example.com"),
            ("arn:aws:acm:[\\w-]+:\\d+:certificate/.*", "arn:aws:acm:us-east-1:1:certificate/x"),
            ("[\\w.-]*", "a.b-c"),
            ("", ""),
            ("(a*)*", "aaa"),
            ("[]a]+", "]a"),
            ("[a-]", "-"),
        ] {
            assert_eq!(matches(pattern, text), Some(true), "{pattern} {text}");
        }
        for (pattern, text) in [("[0-9]+", "x"), ("https://.+", "http://a"), ("a", "ab"), ("\\d{2,3}", "1"), ("dev|prod", "production")] {
            assert_eq!(matches(pattern, text), Some(false), "{pattern} {text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_not_judged() {
        for pattern in ["(?=a)b", "(?i)a", "\\p{L}+", "(a)\\1", "[a&&b]", "[[a]b]", "a{", "(a", "a)", "*", "a++"] {
            assert_eq!(matches(pattern, "b"), None, "{pattern}");
        }
        assert_eq!(matches("(a*)*b", &"a".repeat(60)), None, "too many ways");
        assert_eq!(matches(&"(".repeat(10_000), "b"), None);
    }
}
