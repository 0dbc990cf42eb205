//! Own reporting: the words by which an outlet says that it saw, read, heard or asked itself.

use crate::article::Article;
use crate::language::{Openings, Sentence};
use crate::metadata::Metadata;
use crate::span::Span;

/// Words that mark the outlet's own work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// The words.
    pub span: Span,
    /// The rule, a stable id such as `own.told`.
    pub rule: &'static str,
}

/// Phrases with a place for the outlet's name, `_`; a phrase without one stands by itself.
const PHRASES: &[(&str, &str)] = &[
    ("own.told", "told _"),
    ("own.told", "tells _"),
    ("own.told", "said to _"),
    ("own.interview", "interview with _"),
    ("own.interview", "interviewed by _"),
    ("own.interview", "spoke to _"),
    ("own.interview", "spoke with _"),
    ("own.interview", "speaking to _"),
    ("own.interview", "speaking with _"),
    ("own.interview", "said in an interview"),
    ("own.interview", "in a telephone interview"),
    ("own.interview", "in a phone interview"),
    ("own.statement", "statement to _"),
    ("own.statement", "email to _"),
    ("own.statement", "emailed statement"),
    ("own.statement", "asked by _"),
    ("own.statement", "response to questions from _"),
    ("own.seen", "seen by _"),
    ("own.seen", "reviewed by _"),
    ("own.seen", "obtained by _"),
    ("own.seen", "viewed by _"),
    ("own.seen", "heard by _"),
    ("own.seen", "shared with _"),
    ("own.seen", "provided to _"),
    ("own.seen", "given to _"),
    ("own.seen", "shown to _"),
    ("own.seen", "verified by _"),
    ("own.analysis", "analysis by _"),
    ("own.analysis", "investigation by _"),
    ("own.analysis", "review by _"),
    ("own.analysis", "a tally by _"),
    ("own.analysis", "poll for _"),
    ("own.learned", "_ has learned"),
    ("own.learned", "_ has learnt"),
    ("own.learned", "_ can reveal"),
    ("own.learned", "_ understands"),
    ("own.learned", "_ reviewed"),
    ("own.learned", "_ has seen"),
    ("own.learned", "_ asked"),
    ("own.witness", "_ reporter"),
    ("own.witness", "_ correspondent"),
    ("own.witness", "_ journalist"),
];

/// What an outlet calls itself when it does not use its name.
const SELVES: &[&str] = &[
    "this newspaper",
    "this paper",
    "this reporter",
    "this magazine",
    "this publication",
    "this website",
    "our reporter",
    "our correspondent",
];

/// Finds the marks of own reporting, in text order: at most one a phrase and sentence.
pub(super) fn find(article: &Article, metadata: &Metadata, sentences: &[Sentence]) -> Vec<Own> {
    let from = metadata.republished_from.as_deref();
    let phrases = phrases(&names(metadata, from));
    let mut found = Vec::new();
    for sentence in sentences {
        let lower = sentence.span.of(&article.text).to_lowercase();
        // Lower-casing keeps byte lengths for all but a handful of letters; where it does not, nothing is claimed.
        if lower.len() != sentence.span.len() {
            continue;
        }
        let openings = Openings::of_words(&lower);
        let first = phrases.iter().find_map(|(rule, phrase)| {
            let start = openings.find_whole(&lower, phrase)?;
            Some((*rule, start, start + phrase.len()))
        });
        if let Some((rule, start, end)) = first {
            let base = sentence.span.start as usize;
            found.push(Own {
                span: Span::new(base + start, base + end),
                rule,
            });
        }
    }
    found
}

/// Every phrase with every one of `names` in its place.
fn phrases(names: &[String]) -> Vec<(&'static str, String)> {
    let mut phrases = Vec::new();
    for (rule, phrase) in PHRASES {
        match phrase.split_once('_') {
            None => phrases.push((*rule, (*phrase).to_owned())),
            Some((before, after)) => phrases.extend(
                names
                    .iter()
                    .map(|name| (*rule, format!("{before}{name}{after}"))),
            ),
        }
    }
    phrases
}

/// How the outlet may be named: the site's name with and without its article, the credited outlet, and the selves.
fn names(metadata: &Metadata, from: Option<&str>) -> Vec<String> {
    let mut names: Vec<String> = SELVES.iter().map(|name| (*name).to_owned()).collect();
    let sites = metadata.site.as_deref().into_iter().chain(from);
    for site in sites {
        let lower = site.to_lowercase();
        let bare = lower
            .strip_prefix("the ")
            .unwrap_or(&lower)
            .trim()
            .to_owned();
        let bare = bare.strip_suffix(".com").unwrap_or(&bare).to_owned();
        if bare.len() > 1 {
            names.push(format!("the {bare}"));
            // "The Daily Example" is "the Example" to itself.
            if let Some((_, last)) = bare.rsplit_once(' ') {
                names.push(format!("the {last}"));
            }
            names.push(bare);
        }
    }
    names
}

/// Spans in order, those that touch joined.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}
