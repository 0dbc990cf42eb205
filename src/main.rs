//! The command line: `analyze`, `extract`, `batch`, `schema`. No network anywhere.
//!
//! Exit status 0 done, 1 refused or no article (the reason on standard error), 2 bad usage.

use clap::{Parser, Subcommand, ValueEnum};
use onrecord::export::{self, Words};
use onrecord::{Input, Refusal, Report};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod cli;

use cli::{batch, plain};

/// Shows how a news article is sourced, and what the page around it tried to add.
#[derive(Parser)]
#[command(name = "onrecord", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Analyse one page.
    Analyze {
        /// The page's address, for relative links and the canonical address.
        #[arg(long)]
        url: Option<String>,
        /// The input is plain text, not HTML.
        #[arg(long)]
        text: bool,
        /// Print in this export format instead of the readable summary.
        #[arg(long)]
        format: Option<export::Format>,
        /// The page; `-` or nothing reads standard input.
        file: Option<PathBuf>,
    },
    /// Print the article of one page.
    Extract {
        /// The page's address.
        #[arg(long)]
        url: Option<String>,
        /// The form of the article.
        #[arg(long, default_value = "text")]
        format: plain::Form,
        /// The page; `-` or nothing reads standard input.
        file: Option<PathBuf>,
    },
    /// Analyse JSON Lines `{"id","url"?,"html"}` or `{"id","text"}` from standard input, in order.
    Batch {
        /// Number of threads; the number of cores where not given.
        #[arg(long)]
        jobs: Option<std::num::NonZeroUsize>,
    },
    /// Print the JSON Schema of the report.
    Schema,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Analyze {
            url,
            text,
            format,
            file,
        } => analyze(url.as_deref(), text, format, file.as_deref()),
        Command::Extract { url, format, file } => extract(url.as_deref(), format, file.as_deref()),
        Command::Batch { jobs } => {
            batch::run(jobs).map_err(|error| Failure::Io("standard input".to_owned(), error))
        }
        Command::Schema => schema(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // A reader such as `head` that closes the pipe has what it wanted.
        Err(Failure::Io(_, error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Io(name, error)) => {
            eprintln!("onrecord: {name}: {error}");
            ExitCode::from(2)
        }
        Err(Failure::Refused(refusal)) => {
            eprintln!(
                "onrecord: {} [{}]",
                Words::english().say(&refusal.message),
                refusal.rule
            );
            ExitCode::from(1)
        }
    }
}

/// Why a command gave no answer.
enum Failure {
    Io(String, io::Error),
    Refused(Refusal),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

fn analyze(
    url: Option<&str>,
    text: bool,
    format: Option<export::Format>,
    file: Option<&Path>,
) -> Result<(), Failure> {
    let page = read(file)?;
    let input = if text {
        Input::Text { url, text: &page }
    } else {
        Input::Html { url, html: &page }
    };
    let report = onrecord::report(input)?;
    let words = Words::english();
    match format {
        Some(format) => print(&export::render(&report, format, &words)),
        None => print(&export::render(&report, export::Format::Markdown, &words)),
    }
}

fn extract(url: Option<&str>, form: plain::Form, file: Option<&Path>) -> Result<(), Failure> {
    let page = read(file)?;
    let report = onrecord::report(Input::Html { url, html: &page })?;
    print(&plain::render(&report, form))
}

fn schema() -> Result<(), Failure> {
    let schema = schemars::schema_for!(Report);
    print(&format!(
        "{}\n",
        serde_json::to_string_pretty(&schema).unwrap_or_default()
    ))
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Failure::Io("standard output".to_owned(), error))
}

/// Reads the whole input and decodes it: byte order mark, `<meta charset>`, else UTF-8.
fn read(file: Option<&Path>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let (name, result) = match file {
        Some(path) if path != Path::new("-") => {
            let result = std::fs::read(path).map(|read| bytes = read);
            (path.display().to_string(), result)
        }
        _ => (
            "standard input".to_owned(),
            io::stdin().lock().read_to_end(&mut bytes).map(drop),
        ),
    };
    result.map_err(|error| Failure::Io(name, error))?;
    Ok(plain::decode(&bytes))
}

impl ValueEnum for plain::Form {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Html, Self::Markdown]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}
