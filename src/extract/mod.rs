//! Finds the article on the page, and accounts for everything else that a reader would see there.
#![doc = include_str!("rules.md")]

mod assign;
mod boxes;
mod candidates;
mod clutter;
mod credit;
mod edges;
mod folds;
mod groups;
mod judge;
mod lede;
mod ledger;
mod lines;
mod live;
mod marks;
mod measure;
mod notices;
mod oracle;
mod parts;
mod pictures;
mod pieces;
mod plain;
mod repeats;
mod rules;
mod score;
mod scroll;
mod states;
mod streams;
mod tags;
mod teasers;
mod text;
mod widen;

use crate::article::Article;
use crate::message::{Message, Refusal};
use crate::metadata::Metadata;
use crate::page::{NodeId, Page};
pub use notices::{Notice, NoticeKind};
pub use rules::{RuleDoc, markdown as rules_as_markdown, rules};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// The article and what was left out of it.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The article.
    pub article: Article,
    /// What was stripped, in page order.
    pub clutter: Vec<Clutter>,
    /// The pictures of the article, in page order.
    pub pictures: Vec<Picture>,
    /// The headline found in the text itself, where the page's metadata has none.
    pub headline: Option<String>,
    /// The outlet that a credit line such as "Source: CNN" names.
    pub credit: Option<String>,
    /// Corrections, credits and other notices beside the article.
    pub notices: Vec<Notice>,
    /// What the reader should know about this result, such as a paywall.
    pub warnings: Vec<Message>,
}

impl Extraction {
    /// Whether the page asks for consent where its article should be.
    pub fn is_consent_wall(&self) -> bool {
        let wall = Message::new("warning_consent").text("rule", states::WALL);
        self.warnings.contains(&wall)
    }
}

/// A picture of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The image element.
    pub node: NodeId,
    /// Number of the block that it stands before; the number of blocks where it stands after all of them.
    pub block: u32,
    /// What the page says is on it; empty where it says nothing.
    pub alt: String,
}

/// One stripped thing.
#[derive(Clone, Debug)]
pub struct Clutter {
    /// The family.
    pub kind: ClutterKind,
    /// The rule that stripped it, a stable id such as `clutter.share.class`.
    pub rule: &'static str,
    /// Why, for a reader.
    pub reason: Message,
    /// Its visible text.
    pub text: String,
    /// The elements on the page that hold it.
    pub nodes: Vec<NodeId>,
}

/// The families of clutter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClutterKind {
    /// Menus and links around the site.
    Navigation,
    /// The masthead and what stands in it.
    Header,
    /// The foot of the page.
    Footer,
    /// A column beside the article.
    Sidebar,
    /// An advertisement or its label.
    Advertisement,
    /// Buttons for sharing.
    Share,
    /// Links to other articles.
    Related,
    /// An invitation to a newsletter.
    Newsletter,
    /// Readers' comments and their form.
    Comments,
    /// A cookie or consent notice.
    Consent,
    /// A subscription notice.
    Paywall,
    /// Topic labels.
    Tags,
    /// The path to the page.
    Breadcrumbs,
    /// A box about the author.
    AuthorBox,
    /// Promotion of the outlet's own things.
    Promo,
    /// Print, font size, listen and save buttons.
    Tools,
    /// Picture credits.
    MediaCredit,
    /// A number of comments, views or shares.
    Counter,
    /// A form or its parts.
    Form,
    /// Text that the page does not show.
    Hidden,
    /// The article's own headline, byline and date, kept as metadata.
    Metadata,
    /// Other text outside the article.
    Other,
}

/// Extracts the article.
///
/// # Errors
/// A [`Refusal`] named `article.none` where the page has no text at all.
pub fn extract(page: &Page, metadata: &Metadata) -> Result<Extraction, Refusal> {
    if let Some(text) = page.plain() {
        return Ok(plain::extract(text));
    }
    let found = find(page, metadata, false);
    let found = if found.article.is_shorter_than(40) {
        let bold = find(page, metadata, true);
        if bold.article.words() > 3 * found.article.words() {
            bold
        } else {
            found
        }
    } else {
        found
    };
    if found.article.blocks.is_empty() {
        return Err(Refusal::new("article.none"));
    }
    Ok(found)
}

/// A page of a few words and no furniture is its own article: there is nothing that it could be hidden among.
fn keep_tiny(pieces: &pieces::Pieces, covers: &[assign::Cover], verdicts: &mut [judge::Verdict]) {
    const TINY: u32 = 40;
    let free = |i: &usize| covers[*i].rule.is_none() && covers[*i].region.is_none();
    let words: u32 = pieces.list.iter().map(|piece| piece.words).sum();
    if words <= TINY && !verdicts.contains(&judge::Verdict::Keep) {
        for i in (0..verdicts.len()).filter(free) {
            verdicts[i] = judge::Verdict::Keep;
        }
    }
}

/// The reader's word stands above every rule: what they want kept is part of the article.
fn keep_wanted(page: &Page, pieces: &pieces::Pieces, verdicts: &mut [judge::Verdict]) {
    for id in page.ids().filter(|id| page.is_kept(*id)) {
        verdicts[pieces.within(page, id)].fill(judge::Verdict::Keep);
    }
}

fn find(page: &Page, metadata: &Metadata, with_hidden: bool) -> Extraction {
    let pieces = pieces::cut(page, with_hidden);
    let weights: Vec<f32> = pieces.list.iter().map(score::prose).collect();
    let covers = assign::cover(page, &pieces, &weights);
    let candidates::Choice {
        root,
        apart,
        others,
    } = candidates::choose(page, metadata, &pieces, &covers, &weights);
    let judge::Judgement {
        mut verdicts,
        kinds,
    } = judge::judge(&judge::Evidence {
        lines: &vec![OnceCell::new(); pieces.list.len()],
        page,
        metadata,
        pieces: &pieces,
        covers: &covers,
        weights: &weights,
        root,
        apart: &apart,
    });
    keep_tiny(&pieces, &covers, &mut verdicts);
    keep_wanted(page, &pieces, &mut verdicts);
    let kept: Vec<usize> = (0..verdicts.len())
        .filter(|i| verdicts[*i] == judge::Verdict::Keep)
        .collect();
    let mut article = text::build(page, &pieces, &kept, &kinds);
    let credit = credit::take(&mut article, false);
    let clutter = ledger::write(page, &pieces, &verdicts, credit.as_ref());
    let pictures = pictures::find(page, &pieces, root, &article, &clutter);
    let warnings = states::tell(&states::Evidence {
        page,
        metadata,
        pieces: &pieces,
        verdicts: &verdicts,
        article: &article,
        clutter: &clutter,
        others,
    });
    Extraction {
        notices: notices::find(&pieces, &verdicts, &article, credit.as_ref()),
        article,
        clutter,
        pictures,
        credit: credit.map(|credit| credit.outlet),
        warnings,
        ..Extraction::default()
    }
}
