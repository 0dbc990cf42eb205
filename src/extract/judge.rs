//! Piece by piece: what inside the article's container is the article, and which rule takes the rest.

use super::ClutterKind;
use super::assign::Cover;
use super::clutter::{Grip, RULES};
use super::lines;
use super::pieces::{Form, Pieces};
use super::text;
use crate::metadata::Metadata;
use crate::page::{NodeId, Page};

/// What becomes of a piece.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Verdict {
    /// It is part of the article.
    Keep,
    /// A rule strips it; the element groups what belongs together.
    Strip(ClutterKind, &'static str, Option<NodeId>),
    /// It lies outside the article and no rule knows it.
    Outside,
}

/// Everything that the judgement rests on.
pub(super) struct Evidence<'a> {
    pub page: &'a Page,
    pub metadata: &'a Metadata,
    pub pieces: &'a Pieces,
    pub covers: &'a [Cover],
    pub weights: &'a [f32],
    pub root: NodeId,
}

/// Judges every piece.
pub(super) fn judge(evidence: &Evidence<'_>) -> Vec<Verdict> {
    let Evidence {
        page,
        pieces,
        covers,
        root,
        ..
    } = *evidence;
    let range = pieces.within(page, root);
    let mut verdicts: Vec<Verdict> = (0..pieces.list.len())
        .map(|i| match covers[i].rule {
            Some((rule, node)) => Verdict::Strip(RULES[rule].kind, RULES[rule].id, Some(node)),
            None if range.contains(&i) => inside(evidence, i),
            None => match covers[i].region {
                Some((rule, node)) => Verdict::Strip(RULES[rule].kind, RULES[rule].id, Some(node)),
                None => Verdict::Outside,
            },
        })
        .collect();
    trim_head(evidence, &mut verdicts, range.clone());
    trim_tail(evidence, &mut verdicts, range);
    verdicts
}

fn inside(evidence: &Evidence<'_>, i: usize) -> Verdict {
    let Evidence {
        page,
        pieces,
        covers,
        root,
        ..
    } = *evidence;
    let piece = &pieces.list[i];
    if let Some((rule, node)) = covers[i].region
        && page.is_within(node, root)
        && node != root
    {
        return Verdict::Strip(RULES[rule].kind, RULES[rule].id, Some(node));
    }
    if piece.form == Form::Caption {
        return Verdict::Strip(
            ClutterKind::MediaCredit,
            "clutter.media_credit.caption",
            None,
        );
    }
    if piece.words == 0 {
        return Verdict::Strip(ClutterKind::Other, "clutter.other.mark", None);
    }
    if piece.words <= 40 {
        let line = lines::fold(&text::text_of(page, &pieces.hidden, piece));
        if let Some(rule) = lines::find(&line) {
            let limit = if rule.whole || piece.link_density() > 0.3 {
                40
            } else {
                25
            };
            if piece.words <= limit && !matches!(piece.form, Form::Heading(_)) {
                return Verdict::Strip(rule.kind, rule.id, None);
            }
        }
    }
    if piece.link_density() > 0.85 && piece.words < 30 && piece.form == Form::Plain {
        return Verdict::Strip(ClutterKind::Related, "clutter.related.link", None);
    }
    Verdict::Keep
}

/// Before the first prose nothing but a heading that leads into it is the article's.
fn trim_head(evidence: &Evidence<'_>, verdicts: &mut [Verdict], range: std::ops::Range<usize>) {
    let kept: Vec<usize> = range.filter(|i| verdicts[*i] == Verdict::Keep).collect();
    let Some(first) = kept.iter().position(|i| evidence.weights[*i] >= 8.0) else {
        return;
    };
    for &i in &kept[..first] {
        let piece = &evidence.pieces.list[i];
        let is_lead = matches!(piece.form, Form::Heading(level) if level > 1)
            && Some(&i) == kept[..first].last();
        if !is_lead || evidence.metadata.headline.is_none() {
            verdicts[i] = Verdict::Strip(ClutterKind::Metadata, "clutter.metadata.head", None);
        }
    }
}

/// Headings and labels that nothing follows end no article.
fn trim_tail(evidence: &Evidence<'_>, verdicts: &mut [Verdict], range: std::ops::Range<usize>) {
    for i in range
        .rev()
        .filter(|i| verdicts.get(*i).is_some())
        .collect::<Vec<_>>()
    {
        if verdicts[i] != Verdict::Keep {
            continue;
        }
        if matches!(evidence.pieces.list[i].form, Form::Heading(_)) {
            verdicts[i] = Verdict::Strip(ClutterKind::Related, "clutter.related.tail", None);
        } else {
            break;
        }
    }
    let _ = Grip::Firm;
}
