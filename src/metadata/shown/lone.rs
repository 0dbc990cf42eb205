//! A name that nothing marks, alone on its line under the headline.

use super::{LONG, Look};
use crate::metadata::names::{self, Names};
use crate::metadata::signature;
use crate::page::NodeId;

/// Paragraphs that are looked at for the name above the first one.
const PARAGRAPHS: usize = 12;

impl Look<'_, '_> {
    /// The name that an author set in bold above the first paragraph, and that the page's description, which a content
    /// system cut from the text, opens with.
    pub(super) fn signed_opening(&self) -> Names {
        let page = self.survey.page;
        let metas = ["og:description", "description"];
        let Some(description) = metas
            .iter()
            .find_map(|name| self.survey.all_metas(name).next())
        else {
            return Names::default();
        };
        let paragraphs = self.survey.paragraphs.iter().take(PARAGRAPHS);
        for id in paragraphs {
            let Some(line) = self.survey.text(*id).filter(|line| line.len() <= 40) else {
                continue;
            };
            let is_bold = page
                .descendants(*id)
                .find(|inner| {
                    page.text(*inner)
                        .is_some_and(|text| !text.trim().is_empty())
                })
                .and_then(|text| page.parent(text))
                .is_some_and(|up| matches!(page.tag(up), "b" | "strong"));
            let follows = description
                .strip_prefix(&*line)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            let words = line.split(' ').count();
            let is_plain = line
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''));
            if is_bold
                && follows
                && (2..=3).contains(&words)
                && is_plain
                && signature::is_proper(&line)
            {
                return names::read(&line, self.outlet);
            }
        }
        Names::default()
    }

    /// A name alone on its line, right after the headline and before any paragraph.
    pub(super) fn lone_name(&mut self, start: u32) {
        const NEAR: u32 = 40;
        let page = self.survey.page;
        let end = (page.len() as u32).min(start + NEAR);
        for id in (start..end).map(NodeId) {
            let Some(text) = page.text(id).filter(|_| self.survey.sees(id)) else {
                continue;
            };
            let text = text.trim();
            if text.len() >= LONG {
                // A summary may stand in a heading, above the byline.
                let is_summary = page
                    .parent(id)
                    .is_some_and(|up| matches!(page.tag(up), "h2" | "h3" | "h4"));
                if is_summary {
                    continue;
                }
                return;
            }
            let is_alone = page.parent(id).is_some_and(|up| {
                matches!(page.tag(up), "p" | "div" | "span" | "a" | "strong" | "b")
                    && self.survey.text(up).is_some_and(|whole| whole == text)
            });
            let is_alone = is_alone && !self.is_told(id);
            if is_alone && signature::is_lone_name(text) {
                self.shown.lone = names::read(text, self.outlet);
                return;
            }
            let found = names::read(text, self.outlet);
            let is_team =
                found.people.is_empty() && found.groups.len() == 1 && text.split(' ').count() == 2;
            if is_alone && is_team && text.ends_with(" Team") {
                self.shown.lone = found;
                return;
            }
            // The line around it may hold the date.
            let line = page.ancestors(id).take(2).find_map(|up| {
                self.survey
                    .text(up)
                    .filter(|line| line.len() > text.len() && line.len() <= 90)
            });
            if let Some(line) = line
                && text.starts_with(char::is_alphabetic)
                && signature::is_dated_name(&line)
            {
                self.shown.lone = names::read(&line, self.outlet);
                return;
            }
        }
    }
}
