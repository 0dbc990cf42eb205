//! `onrecord batch`: JSON Lines in, JSON Lines out, in the same order, in bounded memory.

use onrecord::export::Words;
use onrecord::{Input, Refusal, Report};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

#[derive(Deserialize)]
struct Request {
    id: Value,
    url: Option<String>,
    html: Option<String>,
    text: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Report(Box<Report>),
    Error(String),
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    #[serde(flatten)]
    outcome: Outcome,
}

type Numbered = (usize, Vec<u8>);

/// Answers every line of standard input. At most two lines a thread are in flight.
pub fn run(jobs: Option<NonZeroUsize>) -> io::Result<()> {
    let jobs = jobs
        .or_else(|| std::thread::available_parallelism().ok())
        .map_or(1, NonZeroUsize::get);
    let (to_workers, work) = sync_channel::<Numbered>(jobs);
    let (to_writer, answers) = sync_channel::<Numbered>(jobs);
    // A ticket for every line between reader and writer: a slow line cannot let the others pile up behind it.
    let (tickets, spent) = sync_channel::<()>(2 * jobs + 1);
    let work = Mutex::new(work);
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            let to_writer = to_writer.clone();
            let work = &work;
            scope.spawn(move || answer_all(work, &to_writer));
        }
        drop(to_writer);
        let writer = scope.spawn(move || write_in_order(&answers, &spent));
        let read = read_lines(&to_workers, &tickets);
        drop(to_workers);
        drop(tickets);
        let written = writer
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the writer stopped")));
        written.and(read)
    })
}

fn read_lines(to_workers: &SyncSender<Numbered>, tickets: &SyncSender<()>) -> io::Result<()> {
    let mut input = io::stdin().lock();
    for number in 0.. {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        // A writer that stopped (a closed pipe) ends the reading too; its own error is reported.
        if tickets.send(()).is_err() || to_workers.send((number, line)).is_err() {
            break;
        }
    }
    Ok(())
}

fn answer_all(work: &Mutex<Receiver<Numbered>>, to_writer: &SyncSender<Numbered>) {
    loop {
        let next = match work.lock() {
            Ok(receiver) => receiver.recv(),
            Err(_) => return,
        };
        let Ok((number, line)) = next else { return };
        if to_writer.send((number, answer(&line))).is_err() {
            return;
        }
    }
}

fn write_in_order(answers: &Receiver<Numbered>, spent: &Receiver<()>) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut next, mut waiting) = (0, BTreeMap::new());
    while let Ok((number, answer)) = answers.recv() {
        waiting.insert(number, answer);
        while let Some(answer) = waiting.remove(&next) {
            out.write_all(&answer)?;
            next += 1;
            let _ = spent.try_recv();
        }
        if waiting.is_empty() {
            out.flush()?;
        }
    }
    out.flush()
}

/// The answer to one line, with its line break; nothing for a blank line.
fn answer(line: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(line);
    if text.trim().is_empty() {
        return Vec::new();
    }
    let answer = match serde_json::from_str::<Request>(&text) {
        Ok(request) => {
            // The core does not panic by design; if it ever does, the other lines are still answered.
            let outcome = catch_unwind(AssertUnwindSafe(|| outcome(&request)))
                .unwrap_or_else(|_| Outcome::Error("internal error on this page".to_owned()));
            Answer {
                id: request.id,
                outcome,
            }
        }
        Err(error) => {
            let id = serde_json::from_str::<Value>(&text)
                .ok()
                .and_then(|value| value.get("id").cloned());
            Answer {
                id: id.unwrap_or(Value::Null),
                outcome: Outcome::Error(format!("bad line: {error}")),
            }
        }
    };
    let mut json = serde_json::to_vec(&answer).unwrap_or_default();
    json.push(b'\n');
    json
}

fn outcome(request: &Request) -> Outcome {
    let url = request.url.as_deref();
    let input = match (&request.html, &request.text) {
        (Some(html), None) => Input::Html { url, html },
        (None, Some(text)) => Input::Text { url, text },
        _ => {
            return Outcome::Error(
                "bad line: exactly one of \"html\" and \"text\" is needed".to_owned(),
            );
        }
    };
    match onrecord::report(input) {
        Ok(report) => Outcome::Report(Box::new(report)),
        Err(refusal) => Outcome::Error(describe(&refusal)),
    }
}

fn describe(refusal: &Refusal) -> String {
    format!(
        "{}: {}",
        refusal.rule,
        Words::english().say(&refusal.message)
    )
}
