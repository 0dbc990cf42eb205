//! What the rubric asks of an article: its claims, its lede, who is attributed, where its links lead.

use crate::article::Article;
use crate::attribution::Attribution;
use crate::extract::Extraction;
use crate::language::{Sentence, Tag, Token};
use crate::metadata::Metadata;
use crate::sources::{Source, SourceKind};
use crate::sourcing::own::Own;
use crate::sourcing::unsourced::Standing;
use crate::sourcing::wording::{ACCUSATIONS, REPLIES};
use crate::span::Span;
use std::collections::BTreeSet;

/// What the parts of the rubric measure on.
pub(super) struct Facts<'a> {
    pub(super) metadata: &'a Metadata,
    pub(super) extraction: &'a Extraction,
    pub(super) article: &'a Article,
    pub(super) sentences: &'a [Sentence],
    pub(super) tokens: &'a [Token],
    /// One tag a token.
    pub(super) tags: &'a [Tag],
    pub(super) attributions: &'a [Attribution],
    pub(super) sources: &'a [Source],
    /// The marks of own reporting.
    pub(super) own: Vec<Own>,
    /// The sentences that report a reply, or a request for one.
    pub(super) replies: Vec<Span>,
    /// How every sentence stands.
    pub(super) standings: Vec<(Span, Standing)>,
}

/// The least share of a sentence, in percent, that an attribution of its main claim makes up: "…, after the bank hinted
/// that rates would fall" is less.
const MAIN: usize = 40;

/// Source, cue and content of an attribution.
fn parts(attribution: &Attribution) -> impl Iterator<Item = Span> + '_ {
    let content = attribution.content.iter().copied();
    content
        .chain(attribution.source)
        .chain(attribution.cue.map(|cue| cue.span))
}

/// Everything from the first to the last part of an attribution.
pub(super) fn whole(attribution: &Attribution) -> Option<Span> {
    parts(attribution).reduce(Span::cover)
}

impl Facts<'_> {
    /// The sources of a kind that speak for themselves.
    pub(super) fn of_kind(&self, kind: SourceKind) -> impl Iterator<Item = &Source> {
        self.sources
            .iter()
            .filter(move |source| source.kind == kind && !source.nested)
    }

    /// The acts of speech of the article's own sources.
    pub(super) fn spoken(&self) -> impl Iterator<Item = usize> {
        self.sources
            .iter()
            .filter(|source| !source.nested)
            .flat_map(|source| source.attributions.iter().copied())
    }

    pub(super) fn first_place(&self, source: &Source) -> Option<Span> {
        source
            .attributions
            .first()
            .and_then(|i| self.attributions[*i].source)
    }

    /// Whether a verb that can stand by itself is in `span`, as far as the tagger knows.
    pub(super) fn has_verb(&self, span: Span) -> bool {
        let first = self
            .tokens
            .partition_point(|token| token.span.start < span.start);
        let tokens = self.tokens.iter().zip(self.tags).skip(first);
        let mut tags = tokens.take_while(|(token, _)| token.span.start < span.end);
        tags.any(|(_, tag)| tag.name() == "MD" || tag.is_verb() && tag.name() != "VBG")
    }

    /// The first sentence of the running text that is long enough to claim something.
    pub(super) fn lede(&self) -> Option<Span> {
        let long = |span: &Span| span.of(&self.article.text).split_whitespace().count() >= 5;
        let mut spans = self.sentences.iter().map(|sentence| sentence.span);
        spans.find(long)
    }

    /// The sentences that report a reply, or a request for one.
    pub(super) fn find_replies(&self) -> Vec<Span> {
        self.sentences_with(|lower| REPLIES.iter().any(|reply| lower.contains(reply)))
    }

    /// The sentences that accuse somebody.
    pub(super) fn accusations(&self) -> Vec<Span> {
        self.sentences_with(|lower| {
            lower
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| ACCUSATIONS.binary_search(&word).is_ok())
        })
    }

    fn sentences_with(&self, fits: impl Fn(&str) -> bool) -> Vec<Span> {
        let spans = self.sentences.iter().map(|sentence| sentence.span);
        spans
            .filter(|span| fits(&span.of(&self.article.text).to_lowercase()))
            .collect()
    }

    /// The year of publication, where the page gives it.
    pub(super) fn year(&self) -> Option<u32> {
        self.metadata.published.as_deref()?.get(..4)?.parse().ok()
    }

    /// Whether the main claim of a sentence is credited to somebody: source, cue and content make up a good part of it.
    pub(super) fn is_attributed(&self, sentence: Span) -> bool {
        let mut parts: Vec<Span> = self
            .attributions
            .iter()
            .filter(|attribution| attribution.nested_in.is_none() && attribution.source.is_some())
            .flat_map(parts)
            .filter(|part| part.overlaps(sentence))
            .collect();
        parts.sort_unstable();
        let mut covered = 0;
        let mut from = sentence.start;
        for part in parts {
            let (start, end) = (part.start.max(from), part.end.min(sentence.end));
            covered += end.saturating_sub(start);
            from = from.max(end);
        }
        covered as usize * 100 >= sentence.len() * MAIN
    }

    /// The words that carry a passage's topic: stems of longer words, cut to six letters so that forms agree.
    pub(super) fn content_words(&self, span: Span) -> BTreeSet<String> {
        const EMPTY: &[&str] = &[
            "about",
            "after",
            "before",
            "could",
            "there",
            "their",
            "which",
            "would",
            "should",
            "these",
            "those",
            "while",
            "where",
            "according",
        ];
        let first = self
            .tokens
            .partition_point(|token| token.span.start < span.start);
        let inside = self.tokens[first..]
            .iter()
            .take_while(|token| token.span.end <= span.end);
        inside
            .map(|token| token.span.of(&self.article.text).to_lowercase())
            .filter(|word| {
                word.chars().count() >= 5
                    && word.starts_with(char::is_alphabetic)
                    && !EMPTY.contains(&word.as_str())
            })
            .map(|word| word.chars().take(6).collect())
            .collect()
    }

    /// Links to other sites inside the article.
    pub(super) fn links_off_site(&self) -> Vec<Span> {
        let own = self
            .metadata
            .canonical_url
            .as_deref()
            .or(self.metadata.url.as_deref())
            .and_then(site);
        let off = |href: &str| site(href).is_some_and(|site| Some(site) != own);
        let links = self
            .article
            .blocks
            .iter()
            .flat_map(|block| block.links.iter());
        links
            .filter(|link| off(&link.href))
            .map(|link| link.span)
            .collect()
    }
}

/// The last two labels of a link's host.
fn site(href: &str) -> Option<String> {
    let host = url::Url::parse(href).ok()?.host_str()?.to_owned();
    let labels: Vec<&str> = host.split('.').collect();
    Some(labels[labels.len().saturating_sub(2)..].join("."))
}
