//! The dek: the summary between the headline and the body, which pages like to keep in a header, apart from the text.
//!
//! Editors count it as part of the article. Hand-made texts are divided: publishers' own selectors have it, annotators
//! often leave it out with the headline. Readers miss it, so it stands at the head of `article.text` where the
//! page shows it above the body. Three things tell it from other lines up there: the page describes itself with the
//! same words, its class says so, or it is a sentence with no links between the headline and the text.

use super::ClutterKind;
use super::edges::{introduces, is_alike};
use super::judge::{Evidence, Verdict};
use super::pieces::Form;
use crate::article::BlockKind;
use crate::metadata;
use crate::page::NodeId;
use std::collections::BTreeMap;

/// Pieces looked at between the headline and the body.
const REACH: usize = 40;
/// Words that an opening in a box of its own has at least; labels and lines about the page are shorter.
const OPENING: u32 = 18;

/// Takes the dek back where something stripped it, and names the headline and the lines under it for the ledger.
pub(super) fn restore(
    evidence: &Evidence<'_>,
    verdicts: &mut [Verdict],
    kinds: &mut BTreeMap<usize, BlockKind>,
) {
    let Some(first) = verdicts.iter().position(|v| *v == Verdict::Keep) else {
        return;
    };
    let from = first.saturating_sub(REACH);
    let above = headline(evidence, from..first);
    let described: Vec<String> = metadata::descriptions(evidence.page)
        .iter()
        .map(|text| metadata::key(text))
        .filter(|key| key.chars().count() >= 25)
        .collect();
    let opening = metadata::key(evidence.line(first));
    let mut deks = Vec::new();
    for (i, verdict) in verdicts.iter().enumerate().take(first).skip(from) {
        let key = metadata::key(evidence.line(i));
        if key.chars().count() < 20 || repeats(&opening, &key) {
            continue;
        }
        let is_described = described.iter().any(|text| repeats(text, &key));
        if is_described && !is_title(evidence, i)
            || above.is_some_and(|above| i > above) && reads_like_one(evidence, *verdict, i)
        {
            deks.push(i);
        }
        if is_described {
            break;
        }
    }
    if let Some(i) = above.and_then(|above| opening_of(evidence, verdicts, above + 1..first)) {
        verdicts[i] = Verdict::Keep;
    }
    for (i, verdict) in verdicts.iter_mut().enumerate().take(first).skip(from) {
        let is_free = match verdict {
            Verdict::Strip(kind, ..) => *kind == ClutterKind::Header,
            _ => true,
        };
        if is_free && is_title(evidence, i) {
            *verdict = Verdict::Strip(ClutterKind::Metadata, "clutter.metadata.headline", None);
        } else if *verdict == Verdict::Outside
            && above.is_some_and(|above| i > above)
            && evidence.piece(i).words <= 20
        {
            // Names, places and dates under the headline.
            *verdict = Verdict::Strip(ClutterKind::Metadata, "clutter.metadata.head", None);
        }
    }
    for i in deks {
        verdicts[i] = Verdict::Keep;
        kinds.insert(i, BlockKind::Dek);
    }
}

/// The paragraph right before the text that is its opening, left outside because it stands in a box of its own. Authors
/// and what the outlet earns are spoken of there too.
fn opening_of(
    evidence: &Evidence<'_>,
    verdicts: &[Verdict],
    range: std::ops::Range<usize>,
) -> Option<usize> {
    const EARNS: &[&str] = &["commission", "affiliate", "advertis", "sponsor", "subscri"];
    let i = range.last()?;
    let piece = evidence.piece(i);
    let line = evidence.line(i);
    let is_free = matches!(
        verdicts[i],
        Verdict::Outside | Verdict::Strip(ClutterKind::Header, ..)
    );
    let is_prose = piece.form == Form::Plain
        && piece.closed
        && piece.words >= OPENING
        && piece.link_density() < 0.25;
    let is_other = EARNS.iter().any(|word| line.contains(word))
        || introduces(evidence.metadata, line)
        || is_listed(evidence, piece.block);
    if !(is_free && is_prose && !is_other) {
        return None;
    }
    // Pages for several screens say it twice.
    let near = i.saturating_sub(REACH)..verdicts.len().min(i + REACH);
    let mut kept = near.filter(|j| verdicts[*j] == Verdict::Keep && *j != i);
    let is_said = kept.any(|j| {
        let other = evidence.line(j);
        other.contains(line) || repeats(other, line)
    });
    (!is_said).then_some(i)
}

/// The last piece of `range` that shows the headline.
fn headline(evidence: &Evidence<'_>, range: std::ops::Range<usize>) -> Option<usize> {
    range.rev().find(|i| is_title(evidence, *i))
}

fn is_title(evidence: &Evidence<'_>, i: usize) -> bool {
    evidence.piece(i).form == Form::Heading(1)
        || evidence
            .metadata
            .headline
            .as_deref()
            .is_some_and(|headline| is_alike(&headline.to_lowercase(), evidence.line(i)))
}

/// Whether one text opens with the other, as far as a machine may have cut it.
fn repeats(a: &str, b: &str) -> bool {
    const ENOUGH: usize = 60;
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    common >= ENOUGH || common + 2 >= a.chars().count().max(b.chars().count())
}

/// Whether a line between the headline and the text is a dek by its class or its form.
fn reads_like_one(evidence: &Evidence<'_>, verdict: Verdict, i: usize) -> bool {
    let piece = evidence.piece(i);
    let is_sentence = piece.closed && piece.words >= 8 || piece.words >= 14;
    let is_free = match verdict {
        Verdict::Strip(kind, rule, _) => match kind {
            ClutterKind::Header | ClutterKind::Sidebar | ClutterKind::Navigation => true,
            ClutterKind::Metadata => rule != "clutter.metadata.line",
            _ => false,
        },
        _ => true,
    };
    is_free
        && is_sentence
        && !is_dated(evidence.line(i))
        && piece.words <= 90
        && piece.link_density() < 0.2
        && matches!(piece.form, Form::Plain | Form::Heading(2..))
        && is_called_one(evidence, piece.block)
        && !is_listed(evidence, piece.block)
}

/// Whether a line is dates and times more than words.
fn is_dated(line: &str) -> bool {
    let words = || line.split(' ');
    let dated = words().filter(|word| word.contains(|c: char| c.is_ascii_digit()));
    dated.count() * 3 > words().count()
}

/// Whether the block stands in a menu or list.
fn is_listed(evidence: &Evidence<'_>, block: NodeId) -> bool {
    evidence
        .page
        .ancestors(block)
        .take(6)
        .any(|id| matches!(evidence.page.tag(id), "nav" | "ul" | "ol" | "form"))
}

/// Whether the block, or a box around it with nothing much else, is called a dek.
fn is_called_one(evidence: &Evidence<'_>, block: NodeId) -> bool {
    let Evidence { page, pieces, .. } = evidence;
    std::iter::once(block)
        .chain(page.ancestors(block).take(3))
        .take_while(|id| pieces.within(page, *id).len() <= 2)
        .any(|id| pieces.marks[id.index()].dek)
}
