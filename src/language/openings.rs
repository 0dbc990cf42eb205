//! Where the words of a text begin, by their first letter, so that hundreds of fixed phrases can be looked for without
//! reading the text again for each.
//!
//! Making it reads the text once; asking for a phrase then only compares it with the words that begin as it does.

/// Letters are told apart by their lower five bits.
const GROUPS: usize = 32;

/// The places of a text at which a phrase may begin.
#[derive(Clone, Debug)]
pub struct Openings {
    /// Where the places of each group start in `places`; one more than there are groups.
    starts: [u32; GROUPS + 1],
    /// The places, group after group, in text order within a group.
    places: Vec<u32>,
}

impl Openings {
    /// The places where a word or a mark begins: those that no letter or digit stands before.
    pub fn of_words(text: &str) -> Self {
        let mut inside = false;
        let places = text.char_indices().filter(|(_, c)| {
            let opens = !inside;
            inside = c.is_alphanumeric();
            opens
        });
        Self::sorted(text, places.map(|(at, _)| at as u32).collect())
    }

    /// Every place.
    pub fn of_letters(text: &str) -> Self {
        Self::sorted(text, (0..text.len() as u32).collect())
    }

    fn sorted(text: &str, found: Vec<u32>) -> Self {
        let group = |at: u32| usize::from(text.as_bytes()[at as usize]) % GROUPS;
        let mut starts = [0; GROUPS + 1];
        for at in &found {
            starts[group(*at) + 1] += 1;
        }
        for i in 0..GROUPS {
            starts[i + 1] += starts[i];
        }
        let mut next = starts;
        let mut places = vec![0; found.len()];
        for at in found {
            let slot = &mut next[group(at)];
            places[*slot as usize] = at;
            *slot += 1;
        }
        Self { starts, places }
    }

    /// The first of the places of `text`, which this was made from, where `phrase` stands.
    pub fn find(&self, text: &str, phrase: &str) -> Option<usize> {
        self.all(text, phrase).next()
    }

    /// The first place where `phrase` stands with no letter or digit right after it.
    pub fn find_whole(&self, text: &str, phrase: &str) -> Option<usize> {
        self.all(text, phrase).find(|at| {
            let after = text.get(at + phrase.len()..);
            after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        })
    }

    fn all(&self, text: &str, phrase: &str) -> impl Iterator<Item = usize> {
        let (text, phrase) = (text.as_bytes(), phrase.as_bytes());
        let places = phrase.first().map_or(&[][..], |first| {
            let group = usize::from(*first) % GROUPS;
            &self.places[self.starts[group] as usize..self.starts[group + 1] as usize]
        });
        let places = places.iter().map(|at| *at as usize);
        places.filter(move |at| text.get(*at..).is_some_and(|rest| rest.starts_with(phrase)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_where_a_search_of_the_text_finds_them() {
        let text = "“he’d not say,” said an anonymous unsaid 3rd man; été said saying café-said";
        let (words, letters) = (Openings::of_words(text), Openings::of_letters(text));
        for phrase in [
            "he", "said", "say", "not say", "an", "man", "été", "3rd", "“he", "nobody", "", "d",
        ] {
            if !phrase.is_empty() {
                assert_eq!(letters.find(text, phrase), text.find(phrase), "{phrase}");
            }
            let whole = text.match_indices(phrase).map(|(at, _)| at).find(|at| {
                !phrase.is_empty()
                    && !text[..*at].ends_with(char::is_alphanumeric)
                    && !text[at + phrase.len()..].starts_with(char::is_alphanumeric)
            });
            assert_eq!(words.find_whole(text, phrase), whole, "{phrase}");
        }
    }
}
