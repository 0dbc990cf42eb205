//! What the core says that people are, in texts of one or two sentences, and of whom it must say nothing.
//!
//! `tests/cases/roles.txt` has a text, an arrow, and `name = role` for each person, a dash where there is none.

use onrecord::{Input, Report};
use std::fs;
use std::path::Path;

fn analyse(text: &str) -> Report {
    onrecord::report(Input::Text { url: None, text })
        .unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

#[test]
fn people_have_the_roles_that_the_text_gives() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/roles.txt");
    let file = fs::read_to_string(file).expect("the cases");
    let (mut count, mut failed) = (0, Vec::new());
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let (text, people) = line.split_once(" => ").expect("an arrow");
        let report = analyse(text);
        for person in people.split("; ") {
            count += 1;
            let (name, role) = person.split_once(" = ").expect("name = role");
            let found = report.entities.iter().find(|entity| entity.name == name);
            let found = match found {
                Some(entity) => entity.role.as_deref().unwrap_or("-"),
                None => "not found",
            };
            if found != role {
                failed.push(format!("{text}\n  {name}: expected {role}, found {found}"));
            }
        }
    }
    assert!(
        failed.is_empty(),
        "{} of {count} fail\n{}",
        failed.len(),
        failed.join("\n")
    );
    assert!(count >= 30, "only {count} cases: the file was not read");
}
