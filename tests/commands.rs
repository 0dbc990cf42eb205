//! The command line's contract: what is printed where, exit statuses, order and isolation of a batch.

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn onrecord(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A thread, because a batch answers while it still reads.
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const STORY: &str = "The bridge will stay closed until spring, said Ada Lindqvist, the city engineer. “We are not taking risks,” she added.";

#[test]
fn analyze_prints_a_summary_or_a_report() {
    let summary = onrecord(&["analyze", "--text"], STORY.as_bytes());
    assert_eq!(summary.status.code(), Some(0));
    assert!(
        text(&summary.stdout).starts_with("# "),
        "{}",
        text(&summary.stdout)
    );
    let report = onrecord(
        &["analyze", "--text", "--format", "json", "-"],
        STORY.as_bytes(),
    );
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    assert_eq!(report["article"]["text"], STORY);
    assert_eq!(report["schema_version"], 1);
}

#[test]
fn refusals_and_bad_usage_have_their_own_statuses() {
    let refused = onrecord(&["analyze"], "<div>".repeat(100_000).as_bytes());
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused.stderr).contains("budget.depth"),
        "{}",
        text(&refused.stderr)
    );
    assert!(refused.stdout.is_empty());
    assert_eq!(
        onrecord(&["analyze"], b"").status.code(),
        Some(1),
        "an empty page has no article"
    );
    assert_eq!(
        onrecord(&["analyze", "--nonsense"], b"").status.code(),
        Some(2)
    );
    assert_eq!(
        onrecord(&["analyze", "/no/such/file"], b"").status.code(),
        Some(2)
    );
    assert_eq!(onrecord(&[], b"").status.code(), Some(2));
}

#[test]
fn a_batch_answers_every_line_in_order() {
    let line = |i: usize| match i % 4 {
        0 => {
            let text = "The mayor said it would rain. ".repeat(i);
            format!("{{\"id\":{i},\"text\":\"{text} No. {i}.\"}}\n")
        }
        1 => format!("{{\"id\":\"x{i}\",\"html\":\"{}\"}}\n", "<div>".repeat(600)),
        2 => format!("broken {i}\n"),
        _ => format!("{{\"id\":{i}}}\n"),
    };
    let input: String = (0..200).map(line).collect();
    for jobs in ["1", "3"] {
        let output = onrecord(&["batch", "--jobs", jobs], input.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        let answers: Vec<Value> = text(&output.stdout)
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(answers.len(), 200);
        for (i, answer) in answers.iter().enumerate() {
            match i % 4 {
                0 => assert_eq!(
                    (&answer["id"], answer["report"].is_object()),
                    (&Value::from(i), true)
                ),
                1 => {
                    assert_eq!(answer["id"], format!("x{i}"));
                    assert!(
                        answer["error"]
                            .as_str()
                            .unwrap()
                            .starts_with("budget.depth")
                    );
                }
                2 => assert!(answer["error"].is_string() && answer["id"].is_null()),
                _ => assert!(
                    answer["error"].as_str().unwrap().contains("bad line") && answer["id"] == i
                ),
            }
        }
    }
}

#[test]
fn extract_prints_the_article_in_three_forms() {
    let paragraph = "Engineers found cracks in two of the bridge’s pillars on Sunday, the council said, and closed it to traffic at once. ".repeat(3);
    let page = format!(
        "<title>Bridge shut</title><nav><a href=/>Home</a></nav><article><h1>Bridge shut</h1><p>{paragraph}</p><p>{paragraph} 1 < 2</p></article>"
    );
    let extract = |format: &str| {
        let output = onrecord(
            &[
                "extract",
                "--url",
                "https://news.example/b",
                "--format",
                format,
            ],
            page.as_bytes(),
        );
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    assert!(extract("text").contains("1 < 2") && !extract("text").contains("Home"));
    assert!(extract("html").contains("1 &lt; 2") && extract("html").contains("<p>"));
    assert!(extract("markdown").starts_with("# Bridge shut"));
}

#[test]
fn lists_and_tables_are_extracted_as_such() {
    let page = "tests/pages/lists-and-tables/page.html";
    let extract = |format| text(&onrecord(&["extract", "--format", format, page], b"").stdout);
    let (html, markdown) = (extract("html"), extract("markdown"));
    for lines in [
        "<li value=\"3\">The chain is worn",
        "does not hold.<p>The inspectors tried it",
        "The others are<ul>\n<li>cracked",
        "<ol>\n<li value=\"1\">one at the bow, behind the ticket box, and</li>\n<li value=\"2\">one at the stern.</li>\n</ol>\n</li>\n</ul>\n</li>\n<li value=\"9\">",
        "<tr><th scope=\"col\"></th><th scope=\"col\" colspan=\"2\">Passengers</th>",
        "<td>on foot</td><td rowspan=\"2\">12</td></tr>\n<tr><td></td><td>9,800</td><td>by car</td></tr>",
        "</table>\n<p>A new chain",
    ] {
        assert!(html.contains(lines), "{lines}\n{html}");
    }
    assert_eq!(html.matches("<table>").count(), 2);
    assert_eq!(html.matches("<ol>").count(), html.matches("</ol>").count());
    for lines in [
        "\n3. The chain is worn",
        "hold.\n\n   The inspectors tried it",
        "\n   - cracked",
        "\n     1. one at the bow, behind the ticket box, and\n     2. one at the stern.\n9) The bilge",
        "alarm.\n\nThe council will decide",
        "\n3. The county pays half.\n2) The chain",
        "|  | Passengers |  | Days out of service |\n| --- | --- | --- | --- |\n| 2021 | 41,200 | on foot | 12 |\n|  | 9,800 | by car |  |\n",
        "|  |  |  |\n| --- | --- | --- |\n| Holm & Daughters |",
        "Delivery in March. Old chain taken back. |\n",
    ] {
        assert!(markdown.contains(lines), "{lines}\n{markdown}");
    }
}

#[test]
fn the_schema_describes_the_report() {
    let schema: Value = serde_json::from_slice(&onrecord(&["schema"], b"").stdout).unwrap();
    let fields = schema["properties"].as_object().unwrap();
    let report = onrecord(&["analyze", "--text", "--format", "json"], STORY.as_bytes());
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    for field in report.as_object().unwrap().keys() {
        assert!(fields.contains_key(field), "the schema lacks {field}");
    }
    assert_eq!(fields.len(), report.as_object().unwrap().len());
}

#[test]
fn legacy_encodings_are_decoded() {
    let paragraph = "Die B\u{fc}rgermeisterin sagte am Montag, die Br\u{fc}cke bleibe geschlossen, bis die Ingenieure fertig seien. ".repeat(4);
    let page = format!(
        "<meta charset=iso-8859-1><article><h1>Br\u{fc}cke zu</h1><p>{paragraph}</p><p>{paragraph}</p></article>"
    );
    let latin: Vec<u8> = page.chars().map(|c| c as u8).collect();
    let output = onrecord(&["extract"], &latin);
    assert!(
        text(&output.stdout).contains("B\u{fc}rgermeisterin"),
        "{}",
        text(&output.stdout)
    );
}
