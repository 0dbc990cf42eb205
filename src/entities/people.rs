//! Which mentions are one person: full names first, then single words, each to the bearer that fits best.

use super::EntityKind;
use super::clusters::{Cluster, Named};
use super::names::{Gender, Name, fold};

/// A family name alone is a person wherever the article names that person in full, unless it is a known place or
/// stands after "the".
pub(super) fn adopt_family_names(named: &mut [Named<'_>]) {
    let full: Vec<Name> = named
        .iter()
        .filter(|item| item.kind == EntityKind::Person)
        .map(|item| Name::read(item.text))
        .filter(|name| !name.is_single())
        .collect();
    if full.is_empty() {
        return;
    }
    let places: std::collections::HashSet<&str> = named
        .iter()
        .filter(|item| item.kind == EntityKind::Place)
        .map(|item| item.text)
        .collect();
    let adopted: Vec<usize> = (0..named.len())
        .filter(|at| {
            let item = &named[*at];
            !matches!(
                item.kind,
                EntityKind::Person | EntityKind::Date | EntityKind::Place
            ) && !item.text.contains(' ')
                && !places.contains(item.text)
                && item.twin.is_none()
                && full.iter().any(|name| name.fit(&fold(item.text)) == 3)
        })
        .collect();
    for at in adopted {
        named[at].kind = EntityKind::Person;
        named[at].rule = "mention.person.repeated";
    }
}

/// A person while grouping.
struct Person {
    names: Vec<Name>,
    gender: Option<Gender>,
    /// Mentions by full name or so far linked.
    members: Vec<usize>,
    /// Whether the person was first named with a single word.
    single: bool,
}

impl Person {
    fn fit(&self, word: &str) -> u8 {
        self.names
            .iter()
            .map(|name| name.fit(word))
            .max()
            .unwrap_or(0)
    }

    fn may_be(&self, gender: Option<Gender>) -> bool {
        self.gender.is_none() || gender.is_none() || self.gender == gender
    }
}

/// Groups the mentions of people.
pub(super) fn group(named: &[Named<'_>]) -> Vec<Cluster> {
    let mut people: Vec<Person> = Vec::new();
    let mut full: Vec<(usize, Name)> = Vec::new();
    let mut single: Vec<(usize, Name)> = Vec::new();
    for (at, item) in named.iter().enumerate() {
        if item.kind == EntityKind::Person {
            let name = Name::read(item.text);
            if name.words.is_empty() {
                continue;
            }
            if name.is_single() {
                single.push((at, name));
            } else {
                full.push((at, name));
            }
        }
    }
    // Longer forms first: a short form then finds all the people that it could be.
    full.sort_by_key(|(at, name)| (std::cmp::Reverse(name.words.len()), *at));
    for (at, name) in full {
        let gender = named[at].gender.or_else(|| name.gender());
        let mut fitting: Vec<usize> = (0..people.len())
            .filter(|i| {
                people[*i].names.iter().any(|own| own.agrees(&name))
                    && people[*i].may_be(named[at].gender)
            })
            .collect();
        if let Some(exact) = fitting
            .iter()
            .copied()
            .find(|i| people[*i].names.contains(&name))
        {
            fitting = vec![exact];
        }
        match nearest(&people, &fitting, at) {
            Some(i) => {
                let person = &mut people[i];
                person.members.push(at);
                if !person.names.contains(&name) {
                    person.names.push(name);
                }
                person.gender = named[at].gender.or(person.gender);
            }
            None => people.push(Person {
                names: vec![name],
                gender,
                members: vec![at],
                single: false,
            }),
        }
    }
    for person in &mut people {
        person.members.sort_unstable();
    }
    for (at, name) in single {
        let word = name.words.first().map_or("", String::as_str);
        let gender = named[at].gender;
        let best = people
            .iter()
            .filter(|person| person.may_be(gender))
            .map(|person| person.fit(word))
            .max()
            .unwrap_or(0);
        // A form of address goes with the family name: "Ms. Ito" is never a given name, nor part of a longer one.
        let enough = if named[at].titled && gender.is_some() {
            2
        } else {
            1
        };
        let fitting: Vec<usize> = (0..people.len())
            .filter(|i| best >= enough && people[*i].may_be(gender) && people[*i].fit(word) == best)
            .collect();
        match nearest(&people, &fitting, at) {
            Some(i) => {
                let person = &mut people[i];
                let place = person.members.partition_point(|member| *member < at);
                person.members.insert(place, at);
                if person.single {
                    person.gender = person.gender.or(gender);
                }
            }
            None => people.push(Person {
                names: vec![name],
                gender,
                members: vec![at],
                single: true,
            }),
        }
    }
    people
        .into_iter()
        .map(|person| Cluster {
            kind: EntityKind::Person,
            members: person.members,
        })
        .collect()
}

/// Of the people `fitting`, the one last named before mention `at`; the one named first after it where none was.
fn nearest(people: &[Person], fitting: &[usize], at: usize) -> Option<usize> {
    let before = |i: usize| {
        let members = &people[i].members;
        members[..members.partition_point(|member| *member < at)]
            .last()
            .copied()
    };
    fitting
        .iter()
        .copied()
        .filter_map(|i| before(i).map(|last| (last, i)))
        .max()
        .map(|(_, i)| i)
        .or_else(|| {
            fitting.iter().copied().min_by_key(|i| {
                people[*i]
                    .members
                    .iter()
                    .copied()
                    .find(|member| *member > at)
            })
        })
}
