//! The benchmark of `./build.sh bench`: time per page, as ratios to scraper's bare parse of the same pages.
//!
//! Every system runs over the same pages in turn, several rounds, and the best round of each counts, so that a noisy
//! machine disturbs all alike. Pages: the project's own, and those of the optional data folder where it is there.
//!
//! `cargo bench --bench speed language` measures the language stage alone.

use onrecord::{Input, page};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if std::env::args().any(|argument| argument == "language") {
        return language(&pages(&root.join("tests/pages")));
    }
    report("tests/pages", &pages(&root.join("tests/pages")));
    for set in ["scrapinghub", "fundus", "wcxb"] {
        let folder = root
            .join("../shared/data/extraction")
            .join(set)
            .join("html");
        if folder.exists() {
            report(set, &pages(&folder));
        } else {
            println!("{set}: skipped, ../shared/data/extraction/{set} is not there");
        }
    }
    language(&pages(&root.join("tests/pages")));
    sizes(root);
}

/// Words a second of the language stage: sentences, tokens, tags, trees and names.
fn language(pages: &[String]) {
    use onrecord::language::{names, parser, sentences, tagger, tokens, words};
    let articles: Vec<_> = (pages.iter())
        .filter_map(|html| {
            let page = page::parse(Input::Html { url: None, html }).ok()?;
            let metadata = onrecord::metadata::read(&page);
            onrecord::extract::extract(&page, &metadata).ok()
        })
        .map(|extraction| extraction.article)
        .collect();
    // The best of many runs of each step over each article: a run is short, so that some are not disturbed.
    let mut best = vec![[Duration::MAX; 4]; articles.len()];
    // The first run also reads the tables and the weights: it shows what a page's first analysis waits for.
    let mut first = None;
    for _ in 0..6 * ROUNDS {
        for (article, best) in articles.iter().zip(&mut best) {
            let start = Instant::now();
            let sentences = sentences::split(article);
            let tokens = tokens::split(article, &sentences);
            let words = words::read(article, &tokens);
            let split = Instant::now();
            let tags = tagger::tag(&tokens, &words);
            let tagged = Instant::now();
            black_box(parser::parse(&tokens, &words, &tags));
            let parsed = Instant::now();
            black_box(names::find(&tokens, &words, &tags));
            let times = [
                split - start,
                tagged - split,
                parsed - tagged,
                parsed.elapsed(),
            ];
            first.get_or_insert(times);
            for (best, time) in best.iter_mut().zip(times) {
                *best = time.min(*best);
            }
        }
    }
    let texts = articles.iter().map(|article| &article.text);
    let words: usize = texts.map(|text| text.split_whitespace().count()).sum();
    let whole: Duration = best.iter().flatten().sum();
    println!(
        "language stage: {:.0} words a second over {words} words",
        words as f64 / whole.as_secs_f64()
    );
    for (i, step) in ["split", "tags", "trees", "names"].iter().enumerate() {
        let all: Duration = best.iter().map(|times| times[i]).sum();
        let each = all.as_secs_f64() * 1e6 / words as f64;
        let cold = first.unwrap_or_default()[i].saturating_sub(best[0][i]);
        let more = cold.as_secs_f64() * 1e3;
        println!("  {step:26} {each:7.2} microseconds a word, {more:5.1} ms once before the first");
    }
}

/// What the models and the lexicons take, packed as a browser's store packs them.
fn sizes(root: &Path) {
    let mut total = 0;
    for (folder, ending) in [("src/language/models", "bin"), ("src/lexicon", "txt")] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
            continue;
        };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        for path in paths.filter(|path| path.extension().is_some_and(|found| found == ending)) {
            let packed = std::process::Command::new("gzip")
                .arg("-9c")
                .arg(&path)
                .output();
            match packed {
                Ok(packed) => total += packed.stdout.len(),
                Err(error) => return println!("models and lexicons: not packed, gzip: {error}"),
            }
        }
    }
    println!("models and lexicons: {} KB packed", total / 1000);
}

