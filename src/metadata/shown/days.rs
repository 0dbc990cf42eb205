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

/// Whether a label says that the date behind it is the day of publication.
fn is_publication(label: &str) -> bool {
    const LABELS: &[&str] = &[
        "post date",
        "post time",
        "posted",
        "posted on",
        "published",
        "published on",
        "publication date",
        "publish date",
        "publish time",
        "date published",
        "first published",
        "veröffentlicht",
        "veröffentlicht am",
        "erstellt am",
        "publié le",
        "publicado",
        "publicado el",
        "publicado em",
        "fecha de publicación",
        "data de publicação",
        "pubblicato il",
        "data di pubblicazione",
        "gepubliceerd",
        "gepubliceerd op",
        "publicerad",
        "publisert",
        "opublikowano",
        "data publikacji",
        "опубликовано",
        "дата публикации",
        "yayınlanma tarihi",
        "tarih",
        "发布时间",
        "发布日期",
        "發布時間",
        "公開日",
        "投稿日",
        "掲載日",
        "게시일",
        "입력",
        "등록",
    ];
    LABELS.contains(&label)
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

    /// Every date of a short line, each by the words before it: "Published … | Updated …". Where the line's text `id`
    /// opens with the date, the label is the text before it in the same line, which templates set apart.
    pub(super) fn dates_in(&mut self, id: NodeId, text: &str) {
        let mut rest = text;
        for i in 0..3 {
            let Some((date, at)) = dates::visible(rest, self.american) else {
                return;
            };
            let mut label = rest[..at].to_lowercase();
            if i == 0 && label.trim().is_empty() {
                label = self.label_before(id);
            }
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

    /// The text that stands in front of a text in the smallest element that holds more than it.
    fn label_before(&self, id: NodeId) -> String {
        let page = self.survey.page;
        let mut above = page.ancestors(id).take(3);
        let line = above.find(|up| {
            page.descendants(*up)
                .any(|inner| inner < id && page.text(inner).is_some())
        });
        let line = line.filter(|line| page.end(*line).0 - line.0 <= 16);
        let texts = line.map(|line| page.descendants(line).take_while(|inner| *inner < id));
        let texts = texts
            .into_iter()
            .flatten()
            .filter_map(|inner| page.text(inner));
        let words = texts.flat_map(str::split_whitespace).collect::<Vec<_>>();
        // Anything longer is no label.
        let label = words.join(" ").to_lowercase();
        if label.len() <= 40 {
            label
        } else {
            String::new()
        }
    }

    /// A date behind a label of its own ("Posted on"), anywhere outside comments and cards, where the page gives no
    /// other date and all such lines agree.
    pub(super) fn labelled_date(&mut self) {
        let page = self.survey.page;
        let mut found: Option<String> = None;
        for id in page.ids() {
            let Some(text) = page.text(id).map(str::trim) else {
                continue;
            };
            let is_line =
                (8..=60).contains(&text.len()) && text.bytes().any(|b| b.is_ascii_digit());
            if !is_line || !self.survey.sees(id) {
                continue;
            }
            let Some((date, at)) = dates::visible(text, self.american) else {
                continue;
            };
            let label = text[..at]
                .trim_end_matches([' ', ':', '：', '\u{A0}'])
                .to_lowercase();
            if !is_publication(&label) || signature::is_foreign(self.survey, id) {
                continue;
            }
            if found.as_ref().is_some_and(|have| *have != date) {
                return;
            }
            found = Some(date);
        }
        self.shown.published = found;
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
                self.dates_in(id, &text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::metadata;
    use crate::page::{Input, parse};

    #[test]
    fn a_date_goes_by_its_label_wherever_both_stand() {
        let long = "<p>The ferry went aground at low tide on Monday with forty people aboard, and the crew of the harbour \
                    tug brought all of them to the pier before it was dark.</p>";
        for (under, after, want) in [
            (
                "<p>Published <b>May 3, 2024</b></p>",
                "",
                ("2024-05-03", ""),
            ),
            (
                "<p>May 3, 2024</p><p><span>Last updated</span> <i>on</i> <span>May 5, 2024</span></p>",
                "",
                ("2024-05-03", "2024-05-05"),
            ),
            // Behind the text only a label tells.
            ("", "<div>Post time: 05-03-2024</div>", ("2024-05-03", "")),
            (
                "",
                "<div>Posted on May 3, 2024</div><div>Posted on May 3, 2024</div>",
                ("2024-05-03", ""),
            ),
            (
                "",
                "<div>Posted on May 3, 2024</div><div>Posted on May 4, 2024</div>",
                ("", ""),
            ),
            (
                "",
                "<div class=comment>Posted on May 3, 2024</div>",
                ("", ""),
            ),
            ("", "<div>Open until May 3, 2024</div>", ("", "")),
        ] {
            let html = format!(
                "<html lang=en-US><h1>Ferry aground off Halden</h1>{under}{long}{long}{long}{after}"
            );
            let page = parse(Input::Html {
                url: None,
                html: &html,
            })
            .unwrap();
            let found = metadata::read(&page);
            let have = (
                found.published.unwrap_or_default(),
                found.modified.unwrap_or_default(),
            );
            assert_eq!((&*have.0, &*have.1), want, "{under}{after}");
        }
    }
}
