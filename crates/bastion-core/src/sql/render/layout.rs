//! Where a text is broken into lines: a group stands on one line if it fits, otherwise each of its breaks is a new line.

/// Columns of a line.
const COLUMNS_MAX: usize = 100;
/// Columns of an indentation.
const INDENT_COLUMNS: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A space or a new line.
    Line,
    /// Nothing or a new line.
    Soft,
    /// A space, or a new line where the next part does not fit.
    Fill,
    /// A new line: the groups around it are broken.
    Hard,
    Open,
    Close,
    Indent,
    Outdent,
}

impl Mark {
    /// Whether it is a space on one line.
    pub(super) const fn is_space(self) -> bool {
        matches!(self, Self::Line | Self::Fill | Self::Hard)
    }

    const fn may_break(self) -> bool {
        self.is_space() || matches!(self, Self::Soft)
    }
}

/// Marks at places of a text, in their order.
#[derive(Debug, Default)]
pub(super) struct Layout {
    marks: Vec<(usize, Mark)>,
}

/// A mark with the text in front of it, and how wide what follows is.
struct Step<'a> {
    text: &'a str,
    mark: Mark,
    /// Of what an opening mark opens: its columns on one line, none where it cannot stand on one.
    width: Option<usize>,
    /// Columns until the next place where a line may end.
    tail: usize,
}

impl Layout {
    pub(super) fn push(&mut self, at: usize, mark: Mark) {
        self.marks.push((at, mark));
    }

    /// The text in lines.
    pub(super) fn apply(&self, text: &str) -> String {
        let (steps, rest) = self.steps(text);
        let mut lines = Lines { out: String::with_capacity(text.len() * 2), column: 0, indent: 0, begins_at: 0 };
        // whether each group around stands on one line
        let mut flat = vec![false];
        for step in &steps {
            lines.put(step.text);
            let outer = flat.last().copied().unwrap_or(false);
            match step.mark {
                Mark::Open => {
                    let fits = step.width.is_some_and(|width| lines.column + width + step.tail <= COLUMNS_MAX);
                    flat.push(outer || fits);
                }
                Mark::Close => {
                    flat.pop();
                }
                Mark::Indent => lines.indent += INDENT_COLUMNS,
                Mark::Outdent => lines.indent = lines.indent.saturating_sub(INDENT_COLUMNS),
                Mark::Hard => lines.end(),
                Mark::Fill if outer || lines.column + 1 + step.tail <= COLUMNS_MAX => lines.put(" "),
                Mark::Line if outer => lines.put(" "),
                Mark::Soft if outer => {}
                Mark::Fill | Mark::Line | Mark::Soft => lines.end(),
            }
        }
        lines.put(rest);
        lines.out
    }

    fn steps<'a>(&self, text: &'a str) -> (Vec<Step<'a>>, &'a str) {
        let (mut steps, mut from) = (Vec::with_capacity(self.marks.len()), 0);
        for &(at, mark) in &self.marks {
            steps.push(Step { text: text.get(from..at).unwrap_or(""), mark, width: None, tail: 0 });
            from = at;
        }
        let rest = text.get(from..).unwrap_or("");
        let (mut tail, mut after) = (columns(rest), Vec::new());
        // from the end: what a group is wide is known when it opens; behind it counts what cannot be broken off
        let (mut width, mut hard) = (0_usize, false);
        for step in steps.iter_mut().rev() {
            match step.mark {
                Mark::Close => {
                    after.push((width, hard, tail));
                    (width, hard) = (0, false);
                }
                Mark::Open => {
                    step.width = (!hard).then_some(width);
                    let (outer, outer_hard, behind) = after.pop().unwrap_or_default();
                    (width, hard, step.tail) = (width + outer, hard || outer_hard, behind);
                }
                mark => {
                    step.tail = tail;
                    hard |= mark == Mark::Hard;
                    width += usize::from(mark.is_space());
                    if mark.may_break() {
                        tail = 0;
                    }
                }
            }
            let columns = columns(step.text);
            width += columns;
            tail += columns;
        }
        (steps, rest)
    }
}

struct Lines {
    out: String,
    column: usize,
    indent: usize,
    /// The indentation when the line began.
    begins_at: usize,
}

impl Lines {
    fn put(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.column == 0 {
            self.out.extend(std::iter::repeat_n(' ', self.begins_at));
            self.column = self.begins_at;
        }
        self.out.push_str(text);
        // a literal may have lines of its own
        self.column = match text.rsplit_once('\n') {
            Some((_, last)) => columns(last).max(1),
            None => self.column + columns(text),
        };
    }

    fn end(&mut self) {
        if self.column > 0 {
            self.out.push('\n');
            self.column = 0;
        }
        self.begins_at = self.indent;
    }
}

fn columns(text: &str) -> usize {
    text.chars().count()
}
