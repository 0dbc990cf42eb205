//! What holds for every input: an answer or one clear refusal, offsets inside the text, the same bytes every time.

use onrecord::{Input, Report};
use proptest::prelude::*;
use std::path::Path;

/// Checks everything that the report's contract promises about offsets and ids.
fn check(report: &Report) {
    let length = report.article.text.chars().count() as u32;
    let inside = |start: u32, end: u32, what: &str| {
        assert!(
            start <= end && end <= length,
            "{what} {start}..{end} is outside of 0..{length}"
        );
    };
    let mut last = 0;
    for block in &report.article.blocks {
        inside(block.start, block.end, "block");
        assert!(block.start >= last, "blocks overlap at {}", block.start);
        last = block.end;
        for link in &block.links {
            inside(link.start, link.end, "link");
            assert!(
                block.start <= link.start && link.end <= block.end,
                "a link leaves its block"
            );
        }
    }
    let mut last = 0;
    for sentence in &report.sentences {
        inside(sentence.start, sentence.end, "sentence");
        assert!(
            sentence.start >= last && sentence.start < sentence.end,
            "sentences overlap or are empty"
        );
        last = sentence.end;
    }
    for entity in &report.entities {
        assert!(
            !entity.mentions.is_empty() && !entity.name.is_empty(),
            "an entity without a mention or name"
        );
        assert!(
            (0.0..=1.0).contains(&entity.salience),
            "salience {}",
            entity.salience
        );
        for mention in &entity.mentions {
            inside(mention.start, mention.end, "mention");
            assert!(
                mention.start < mention.end && mention.rule.contains('.'),
                "an empty or unruled mention"
            );
        }
    }
    check_speech(report, &inside);
    for part in &report.sourcing.components {
        assert!(
            part.points <= part.max,
            "{} has {} of {} points",
            part.id,
            part.points,
            part.max
        );
        part.evidence
            .iter()
            .for_each(|place| inside(place.start, place.end, "evidence"));
    }
    for item in &report.clutter {
        assert!(
            item.rule.starts_with("clutter."),
            "clutter rule {}",
            item.rule
        );
    }
}

/// The same for attributions and sources.
fn check_speech(report: &Report, inside: &impl Fn(u32, u32, &str)) {
    for attribution in &report.attributions {
        assert!(
            !attribution.content.is_empty(),
            "an attribution without content"
        );
        attribution
            .content
            .iter()
            .for_each(|place| inside(place.start, place.end, "content"));
        if let Some(place) = &attribution.source {
            inside(place.start, place.end, "source");
            if let Some(id) = &place.source_id {
                assert!(
                    report.sources.iter().any(|source| source.id == *id),
                    "no source {id}"
                );
            }
        }
        if let Some(place) = &attribution.cue {
            inside(place.start, place.end, "cue");
            assert!(place.rule.starts_with("cue."), "cue rule {}", place.rule);
        }
        // Whoever follows what an attribution is nested in comes to an end: no attribution holds itself.
        let mut outer = attribution.nested_in.as_ref();
        for _ in 0..report.attributions.len() {
            let Some(id) = outer else { break };
            let other = report.attributions.iter().find(|other| other.id == *id);
            assert!(other.is_some(), "{} is nested in nothing", attribution.id);
            outer = other.and_then(|other| other.nested_in.as_ref());
        }
        assert_eq!(outer, None, "{} is nested in itself", attribution.id);
    }
    for source in &report.sources {
        assert!(
            source.attributions > 0 && !source.name.is_empty(),
            "a source that says nothing"
        );
        if let Some(id) = &source.entity {
            assert!(
                report.entities.iter().any(|entity| entity.id == *id),
                "no entity {id}"
            );
        }
    }
}

/// Analyses twice, checks, and returns the report.
fn analyse(input: Input<'_>) -> Option<Report> {
    let first = onrecord::report(input);
    let again = onrecord::report(input);
    let bytes = |result: &Result<Report, _>| {
        result
            .as_ref()
            .map(|report| serde_json::to_string(report).unwrap())
            .map_err(|refusal: &onrecord::Refusal| refusal.clone())
    };
    assert_eq!(bytes(&first), bytes(&again), "two runs differ");
    match first {
        Ok(report) => {
            check(&report);
            let json = serde_json::to_string(&report).unwrap();
            assert_eq!(
                serde_json::from_str::<Report>(&json).unwrap(),
                report,
                "the report does not survive JSON"
            );
            for format in onrecord::export::Format::ALL {
                assert!(
                    !onrecord::export::render(&report, format, &onrecord::export::Words::english())
                        .is_empty()
                );
            }
            Some(report)
        }
        Err(refusal) => {
            let english = onrecord::export::Words::english().say(&refusal.message);
            assert_ne!(
                english, refusal.message.key,
                "the refusal {} has no words",
                refusal.rule
            );
            None
        }
    }
}

/// Pieces that news text is made of, in any order: what rules trip over.
fn news_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("“"),
        Just("”"),
        Just("\""),
        Just("'"),
        Just("’s"),
        Just("said"),
        Just(" said "),
        Just(", according to "),
        Just("Mr. "),
        Just("Mara Quill"),
        Just("the source"),
        Just("two people"),
        Just("She "),
        Just(" told "),
        Just(". "),
        Just(", "),
        Just("\n\n"),
        Just("\n"),
        Just(" — "),
        Just("who "),
        Just("that "),
        Just("U.S. "),
        Just("Q: "),
        Just("(AP)"),
        Just("é"),
        Just("😀"),
        Just("中文"),
        Just("\u{200b}"),
        Just("\u{a0}"),
        Just("İ"),
        Just("3.5"),
        Just("on condition of anonymity because "),
        Just("report "),
        Just("officials "),
        Just("“‘"),
        Just("»"),
        Just("«"),
        Just("Source: "),
        Just("denied"),
        Just("@"),
        Just("#"),
        Just("…"),
        Just("..."),
        Just("January 5, 2024"),
        Just("ALL CAPS "),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Markup that parsers and extractors trip over.
