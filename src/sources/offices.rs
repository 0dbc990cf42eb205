//! A spokesperson, or the holder of an office, who speaks first by the office and later by name is one source.

use super::{Source, SourceKind};

/// Joins "a spokesperson for the port" and "Saxony's interior minister" with the one person whose role the text gives in
/// the same words.
pub(super) fn join(sources: &mut Vec<Source>) {
    let mut i = 0;
    while i < sources.len() {
        match named(sources, i) {
            Some(named) => {
                let unnamed = sources.remove(i);
                // The list keeps its order, so that whoever stood behind the removed one has moved up.
                let known = &mut sources[named - usize::from(named > i)];
                known.quoted |= unnamed.quoted;
                known.attributions.extend(unnamed.attributions);
            }
            None => i += 1,
        }
    }
}

/// The person whom the source at `i` turns out to be; none where several people have that role.
fn named(sources: &[Source], i: usize) -> Option<usize> {
    let office = bare(&sources[i].name);
    // "A spokesman" alone may be anybody's, and "a water engineer" any of several.
    let single = sources[i].is_spokesperson() || is_definite(&sources[i].name);
    if sources[i].kind != SourceKind::UnnamedPerson
        || !single
        || sources[i].count.is_some_and(|count| count > 1)
        || !office.contains(' ')
    {
        return None;
    }
    let holds = |source: &Source| {
        source.kind == SourceKind::NamedPerson
            && source
                .role
                .as_deref()
                .is_some_and(|role| bare(role) == office)
    };
    let mut holders = (0..sources.len()).filter(|other| holds(&sources[*other]));
    holders.next().filter(|_| holders.next().is_none())
}

/// Whether a description means the only one: "the interior minister", "Saxony's interior minister".
pub(super) fn is_definite(name: &str) -> bool {
    name.to_lowercase().starts_with("the ") || possessed(name).is_some()
}

/// What stands behind a possessive.
fn possessed(name: &str) -> Option<&str> {
    let after = |mark| name.split_once(mark).map(|(_, rest)| rest);
    after("’s ").or_else(|| after("'s "))
}

/// A description in lower case without its determiner or possessor.
fn bare(name: &str) -> String {
    let lower = possessed(name).unwrap_or(name).to_lowercase();
    let rest = ["a ", "an ", "the "]
        .iter()
        .find_map(|article| lower.strip_prefix(article));
    rest.unwrap_or(&lower).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(
        name: &str,
        kind: SourceKind,
        role: Option<&str>,
        attributions: Vec<usize>,
    ) -> Source {
        Source {
            name: name.to_owned(),
            kind,
            role: role.map(str::to_owned),
            entity: None,
            count: Some(1),
            quoted: false,
            nested: false,
            anonymity: None,
            attributions,
        }
    }

    #[test]
    fn an_office_and_its_holder_are_one() {
        let office = || {
            source(
                "A spokeswoman for the port",
                SourceKind::UnnamedPerson,
                None,
                vec![0],
            )
        };
        let person = |name| {
            source(
                name,
                SourceKind::NamedPerson,
                Some("spokeswoman for the port"),
                vec![1],
            )
        };
        let mut sources = vec![office(), person("Ada Ito")];
        join(&mut sources);
        assert_eq!((sources.len(), &sources[0].attributions), (1, &vec![1, 0]));
        let minister = Source {
            name: "Saxony’s interior minister".to_owned(),
            ..office()
        };
        let holder = Source {
            role: Some("Interior Minister".to_owned()),
            ..person("Mara Senn")
        };
        let mut sources = vec![minister, holder];
        join(&mut sources);
        assert_eq!(sources.len(), 1);
        // Two people who hold the office: nobody can tell which of them it was.
        let mut sources = vec![person("Ada Ito"), office(), person("Mara Senn")];
        join(&mut sources);
        assert_eq!(sources.len(), 3);
    }
}
