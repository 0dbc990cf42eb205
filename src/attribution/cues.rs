//! The table of cues: words that mark speech, each with the frames it stands in, its class and its strength.
//!
//! One row is one rule. Its id ends in the lemma (`cue.verb.point-out` is *point out*), so a row is all that a new cue
//! needs; the forms follow from [`inflection`](crate::attribution::inflection).

use crate::attribution::inflection::{self, Form};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What kind of act a cue marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Words were uttered or written.
    Reporting,
    /// A stance: support, hope, blame.
    Attitude,
    /// What someone knows, thinks or finds.
    Knowledge,
}

/// What a cue can take: a set of the constants below.
pub type Frames = u32;

/// A clause, with or without *that*.
pub const CLAUSE: Frames = 1;
/// A quotation, before or after it.
pub const QUOTE: Frames = 1 << 1;
/// *whether*, *how*, *why*.
pub const QUESTION: Frames = 1 << 2;
/// *to* and a verb: *promised to go*.
pub const INFINITIVE: Frames = 1 << 3;
/// A person, then the content: *told him that*.
pub const PERSON: Frames = 1 << 4;
/// A person and *to*: *urged him to go*.
pub const PERSON_TO: Frames = 1 << 5;
/// A noun phrase: *rejected the claim*.
pub const NOUN: Frames = 1 << 6;
/// *of*.
pub const OF: Frames = 1 << 7;
/// *about*.
pub const ABOUT: Frames = 1 << 8;
/// *for*.
pub const FOR: Frames = 1 << 9;
/// *on*.
pub const ON: Frames = 1 << 10;
/// *against*.
pub const AGAINST: Frames = 1 << 11;
/// *to* and a noun.
pub const TO: Frames = 1 << 12;
/// *with*.
pub const WITH: Frames = 1 << 13;
/// *as*.
pub const AS: Frames = 1 << 14;
/// *at*.
pub const AT: Frames = 1 << 15;
/// *over*.
pub const OVER: Frames = 1 << 16;

/// What a plain verb of saying takes.
pub const SAY: Frames = CLAUSE | QUOTE;

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The rule's stable id; its last part is the lemma.
    pub rule: &'static str,
    /// The kind of act.
    #[expect(dead_code, reason = "the weighing of sources reads it")]
    pub class: Class,
    /// 3 nearly always speech, 2 mostly, 1 only in a clear frame.
    pub strength: u8,
    /// What it can take.
    pub frames: Frames,
}

impl Row {
    /// The lemma: the last part of the rule id, with spaces.
    pub fn lemma(&self) -> &'static str {
        self.rule.rsplit('.').next().unwrap_or(self.rule)
    }

    /// Whether the cue takes any of `frames`.
    pub fn takes(&self, frames: Frames) -> bool {
        self.frames & frames != 0
    }
}

const fn say(rule: &'static str, frames: Frames) -> Row {
    Row {
        rule,
        class: Class::Reporting,
        strength: 3,
        frames,
    }
}

const fn report(rule: &'static str, frames: Frames) -> Row {
    Row {
        rule,
        class: Class::Reporting,
        strength: 2,
        frames,
    }
}

const fn attitude(rule: &'static str, frames: Frames) -> Row {
    Row {
        rule,
        class: Class::Attitude,
        strength: 2,
        frames,
    }
}

const fn knowledge(rule: &'static str, frames: Frames) -> Row {
    Row {
        rule,
        class: Class::Knowledge,
        strength: 2,
        frames,
    }
}

/// *According to*, the one phrase that needs grammar of its own.
pub static ACCORDING_TO: Row = say("cue.phrase.according-to", CLAUSE);
/// A speaker's name and a colon.
pub static LABEL: Row = say("cue.layout.label", QUOTE);

