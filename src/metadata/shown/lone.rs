//! A name that nothing marks, alone on its line under the headline.

use super::{LONG, Look};
use crate::metadata::{names, signature};
use crate::page::NodeId;

impl Look<'_, '_> {
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
