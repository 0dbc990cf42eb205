//! Finds the article on the page, and accounts for everything else that a reader would see there.

use crate::article::{Article, Block, BlockKind};
use crate::message::{Message, Refusal};
use crate::metadata::Metadata;
use crate::page::{NodeId, Page};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// The article and what was left out of it.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The article.
    pub article: Article,
    /// What was stripped, in page order.
    pub clutter: Vec<Clutter>,
    /// The headline found in the text itself, where the page's metadata has none.
    pub headline: Option<String>,
    /// The outlet that a credit line such as "Source: CNN" names.
    pub credit: Option<String>,
    /// What the reader should know about this result, such as a paywall.
    pub warnings: Vec<Message>,
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
pub fn extract(page: &Page, _metadata: &Metadata) -> Result<Extraction, Refusal> {
    let Some(text) = page.plain() else {
        return Err(Refusal::new("article.none"));
    };
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                level: None,
                span,
                links: vec![],
                node: None,
            });
        }
    }
    Ok(Extraction {
        article: Article {
            text: text.to_owned(),
            blocks,
        },
        ..Extraction::default()
    })
}
