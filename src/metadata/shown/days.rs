//! The days that the page shows around its headline.

use super::Look;
use crate::metadata::dates;
use crate::metadata::marks::{has, is_updated};
use crate::metadata::signature;
use crate::page::NodeId;

/// Whether a date behind these words is something that a sentence tells of, such as a deadline.
fn is_told(label: &str, text: &str) -> bool {
    const SAYS: &[&str] = &[
        "publish",
        "post",
        "written",
        "created",
        "date",
        "issued",
        "veröffentlich",
        "publi",
    ];
    text.ends_with('.')
        && label.split_whitespace().count() >= 4
        && !is_updated(label)
        && !SAYS.iter().any(|word| label.contains(word))
}

impl Look<'_, '_> {
    /// Reads a `<time>`; whether it holds a date.
    pub(super) fn time(&mut self, id: NodeId) -> bool {
        let page = self.survey.page;
        let text = self.survey.text(id).unwrap_or_default();
        let given = page
            .attribute(id, "datetime")
            .and_then(|raw| dates::marked(raw, self.american));
        let date = given.or_else(|| dates::visible(&text, self.american).map(|(date, _)| date));
        let Some(date) = date else { return false };
        let around = page.parent(id).filter(|up| page.end(*up).0 - up.0 < 12);
        let around = around
            .and_then(|up| self.survey.text(up))
            .unwrap_or_default();
        let label = around.split(&text as &str).next().unwrap_or_default();
        if is_updated(&self.signal)
            && !self.signal.contains("publish")
            && !self.signal.contains("entry-date")
            || is_updated(&label.to_lowercase()) && label.len() < 40
        {
            self.shown.modified.get_or_insert(date);
        } else {
            self.shown.published.get_or_insert(date);
        }
        true
    }

    /// Every date of a short line, each by the words before it: "Published … | Updated …".
    pub(super) fn dates_in(&mut self, text: &str) {
        let mut rest = text;
        for _ in 0..3 {
            let Some((date, at)) = dates::visible(rest, self.american) else {
                return;
            };
            let label = rest[..at].to_lowercase();
            // Far from the start a date is something that the text tells of.
            if label.len() > 60 || is_told(&label, text) {
                return;
            }
            if is_updated(&label) {
                self.shown.modified.get_or_insert(date);
            } else {
                self.shown.published.get_or_insert(date);
            }
            // On to what follows the date's first word; `visible` then finds the next one.
            let skipped: usize = rest[at..]
                .char_indices()
                .nth(16)
                .map_or(rest.len() - at, |(i, _)| i);
            rest = &rest[at + skipped..];
        }
    }

    /// The first date in a `<time>`, or in an element called one, anywhere outside comments.
    pub(super) fn far_date(&mut self) {
        let page = self.survey.page;
        let mut looked = 0;
        for id in page.ids() {
            if page.end(id).0 - id.0 > 12 {
                continue;
            }
            let dated = page.tag(id) == "time"
                || page
                    .attribute(id, "class")
                    .is_some_and(|class| has(class, &["date", "publish"]));
            if !dated || !self.survey.sees(id) {
                continue;
            }
            looked += 1;
            if looked > 20 || self.shown.published.is_some() || self.shown.modified.is_some() {
                return;
            }
            if signature::is_foreign(self.survey, id) {
                continue;
            }
            self.read_signal(id);
            if !self.time(id)
                && let Some(text) = self.survey.text(id).filter(|text| text.len() <= 80)
            {
                self.dates_in(&text);
            }
        }
    }
}
