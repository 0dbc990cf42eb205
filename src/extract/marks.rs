//! What the attributes of one element say: which clutter rule, whether it hides, whether it holds the article's body.
//!
//! Class names, ids and test ids are cut into words (`tdPostSharing-top` is `td post sharing top`); words and pairs of
//! neighbouring words are looked up by hash in one table built from [`super::clutter`]. One look costs a few
//! nanoseconds, and a page has some ten thousand words in its attributes.

use super::clutter::{BODIES, DEKS, HIDING, RULES, TIPS};
use super::tags::is_block;
use crate::page::{NodeId, Page};
use std::sync::OnceLock;

/// What one element says of itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    /// One more than the index of the rule in [`RULES`], by attributes; 0 for none.
    rule: u8,
    /// Likewise by tag or role.
    tag_rule: u8,
    /// Whether its class names hide it.
    pub hides: Hides,
    /// Its class names call it a dek.
    pub dek: bool,
    /// How surely it holds the article's body: 0 not at all, 1 by a common word, 2 by a telling word, 3 by microdata.
    pub body: u8,
}

impl Mark {
    /// The index of the clutter rule that the element matches, tags first, since a class can lie about a tag.
    pub fn rule(self) -> Option<usize> {
        let rule = if self.rule == 0 {
            self.tag_rule
        } else {
            self.rule
        };
        usize::from(rule).checked_sub(1)
    }
}

impl Mark {
    /// Whether both the tag or role and the class names say the same.
    pub fn agrees(self) -> bool {
        self.rule != 0 && self.rule == self.tag_rule
    }
}

/// Whether an element is out of sight until a reader does something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hides {
    /// It is in sight.
    #[default]
    No,
    /// It explains the words before it, in a bubble of its own.
    Tip,
    /// It is hidden.
    Yes,
}

/// What a word means: rule, body, hiding and dek bits.
#[derive(Clone, Copy, Default)]
struct Meaning {
    hash: u32,
    rule: u8,
    body: u8,
    hides: Hides,
    dek: bool,
    /// Whether it counts only as a whole class name.
    whole: bool,
}

const BUCKETS: usize = 4096;

