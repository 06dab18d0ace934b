//! A table, as text in columns or as Markdown.

use crate::report::harmless;

/// A table with a head.
pub(super) struct Grid {
    rows: Vec<Vec<String>>,
}

impl Grid {
    pub(super) fn new<T: AsRef<str>>(head: impl IntoIterator<Item = T>) -> Self {
        Self { rows: vec![head.into_iter().map(|cell| harmless(cell.as_ref())).collect()] }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| harmless(&cell)).collect());
    }

    /// In columns, two spaces apart; no space at the end of a line.
    pub(super) fn text(&self) -> String {
        let mut widths: Vec<usize> = Vec::new();
        for row in &self.rows {
            for (index, cell) in row.iter().enumerate() {
                let width = cell.chars().count();
                match widths.get_mut(index) {
                    Some(widest) => *widest = width.max(*widest),
                    None => widths.push(width),
                }
            }
        }
        let mut out = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.chars().count()) + 2));
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    /// As Markdown, in which a cell can neither end nor mark up anything.
    pub(super) fn markdown(&self) -> String {
        let mut out = String::new();
        for (index, row) in self.rows.iter().enumerate() {
            for cell in row {
                out.push_str("| ");
                escape(&mut out, cell);
                out.push(' ');
            }
            out.push_str("|\n");
            if index == 0 {
                out.push_str(&"|---".repeat(row.len()));
                out.push_str("|\n");
            }
        }
        out
    }
}

/// Text that can neither end nor mark up anything in Markdown.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(&mut out, &harmless(text));
    out
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '<' | '>' | '[' | ']' | '*' | '_' | '&' | '!' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_in_their_columns() {
        let mut grid = Grid::new(["route", "web"]);
        grid.row(["GET /a|b".to_owned(), "no\n".to_owned()]);
        assert_eq!(grid.text(), "route     web\nGET /a|b  no␊\n");
        assert_eq!(grid.markdown(), "| route | web |\n|---|---|\n| GET /a\\|b | no␊ |\n");
    }
}
