//! The table of nouns of speech: class, strength, lemma, frames; sorted by lemma.

use super::{ABOUT, AGAINST, CLAUSE, Class, FOR, INFINITIVE, OF, ON, QUESTION, Row};

table! { pub NOUNS "noun":
    Reporting 2 "accusation" CLAUSE OF;
    Reporting 2 "admission" CLAUSE OF;
    Reporting 2 "allegation" CLAUSE OF;
    Reporting 2 "announcement" CLAUSE OF;
    Reporting 2 "argument" CLAUSE FOR AGAINST;
    Reporting 2 "assertion" CLAUSE;
    Reporting 2 "assessment" CLAUSE OF;
    Reporting 2 "assurance" CLAUSE;
    Reporting 2 "belief" CLAUSE;
    Reporting 2 "boast" CLAUSE;
    Reporting 2 "call" INFINITIVE FOR;
    Reporting 2 "charge" CLAUSE;
    Reporting 2 "claim" CLAUSE INFINITIVE OF;
    Reporting 2 "comment" ABOUT ON;
    Reporting 2 "complaint" CLAUSE OF ABOUT;
    Reporting 2 "conclusion" CLAUSE;
    Reporting 2 "contention" CLAUSE;
    Reporting 2 "criticism" OF;
    Reporting 2 "declaration" CLAUSE;
    Reporting 2 "demand" CLAUSE FOR;
    Reporting 2 "denial" CLAUSE OF;
    Reporting 2 "description" OF;
    Reporting 2 "estimate" CLAUSE;
    Reporting 2 "explanation" CLAUSE FOR OF;
    Reporting 2 "insistence" CLAUSE ON;
    Reporting 2 "offer" INFINITIVE;
    Reporting 2 "pledge" CLAUSE INFINITIVE;
    Reporting 2 "prediction" CLAUSE OF;
    Reporting 2 "promise" CLAUSE INFINITIVE OF;
    Reporting 2 "proposal" CLAUSE INFINITIVE FOR;
    Reporting 2 "question" ABOUT QUESTION;
    Reporting 2 "recommendation" CLAUSE;
    Reporting 2 "refusal" INFINITIVE;
    Reporting 2 "remark" ABOUT;
    Reporting 2 "report" CLAUSE;
    Reporting 2 "request" FOR CLAUSE;
    Reporting 2 "revelation" CLAUSE;
    Reporting 2 "statement" CLAUSE;
    Reporting 2 "suggestion" CLAUSE;
    Reporting 2 "testimony" CLAUSE ABOUT;
    Reporting 2 "threat" INFINITIVE;
    Reporting 2 "view" CLAUSE;
    Reporting 2 "vow" CLAUSE INFINITIVE;
    Reporting 2 "warning" CLAUSE OF ABOUT;
}
