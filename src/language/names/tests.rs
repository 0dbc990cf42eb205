//! The shipped model against small floors, on text written for this project.

use super::*;
use crate::article::{Article, Block, BlockKind};
use crate::language::{sentences, tagger, tokens, words};
use crate::span::Span;
use std::collections::BTreeSet;

/// A document without its brackets, and the names that they mark.
fn marked(document: &str) -> (Article, BTreeSet<(Span, char)>) {
    let mut article = Article::default();
    let mut names = BTreeSet::new();
    for line in document.lines() {
        let start = article.text.len();
        let mut rest = line;
        while let Some((before, inside)) = rest.split_once('[') {
            let (name, after) = inside.split_once(']').expect("a closing bracket");
            let (name, kind) = name.split_once('|').expect("a kind");
            article.text.push_str(before);
            let from = article.text.len();
            article.text.push_str(name);
            names.insert((
                Span::new(from, article.text.len()),
                kind.chars().next().unwrap_or(' '),
            ));
            rest = after;
        }
        article.text.push_str(rest);
        article.blocks.push(Block {
            kind: BlockKind::Paragraph,
            level: None,
            span: Span::new(start, article.text.len()),
            links: vec![],
            node: None,
            part: None,
        });
        article.text.push_str("\n\n");
    }
    (article, names)
}

fn found(article: &Article) -> BTreeSet<(Span, char)> {
    let sentences = sentences::split(article);
    let tokens = tokens::split(article, &sentences);
    let words = words::read(article, &tokens);
    find(&tokens, &words, &tagger::tag(&tokens, &words))
        .into_iter()
        .filter_map(|name| {
            let kind = match name.kind {
                Kind::Person => 'P',
                Kind::Organization => 'O',
                Kind::Place => 'L',
                Kind::Other => return None,
            };
            let span = tokens[name.tokens.start].span;
            Some((span.cover(tokens[name.tokens.end - 1].span), kind))
        })
        .collect()
}

#[test]
fn the_shipped_models_have_a_class_for_every_label() {
    for weights in [NAMES_FIRST, NAMES_SECOND] {
        assert_eq!(weights.classes(), LABELS);
    }
}

#[test]
fn the_shipped_models_find_the_names_of_plain_news() {
    let cases = include_str!("../../../tests/cases/names.txt");
    let (mut right, mut expected, mut given) = (0, 0, 0);
    let mut misses = String::new();
    for document in cases.split("\n\n") {
        let lines: Vec<&str> = document
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        let (article, names) = marked(&lines.join("\n"));
        let found = found(&article);
        right += names.intersection(&found).count();
        expected += names.len();
        given += found.len();
        for (sign, (span, kind)) in names
            .difference(&found)
            .map(|name| ('-', name))
            .chain(found.difference(&names).map(|name| ('+', name)))
        {
            misses += &format!("{sign} {} {kind}\n", span.of(&article.text));
        }
    }
    let share = 2 * 100 * right / (expected + given);
    assert!(share >= 85, "F1 {share}\n{misses}");
}

#[test]
fn a_town_and_its_area_are_two_places() {
    for (text, places) in [
        ("Springfield Illinois", vec!["Springfield", "Illinois"]),
        (
            "san francisco california",
            vec!["san francisco", "california"],
        ),
        ("Oakland CA", vec!["Oakland", "CA"]),
        ("Normandy France", vec!["Normandy", "France"]),
        ("Washington DC", vec!["Washington DC"]),
        ("New Mexico", vec!["New Mexico"]),
        ("Kansas City", vec!["Kansas City"]),
        ("Northern Ireland", vec!["Northern Ireland"]),
        ("Oakland Bay Bridge", vec!["Oakland Bay Bridge"]),
        ("Paris", vec!["Paris"]),
    ] {
        let words: Vec<Word> = text.split(' ').map(Word::new).collect();
        let name = |kind| Name {
            tokens: 0..words.len(),
            kind,
        };
        let spelled = |names: Vec<Name>| -> Vec<String> {
            let parts = text.split(' ').collect::<Vec<_>>();
            let names = names.into_iter();
            names.map(|name| parts[name.tokens].join(" ")).collect()
        };
        assert_eq!(spelled(town_and_area(&words, name(Kind::Place))), places);
        let other = town_and_area(&words, name(Kind::Organization));
        assert_eq!(spelled(other), [text], "no place");
    }
}
