//! Which word lists the models know, and what the build script needs to make tables of them.

use crate::lexicon::{self, List};

/// A list, and whether its entries only count where the text has a capital too.
pub const LISTS: [(&List, bool); 21] = [
    (&lexicon::GIVEN_NAMES, true),
    (&lexicon::SURNAMES, true),
    (&lexicon::COUNTRIES, true),
    (&lexicon::CITIES, true),
    (&lexicon::REGIONS, true),
    (&lexicon::DEMONYMS, true),
    (&lexicon::ORGANIZATIONS, true),
    (&lexicon::ORGANIZATION_ENDINGS, true),
    (&lexicon::ORGANIZATION_HEADS, true),
    (&lexicon::COMPANY_SUFFIXES, true),
    (&lexicon::PLACE_ENDINGS, true),
    (&lexicon::PLACE_OPENINGS, true),
    (&lexicon::EVENT_ENDINGS, true),
    (&lexicon::WORK_ENDINGS, true),
    (&lexicon::HONORIFICS, false),
    (&lexicon::TITLE_WORDS, false),
    (&lexicon::ROLE_NOUNS, false),
    (&lexicon::CALENDAR, true),
    (&lexicon::COMMON_WORDS, false),
    (&lexicon::PARTICLES, false),
    (&lexicon::TOWNS, true),
];