fn page() -> impl Strategy<Value = String> {
    let text = "Officials in the harbour town said on Monday that the bridge would stay closed until engineers had finished their work. ";
    let piece = prop_oneof![
        Just("<p>".to_owned()), Just("</p>".to_owned()), Just("<div class=\"share\">".to_owned()), Just("</div>".to_owned()),
        Just("<article>".to_owned()), Just("</article>".to_owned()), Just("<nav><ul><li><a href=/a>Home</a></ul></nav>".to_owned()),
        Just("<table><tr><td>".to_owned()), Just("<b><i>".to_owned()), Just("<br><br>".to_owned()), Just("<h1>Bridge shut</h1>".to_owned()),
        Just("<script>var a='<p>no';</script>".to_owned()), Just("<!-- c -->".to_owned()), Just("<aside hidden>x</aside>".to_owned()),
        Just("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Bridge shut\",}</script>".to_owned()),
        Just("<template><p>t</template>".to_owned()), Just("<svg><a>".to_owned()), Just("<blockquote>".to_owned()), Just("&nbsp;&#0;&lt;".to_owned()),
        Just("<time datetime=2024-01-05>Jan 5</time>".to_owned()), Just("<form><input></form>".to_owned()), Just("<pre>\n a\n</pre>".to_owned()),
        Just(text.to_owned()), Just(format!("<p>{text}</p>")), Just(format!("<li>{text}</li>")), Just("<a href='javascript:x'>y</a>".to_owned()),
        "[ -~]{0,12}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gets_an_answer(text in news_text()) {
        if let Some(report) = analyse(Input::Text { url: None, text: &text }) {
            prop_assert_eq!(report.article.text, text);
        }
    }

    #[test]
    fn any_string_gets_an_answer(text in "\\PC{0,200}") {
        if let Some(report) = analyse(Input::Text { url: None, text: &text }) {
            prop_assert_eq!(report.article.text, text);
        }
    }

    #[test]
    fn any_page_gets_an_answer(html in page()) {
        analyse(Input::Html { url: Some("https://news.example/a"), html: &html });
    }

    #[test]
    fn any_snapshot_gets_an_answer(json in "[\\[\\]{}\",:0-9a-z]{0,60}") {
        analyse(Input::Snapshot(&json));
    }
}

/// Payloads and awkward strings by the thousand, where the optional data folder is there.
#[test]
fn hostile_strings_get_an_answer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/hostile");
    if !folder.exists() {
        eprintln!("skipped: ../shared/data/hostile is not there");
        return;
    }
    let read = |name: &str| {
        serde_json::from_str::<Vec<serde_json::Value>>(
            &std::fs::read_to_string(folder.join(name)).unwrap(),
        )
        .unwrap()
    };
    let payloads = read("xss.json")
        .into_iter()
        .filter_map(|row| row["p"].as_str().map(str::to_owned));
    let awkward = read("naughty-strings.json")
        .into_iter()
        .filter_map(|row| row.as_str().map(str::to_owned));
    let around = "<p>The council said on Monday that the bridge would stay closed until engineers had finished their work.</p>";
    for payload in payloads.chain(awkward) {
        let html =
            format!("<article><h1>Bridge shut</h1>{around}<p>{payload}</p>{around}</article>");
        if let Ok(report) = onrecord::report(Input::Html {
            url: None,
            html: &html,
        }) {
            check(&report);
        }
        if let Ok(report) = onrecord::report(Input::Text {
            url: None,
            text: &payload,
        }) {
            check(&report);
            assert_eq!(report.article.text, payload);
        }
    }
}

#[test]
fn a_page_of_ten_words_and_one_of_sixty_thousand_are_kept_whole() {
    let tiny =
        "<title>Ferry</title><body><p>The last ferry to Skelby left at noon on Friday.</p></body>";
    let report = analyse(Input::Html {
        url: None,
        html: tiny,
    })
    .expect("a report");
    assert_eq!(
        report.article.text,
        "The last ferry to Skelby left at noon on Friday."
    );

    let paragraphs: String = (0..3_000)
        .map(|i| {
            format!(
                "<p>Gauge {i} on the river stood at {} centimetres that morning, the board said, which was less than anybody in the valley had hoped.</p>\n",
                i % 97
            )
        })
        .collect();
    let html = format!("<article><h1>The year of the low river</h1>{paragraphs}</article>");
    let report = onrecord::report(Input::Html {
        url: None,
        html: &html,
    })
    .expect("a report");
    check(&report);
    assert!(
        report.article.words >= 60_000,
        "{} words",
        report.article.words
    );
    assert_eq!(report.article.blocks.len(), 3_000);
}

/// Two attributions that hold each other's cues, and a heading's own nesting beside that of the text.
#[test]
fn what_holds_each_other_is_nested_one_way_only() {
    let texts = [
        ", according to U.S. , according to Mara Quill\n\nMara Quillon condition of anonymity because ', \
         according to  said U.S. ",
        "” told January 5, 2024 said .  told “‘\n\nMara Quill, according to “’sthat that Mr. ",
    ];
    for text in texts {
        let report = analyse(Input::Text { url: None, text }).unwrap();
        assert!(report.attributions.iter().any(|a| a.nested_in.is_some()));
    }
}
