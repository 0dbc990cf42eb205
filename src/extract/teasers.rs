//! Behind the article a row of teasers is one thing: headline, date and number of comments, again and again.

use super::clutter::reason;
use super::{Clutter, ClutterKind};
use crate::message::Message;
use std::collections::{BTreeMap, VecDeque};

/// A block in the form of a byline that is longer than this and stands behind the article announces another one.
const BYLINE: usize = 25;

/// What stands between two teasers and is no longer than this belongs to the first: a date, a number of comments.
const BETWEEN: usize = 8;

/// Gathers the teasers among the items from `start` on, which stand behind the article.
pub(super) fn gather(items: &mut Vec<Clutter>, start: usize) {
    let rest = items.split_off(start.min(items.len()));
    let start = items.len();
    for item in fold(rest) {
        let item = of_another(item);
        let again = is_row(&item);
        let before = |back: usize| items.len().checked_sub(back).filter(|at| *at >= start);
        if again && before(1).is_some_and(|at| is_row(&items[at])) {
            join(items, item);
        } else if again
            && before(2).is_some_and(|at| is_row(&items[at]))
            && before(1).is_some_and(|at| is_small(&items[at]))
        {
            if let Some(between) = items.pop() {
                join(items, between);
            }
            join(items, item);
        } else {
            items.push(item);
        }
    }
}

/// A row whose kinds repeat at least so often, two or three at a time, is one thing.
const TIMES: usize = 3;

/// Folds rows such as header, date, header, date into one item each, of the kind that has most words.
fn fold(items: Vec<Clutter>) -> Vec<Clutter> {
    let mut folded: Vec<Clutter> = Vec::with_capacity(items.len());
    let mut items = VecDeque::from(items);
    while !items.is_empty() {
        let length = [2, 3]
            .map(|period| repeated(&items, period))
            .into_iter()
            .max();
        let row: Vec<Clutter> = items.drain(..length.unwrap_or(0).max(1)).collect();
        folded.extend(one(row));
    }
    folded
}

/// How many items from the first on repeat the kinds of the first `period`; 0 where that is too few for a row.
fn repeated(items: &VecDeque<Clutter>, period: usize) -> usize {
    let again = items.iter().zip(items.iter().skip(period));
    let length = period
        + again
            .take_while(|(one, next)| one.kind == next.kind)
            .count();
    if length >= period * TIMES { length } else { 0 }
}

/// The items as one.
fn one(row: Vec<Clutter>) -> Option<Clutter> {
    let mut words: BTreeMap<ClutterKind, usize> = BTreeMap::new();
    for item in &row {
        *words.entry(item.kind).or_default() += item.text.split_whitespace().count();
    }
    let kind = words.into_iter().max_by_key(|(_, words)| *words)?.0;
    let rule = row.iter().find(|item| item.kind == kind)?.rule;
    let mut row = row.into_iter();
    let first = row.next()?;
    let mut all = vec![Clutter {
        kind,
        rule,
        reason: Message::new(reason(kind)),
        ..first
    }];
    row.for_each(|item| join(&mut all, item));
    all.pop()
}

/// Whether an item is a row of teasers; the article before and the one after are announced by themselves.
fn is_row(item: &Clutter) -> bool {
    item.kind == ClutterKind::Related && item.rule != "clutter.related.neighbours"
}

/// The item, named for what it is: the headline, byline and first lines of another article.
fn of_another(item: Clutter) -> Clutter {
    let byline = item.rule == "clutter.metadata.byline";
    if !byline || item.text.split_whitespace().count() < BYLINE {
        return item;
    }
    Clutter {
        kind: ClutterKind::Related,
        rule: "clutter.related.teaser",
        reason: Message::new(reason(ClutterKind::Related)),
        ..item
    }
}

fn is_small(item: &Clutter) -> bool {
    let kind = matches!(
        item.kind,
        ClutterKind::Metadata
            | ClutterKind::Comments
            | ClutterKind::Counter
            | ClutterKind::MediaCredit
            | ClutterKind::Tags
    );
    kind && item.rule != "clutter.metadata.credit"
        && item.text.split_whitespace().count() <= BETWEEN
}

fn join(items: &mut [Clutter], more: Clutter) {
    if let Some(item) = items.last_mut() {
        item.text.push('\n');
        item.text.push_str(&more.text);
        item.nodes.extend(more.nodes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(kind: ClutterKind, rule: &'static str, text: &str) -> Clutter {
        Clutter {
            kind,
            rule,
            reason: Message::new(reason(kind)),
            text: text.to_owned(),
            nodes: vec![],
        }
    }

    #[test]
    fn a_row_of_teasers_is_one_item() {
        let related = |text| item(ClutterKind::Related, "clutter.related.links", text);
        let date = || {
            item(
                ClutterKind::Metadata,
                "clutter.metadata.byline",
                "19 hours ago",
            )
        };
        let count = || {
            item(
                ClutterKind::Comments,
                "clutter.comments.class",
                "44 comments",
            )
        };
        let mut items = vec![
            date(),
            related("The dam leaks"),
            date(),
            related("The wall moves"),
            count(),
            related("The lake falls"),
            item(ClutterKind::Footer, "clutter.footer.class", "Contact"),
            related("The river"),
        ];
        gather(&mut items, 0);
        let texts: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
        let row = "The dam leaks\n19 hours ago\nThe wall moves\n44 comments\nThe lake falls";
        assert_eq!(texts, ["19 hours ago", row, "Contact", "The river"]);
    }

    #[test]
    fn kinds_that_repeat_are_one_item() {
        let header = || item(ClutterKind::Header, "clutter.header.class", "The dam");
        let text = "Culture. The lake has fallen by a metre since last year.";
        let lines = || item(ClutterKind::Metadata, "clutter.metadata.byline", text);
        let footer = || item(ClutterKind::Footer, "clutter.footer.class", "Contact");
        let mut items = vec![
            header(),
            lines(),
            header(),
            lines(),
            header(),
            lines(),
            footer(),
        ];
        gather(&mut items, 0);
        let rules: Vec<&str> = items.iter().map(|item| item.rule).collect();
        assert_eq!(rules, ["clutter.related.teaser", "clutter.footer.class"]);
        let mut items = vec![header(), lines(), header(), lines(), footer()];
        gather(&mut items, 0);
        assert_eq!(items.len(), 5);
    }

    #[test]
    fn what_stands_before_the_article_stays_apart() {
        let related = || {
            item(
                ClutterKind::Related,
                "clutter.related.links",
                "The dam leaks",
            )
        };
        let byline = || {
            item(
                ClutterKind::Metadata,
                "clutter.metadata.byline",
                "By Ada Ito",
            )
        };
        let mut items = vec![related(), byline(), related()];
        gather(&mut items, 3);
        assert_eq!(items.len(), 3);
    }

    #[test]
    fn a_long_byline_behind_the_article_is_a_teaser() {
        let text = "The wall moves. By Ada Ito. ".repeat(6);
        let byline = item(ClutterKind::Metadata, "clutter.metadata.byline", &text);
        let mut items = vec![byline];
        gather(&mut items, 0);
        assert_eq!(items[0].rule, "clutter.related.teaser");
    }
}