/// The verbs.
pub const VERBS: &[Row] = &[
    say("cue.verb.say", SAY | QUESTION | OF),
    say(
        "cue.verb.tell",
        SAY | PERSON | QUESTION | PERSON_TO | OF | ABOUT,
    ),
    say("cue.verb.add", SAY),
    say("cue.verb.write", SAY | ABOUT),
    report(
        "cue.verb.ask",
        QUOTE | QUESTION | PERSON | PERSON_TO | ABOUT | FOR | INFINITIVE,
    ),
    report("cue.verb.show", CLAUSE | NOUN),
    say("cue.verb.suggest", SAY | NOUN),
    say("cue.verb.note", SAY | NOUN),
    say("cue.verb.report", SAY | NOUN | ON),
    say("cue.verb.argue", SAY | FOR | AGAINST),
    say("cue.verb.announce", SAY | NOUN),
    report("cue.verb.call", NOUN | FOR | ON),
    report("cue.verb.find", CLAUSE),
    report("cue.verb.continue", QUOTE),
    say("cue.verb.describe", NOUN | QUESTION),
    say("cue.verb.claim", SAY | INFINITIVE | NOUN),
    say("cue.verb.point-out", SAY | NOUN),
    report("cue.verb.point-to", NOUN),
    say("cue.verb.tweet", SAY | ABOUT),
    report("cue.verb.question", QUESTION | NOUN | QUOTE),
    say("cue.verb.explain", SAY | QUESTION | NOUN),
    report("cue.verb.cite", NOUN),
    say("cue.verb.respond", SAY),
    say("cue.verb.declare", SAY | NOUN),
    report("cue.verb.offer", INFINITIVE),
    say("cue.verb.promise", SAY | INFINITIVE | NOUN | PERSON),
    say("cue.verb.acknowledge", SAY | NOUN),
    say("cue.verb.decline", INFINITIVE),
    say("cue.verb.agree", SAY | INFINITIVE | WITH),
    report("cue.verb.refuse", INFINITIVE),
    report("cue.verb.refer", TO),
    say("cue.verb.insist", SAY | ON),
    say("cue.verb.warn", SAY | PERSON | OF | ABOUT | AGAINST),
    report("cue.verb.speak", ABOUT | OF),
    report("cue.verb.talk", ABOUT),
    say("cue.verb.vow", SAY | INFINITIVE),
    say("cue.verb.urge", PERSON_TO | CLAUSE | NOUN),
    say("cue.verb.recall", SAY | QUESTION | NOUN),
    say("cue.verb.state", SAY | NOUN),
    say("cue.verb.reveal", SAY | NOUN),
    report("cue.verb.express", NOUN),
    say("cue.verb.pledge", SAY | INFINITIVE | NOUN),
    say("cue.verb.mention", CLAUSE | NOUN),
    report("cue.verb.propose", SAY | NOUN | INFINITIVE),
    say("cue.verb.conclude", SAY),
    report("cue.verb.discuss", NOUN | QUESTION),
    say("cue.verb.indicate", SAY | NOUN),
    report("cue.verb.blast", NOUN),
    say("cue.verb.predict", SAY | NOUN),
    report("cue.verb.post", QUOTE),
    report("cue.verb.reject", NOUN),
    report("cue.verb.denounce", NOUN),
    say("cue.verb.admit", SAY | NOUN | TO),
    report("cue.verb.dismiss", NOUN),
    say("cue.verb.reply", SAY),
    say("cue.verb.deny", SAY | NOUN),
    report("cue.verb.slam", NOUN),
    report("cue.verb.challenge", NOUN),
    say("cue.verb.confirm", SAY | NOUN),
    report("cue.verb.repeat", SAY | NOUN),
    say("cue.verb.remark", SAY | ON),
    say("cue.verb.comment", SAY | ON),
    report("cue.verb.tout", NOUN),
    report("cue.verb.charge", SAY),
    report("cue.verb.threaten", INFINITIVE),
    report("cue.verb.echo", NOUN),
    report("cue.verb.estimate", SAY | NOUN),
    say("cue.verb.assert", SAY | NOUN),
    report("cue.verb.highlight", NOUN),
    say("cue.verb.allege", SAY | NOUN),
    say("cue.verb.assure", PERSON | CLAUSE | OF),
    say("cue.verb.remind", PERSON | OF),
    report("cue.verb.demand", SAY | NOUN | INFINITIVE),
    say("cue.verb.boast", SAY | ABOUT | OF),
    report("cue.verb.order", PERSON_TO | NOUN),
    report("cue.verb.chant", QUOTE),
    say("cue.verb.emphasize", SAY | NOUN),
    say("cue.verb.complain", SAY | ABOUT | OF),
    say("cue.verb.reiterate", SAY | NOUN),
    report("cue.verb.portray", NOUN),
    report("cue.verb.quote", NOUN | AS),
    report("cue.verb.answer", QUOTE),
    say("cue.verb.concede", SAY | NOUN),
    report("cue.verb.determine", SAY),
    say("cue.verb.joke", SAY | ABOUT),
    say("cue.verb.stress", SAY | NOUN),
    say("cue.verb.lament", SAY | NOUN),
    report("cue.verb.disclose", SAY | NOUN),
    say("cue.verb.hint", SAY | AT),
    say("cue.verb.imply", SAY | NOUN),
    report("cue.verb.shout", QUOTE),
    report("cue.verb.yell", QUOTE),
    report("cue.verb.apologize", FOR),
    say("cue.verb.caution", SAY | PERSON | AGAINST),
    report("cue.verb.email", QUOTE),
    report("cue.verb.underscore", NOUN | CLAUSE),
    report("cue.verb.recommend", SAY | NOUN),
    say("cue.verb.contend", SAY),
    say("cue.verb.maintain", SAY),
    report("cue.verb.brag", SAY | ABOUT),
    report("cue.verb.inform", PERSON | OF),
    say("cue.verb.testify", SAY),
    say("cue.verb.quip", SAY),
    say("cue.verb.observe", SAY),
    say("cue.verb.opine", SAY),
    say("cue.verb.recount", SAY | QUESTION | NOUN),
    say("cue.verb.speculate", SAY | ABOUT),
    say("cue.verb.clarify", SAY),
    report("cue.verb.proclaim", SAY | NOUN),
    report("cue.verb.advise", PERSON_TO | CLAUSE | AGAINST),
    report("cue.verb.instruct", PERSON_TO),
    report("cue.verb.request", NOUN | CLAUSE),
    say("cue.verb.counter", SAY),
    report("cue.verb.muse", SAY | ABOUT),
    report("cue.verb.signal", SAY | NOUN),
    report("cue.verb.wonder", QUESTION | QUOTE),
    report("cue.verb.forecast", SAY | NOUN),
    report("cue.verb.project", CLAUSE),
    attitude("cue.verb.accuse", PERSON | OF),
    attitude("cue.verb.criticize", NOUN),
    attitude("cue.verb.praise", NOUN),
    attitude("cue.verb.defend", NOUN),
    attitude("cue.verb.blame", NOUN),
    attitude("cue.verb.condemn", NOUN),
    attitude("cue.verb.support", NOUN),
    attitude("cue.verb.oppose", NOUN),
    attitude("cue.verb.endorse", NOUN),
    knowledge("cue.verb.believe", SAY),
    knowledge("cue.verb.think", SAY),
    knowledge("cue.verb.know", CLAUSE | QUESTION),
    knowledge("cue.verb.hope", SAY | INFINITIVE | FOR),
    knowledge("cue.verb.fear", SAY | NOUN),
    knowledge("cue.verb.expect", CLAUSE | INFINITIVE | NOUN),
    knowledge("cue.verb.want", INFINITIVE | NOUN),
    knowledge("cue.verb.worry", SAY | ABOUT),
    knowledge("cue.verb.feel", CLAUSE),
    knowledge("cue.verb.plan", INFINITIVE),
];

