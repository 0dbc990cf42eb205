//! The README keeps its word: its commands exist, its files exist, its points are the rubric's, its notices are whole.

use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn paths_in_the_readme_exist() {
    let readme = read("README.md");
    let quoted = readme.split('`').skip(1).step_by(2);
    let linked = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    // Pictures stand in elements, for there is one for light and one for dark.
    let pictured = readme.split('"').skip(1).step_by(2);
    let mut seen = 0;
    for path in quoted.chain(linked).chain(pictured) {
        let known = ["src/", "tests/", "extension/"]
            .iter()
            .any(|folder| path.starts_with(folder));
        if known && !path.contains(' ') {
            assert!(
                root().join(path).exists(),
                "the README names {path}, which is not there"
            );
            seen += 1;
        }
    }
    assert!(seen > 10, "only {seen} paths were checked");
}

#[test]
fn build_commands_in_the_readme_exist() {
    let script = read("build.sh");
    for line in read("README.md")
        .lines()
        .filter(|line| line.starts_with("./build.sh "))
    {
        let command = line.split_whitespace().nth(1).unwrap();
        assert!(
            script.contains(&format!("  {command}) ")),
            "build.sh has no command {command}"
        );
    }
    for command in ["build)", "run)", "test)", "bench)"] {
        assert!(
            script.contains(&format!("  {command} ")),
            "build.sh lacks {command}"
        );
    }
}

#[test]
fn the_readme_explains_the_rubric_as_it_is() {
    let rubric = onrecord::export::rubric(&onrecord::export::Words::english());
    assert!(
        read("README.md").contains(&rubric),
        "the README must hold this:\n\n{rubric}"
    );
}

/// Every crate under MPL-2.0 that the program links is named in the licence notice.
#[test]
fn the_notice_names_every_mpl_crate() {
    // What the package ships is built for this platform; a fresh machine holds the sources of no other.
    let platform = "wasm32-unknown-unknown";
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--filter-platform", platform])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let readme = read("README.md");
    for package in metadata["packages"].as_array().unwrap() {
        let (name, licence) = (
            package["name"].as_str().unwrap(),
            package["license"].as_str().unwrap_or(""),
        );
        if licence.contains("MPL") {
            assert!(
                readme.contains(name),
                "the README's notice lacks {name} ({licence})"
            );
        }
    }
}

/// Nothing that ships or is read names a machine's own paths.
#[test]
fn no_absolute_paths_of_a_machine() {
    for file in ["README.md", "build.sh", "Cargo.toml", ".ci/run"] {
        let text = read(file);
        for path in ["/root/", "/home/", "/work/"] {
            assert!(!text.contains(path), "{file} names {path}");
        }
    }
}