/// The HTML files below `folder`, in order of their paths.
fn pages(folder: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "html")
            {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths
        .iter()
        .filter_map(|path| std::fs::read(path).ok())
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect()
}

/// Times the language stages against attribution, sources and strength, over the same articles.
fn stages(pages: &[String]) {
    use onrecord::{attribution, entities, extract, language, metadata, sources, sourcing};
    let (mut words_best, mut said_best) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let (mut words_time, mut said_time) = (Duration::ZERO, Duration::ZERO);
        for html in pages {
            let Ok(page) = page::parse(Input::Html { url: None, html }) else {
                continue;
            };
            let metadata = metadata::read(&page);
            let Ok(extraction) = extract::extract(&page, &metadata) else {
                continue;
            };
            let article = &extraction.article;
            let start = Instant::now();
            let sentences = language::sentences::split(article);
            let tokens = language::tokens::split(article, &sentences);
            let words = language::words::read(article, &tokens);
            let tags = language::tagger::tag(&tokens, &words);
            let tree = language::parser::parse(&tokens, &words, &tags);
            let names = language::names::find(&tokens, &words, &tags);
            words_time += start.elapsed();
            let mentions = entities::find(article, &tokens, &names);
            let entities = entities::link(article, &metadata, &tokens, &tags, &mentions);
            let start = Instant::now();
            let said = attribution::find(article, &metadata, &sentences, &tokens, &tags, &tree);
            let sources = sources::resolve(article, &sentences, &tokens, &entities, &said);
            black_box(sourcing::weigh(
                &metadata,
                &extraction,
                &sentences,
                &tokens,
                &tags,
                &said,
                &sources,
            ));
            said_time += start.elapsed();
        }
        words_best = words_best.min(words_time);
        said_best = said_best.min(said_time);
    }
    println!(
        "  attribution, sources and strength take {:.2} x the language stage",
        said_best.as_secs_f64() / words_best.as_secs_f64()
    );
}

type System = (&'static str, fn(&str));

const SYSTEMS: [System; 5] = [
    ("scraper, bare parse", |html| {
        black_box(scraper::Html::parse_document(html));
    }),
    ("On Record, guarded parse", |html| {
        let _ = black_box(page::parse(Input::Html { url: None, html }));
    }),
    ("On Record, extraction", |html| {
        if let Ok(page) = page::parse(Input::Html { url: None, html }) {
            let metadata = onrecord::metadata::read(&page);
            let _ = black_box(onrecord::extract::extract(&page, &metadata));
        }
    }),
    ("On Record, whole report", |html| {
        let _ = black_box(onrecord::report(Input::Html { url: None, html }));
    }),
    ("dom_smoothie, extraction", |html| {
        if let Ok(mut reader) = dom_smoothie::Readability::new(html, None, None) {
            let _ = black_box(reader.parse());
        }
    }),
];

fn report(name: &str, pages: &[String]) {
    if pages.is_empty() {
        println!("{name}: no pages");
        return;
    }
    let mut best = [Duration::MAX; SYSTEMS.len()];
    for _ in 0..ROUNDS {
        for (i, (_, run)) in SYSTEMS.iter().enumerate() {
            let start = Instant::now();
            for html in pages {
                run(html);
            }
            best[i] = best[i].min(start.elapsed());
        }
    }
    let bytes: usize = pages.iter().map(String::len).sum();
    println!(
        "{name}: {} pages, {} KB each on average",
        pages.len(),
        bytes / pages.len() / 1024
    );
    for ((system, _), time) in SYSTEMS.iter().zip(best) {
        let each = time.as_secs_f64() * 1000.0 / pages.len() as f64;
        println!(
            "  {system:26} {each:7.2} ms a page  {:5.2} x",
            time.as_secs_f64() / best[0].as_secs_f64()
        );
    }
    stages(pages);
}