/// The nouns of speech.
pub const NOUNS: &[Row] = &[
    say("cue.noun.claim", CLAUSE | INFINITIVE | OF),
    say("cue.noun.promise", CLAUSE | INFINITIVE | OF),
    say("cue.noun.warning", CLAUSE | OF | ABOUT),
    say("cue.noun.allegation", CLAUSE | OF),
    say("cue.noun.assertion", CLAUSE | OF),
    say("cue.noun.assurance", CLAUSE),
    say("cue.noun.suggestion", CLAUSE),
    say("cue.noun.statement", CLAUSE),
    say("cue.noun.announcement", CLAUSE),
    say("cue.noun.argument", CLAUSE),
    say("cue.noun.accusation", CLAUSE | OF),
    say("cue.noun.pledge", CLAUSE | INFINITIVE),
    say("cue.noun.vow", CLAUSE | INFINITIVE),
    say("cue.noun.prediction", CLAUSE | OF),
    say("cue.noun.complaint", CLAUSE | OF | ABOUT),
    say("cue.noun.insistence", CLAUSE | ON),
    say("cue.noun.admission", CLAUSE),
    say("cue.noun.contention", CLAUSE),
    say("cue.noun.denial", CLAUSE | OF),
];

/// A word of the text as a cue.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The row.
    pub row: &'static Row,
    /// The form that stands in the text.
    pub form: Form,
    /// Words after the first that belong to the lemma: the *out* of *point out*.
    pub particles: usize,
}

/// Rows of one first word, longest lemma first.
type Index = HashMap<String, Vec<(Form, &'static Row)>>;

fn verbs() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index::new();
        for row in VERBS {
            let first = row.lemma().split('-').next().unwrap_or("");
            for (form, word) in inflection::verb(first) {
                index.entry(word).or_default().push((form, row));
            }
        }
        for rows in index.values_mut() {
            rows.sort_by_key(|(form, row)| {
                (
                    std::cmp::Reverse(row.lemma().matches('-').count()),
                    row.rule,
                    *form,
                )
            });
        }
        index
    })
}

fn nouns() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index::new();
        for row in NOUNS {
            for (form, word) in inflection::noun(row.lemma()) {
                index.entry(word).or_default().push((form, row));
            }
        }
        index
    })
}

/// Whether any cue can start with `word`.
pub fn is_cue(word: &str) -> bool {
    word == "according" || verbs().contains_key(word) || nouns().contains_key(word)
}

/// The verb cue at `word`; `next` gives the words after it.
pub fn verb<'w>(word: &str, next: impl Fn(usize) -> &'w str) -> Option<Found> {
    let rows = verbs().get(word)?;
    rows.iter().find_map(|&(form, row)| {
        let rest = row.lemma().split('-').skip(1);
        let particles = rest.clone().count();
        rest.enumerate()
            .all(|(i, particle)| next(i + 1) == particle)
            .then_some(Found {
                row,
                form,
                particles,
            })
    })
}

/// The noun cue at `word`.
pub fn noun(word: &str) -> Option<Found> {
    let (form, row) = *nouns().get(word)?.first()?;
    Some(Found {
        row,
        form,
        particles: 0,
    })
}