struct Table {
    buckets: Vec<Vec<Meaning>>,
    tags: Vec<(&'static str, u8)>,
    roles: Vec<(&'static str, u8)>,
}

/// Reads elements, and remembers the attributes that it has read: a page calls many elements alike.
pub(super) struct Marks<'p> {
    table: &'static Table,
    /// Values of attributes at places that follow from their ends and lengths, with what they say.
    known: Vec<Option<(&'p str, Said)>>,
}

/// What one attribute says.
#[derive(Clone, Copy, Default)]
struct Said {
    mark: Mark,
    /// It hides the element on some screens only.
    responsive: bool,
}

/// Places for values that were read.
const KNOWN: usize = 256;

const SEED: u32 = 0x811C_9DC5;

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

impl<'p> Marks<'p> {
    pub fn new() -> Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        Self {
            table: TABLE.get_or_init(compile),
            known: vec![None; KNOWN],
        }
    }

    /// Reads one element.
    pub fn of(&mut self, page: &'p Page, id: NodeId, tag: &str) -> Mark {
        let mut mark = Mark::default();
        let find = |list: &[(&str, u8)], name: &str| {
            list.iter()
                .find(|(have, _)| *have == name)
                .map_or(0, |(_, rule)| *rule)
        };
        mark.tag_rule = find(&self.table.tags, tag);
        if matches!(tag, "html" | "body") {
            return mark;
        }
        for (name, value) in page.attributes(id) {
            match name {
                // Headings and anchors carry the words of a text as their id.
                "id" if !is_block(tag)
                    || matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
                    || value.matches(['-', '_']).count() > 3 => {}
                "class"
                | "id"
                | "data-testid"
                | "data-component"
                | "data-module"
                | "data-test-id"
                | "data-qa"
                | "data-type"
                | "data-name"
                | "data-widget"
                | "data-component-name"
                | "data-test"
                | "data-block" => {
                    self.said(value).add_to(&mut mark);
                }
                "role" => {
                    let rule = find(&self.table.roles, value.trim());
                    if value.trim() == "tooltip" {
                        mark.hides = mark.hides.max(Hides::Tip);
                    }
                    if rule != 0 {
                        mark.tag_rule = rule;
                    }
                }
                "itemprop"
                    if value
                        .split_ascii_whitespace()
                        .any(|p| p.eq_ignore_ascii_case("articleBody")) =>
                {
                    mark.body = 3;
                }
                _ => {}
            }
        }
        if mark.body == 3 {
            mark.rule = 0;
        }
        mark
    }

    /// What a value says, read once for its like.
    fn said(&mut self, value: &'p str) -> Said {
        let place = value.bytes().rev().take(4).fold(SEED, step);
        let place = step(place, value.len() as u8) as usize % KNOWN;
        match self.known[place] {
            Some((known, said)) if known == value => said,
            _ => {
                let said = self.read(value);
                self.known[place] = Some((value, said));
                said
            }
        }
    }

    fn read(&self, value: &str) -> Said {
        let mut said = Said::default();
        for token in value.split_ascii_whitespace().take(64) {
            // State and taxonomy classes speak of something else than the element's own part.
            if is_foreign(token) {
                continue;
            }
            let has = |sign: u8| token.as_bytes().contains(&sign);
            if has(b':') {
                said.responsive |= token.contains(":block")
                    || token.contains(":flex")
                    || token.contains(":inline")
                    || token.contains(":grid");
                continue;
            }
            if has(b'[') || token.as_bytes().windows(5).any(|part| part == b"embed") {
                continue;
            }
            self.read_token(token, &mut said.mark);
        }
        said
    }

    /// Looks up the words of a class name, the pairs of neighbouring words, and the whole name.
    fn read_token(&self, token: &str, mark: &mut Mark) {
        let (mut hash, mut pair, mut whole) = (SEED, SEED, SEED);
        let (mut words, mut len, mut last) = (0u32, 0u32, 0u8);
        for byte in token.bytes().chain([b'-']) {
            let is_word = byte.is_ascii_alphanumeric() || byte >= 0x80;
            let is_camel = byte.is_ascii_uppercase() && last.is_ascii_lowercase();
            if (!is_word || is_camel) && len > 0 {
                words += 1;
                self.learn(hash, mark, false);
                if words > 1 {
                    self.learn(pair, mark, false);
                }
                pair = hash;
                (hash, len) = (SEED, 0);
            }
            if is_word {
                let lower = byte.to_ascii_lowercase();
                (hash, pair, whole) = (step(hash, lower), step(pair, lower), step(whole, lower));
                len += 1;
            }
            last = byte;
        }
        self.learn(whole, mark, true);
    }

    /// Looks one hash up. Some words count only as a whole class name.
    fn learn(&self, hash: u32, mark: &mut Mark, whole: bool) {
        let bucket = &self.table.buckets[hash as usize % BUCKETS];
        for meaning in bucket
            .iter()
            .filter(|meaning| meaning.hash == hash && (whole || !meaning.whole))
        {
            mark.rule = first(mark.rule, meaning.rule);
            mark.body = mark.body.max(meaning.body);
            mark.hides = mark.hides.max(meaning.hides);
            mark.dek |= meaning.dek;
        }
    }
}

impl Said {
    fn add_to(self, mark: &mut Mark) {
        mark.rule = first(mark.rule, self.mark.rule);
        mark.body = mark.body.max(self.mark.body);
        mark.dek |= self.mark.dek;
        mark.hides = if self.responsive {
            Hides::No
        } else {
            mark.hides.max(self.mark.hides)
        };
    }
}

/// The earlier of two rules, where 0 is none.
fn first(a: u8, b: u8) -> u8 {
    if a == 0 || b != 0 && b < a { b } else { a }
}

/// Whether a class name opens with a word for a state or a taxonomy.
fn is_foreign(token: &str) -> bool {
    let bytes = token.as_bytes();
    let opens = |prefix: &str| {
        bytes.len() > prefix.len() && bytes[..prefix.len()].eq_ignore_ascii_case(prefix.as_bytes())
    };
    match bytes.first().map(u8::to_ascii_lowercase) {
        Some(b'c') => opens("category-"),
        Some(b'h') => opens("has-"),
        Some(b'n') => opens("no-") || opens("not-"),
        Some(b'p') => opens("post-format"),
        Some(b's') => opens("status-"),
        Some(b't') => opens("tag-") || opens("type-"),
        Some(b'w') => opens("with-") || opens("without-"),
        _ => false,
    }
}

fn compile() -> Table {
    let none = Meaning::default();
    let mut table = Table {
        buckets: vec![Vec::new(); BUCKETS],
        tags: Vec::new(),
        roles: Vec::new(),
    };
    let mut add = |word: &str, meaning: Meaning| {
        let hash = word.bytes().fold(SEED, step);
        table.buckets[hash as usize % BUCKETS].push(Meaning { hash, ..meaning });
    };
    for (i, rule) in RULES.iter().enumerate() {
        for word in rule.words.split_ascii_whitespace() {
            let name = word.strip_prefix('=');
            let (rule, whole) = (i as u8 + 1, name.is_some());
            let meaning = Meaning {
                rule,
                whole,
                ..none
            };
            add(name.unwrap_or(word), meaning);
        }
    }
    for (level, words) in BODIES.iter().enumerate() {
        for word in words.split_ascii_whitespace() {
            let (body, whole) = (2 - level as u8, level > 0);
            add(
                word,
                Meaning {
                    body,
                    whole,
                    ..none
                },
            );
        }
    }
    for word in HIDING.split_ascii_whitespace() {
        let (hides, whole) = (Hides::Yes, true);
        add(
            word,
            Meaning {
                hides,
                whole,
                ..none
            },
        );
    }
    for word in TIPS.split_ascii_whitespace() {
        let hides = Hides::Tip;
        add(word, Meaning { hides, ..none });
    }
    for word in DEKS.split_ascii_whitespace() {
        add(word, Meaning { dek: true, ..none });
    }
    for (i, rule) in RULES.iter().enumerate() {
        for tag in rule.tags.split_ascii_whitespace() {
            match tag.strip_prefix('@') {
                Some(role) => table.roles.push((role, i as u8 + 1)),
                None => table.tags.push((tag, i as u8 + 1)),
            }
        }
    }
    table
}
