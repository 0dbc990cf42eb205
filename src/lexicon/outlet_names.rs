//! Names of news outlets: in the list, or by their form.

use super::OUTLETS;

/// Whether `name` is that of a news outlet: in the list, or by its form.
pub fn is_outlet(name: &str) -> bool {
    let lower = name.to_lowercase();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    let last = lower.rsplit(' ').next().unwrap_or(lower);
    let several = lower.contains(' ');
    OUTLETS.has(lower)
        || several
            && matches!(
                last,
                "times"
                    | "post"
                    | "news"
                    | "herald"
                    | "tribune"
                    | "gazette"
                    | "chronicle"
                    | "journal"
                    | "magazine"
                    | "newspaper"
                    | "radio"
                    | "television"
                    | "tv"
                    | "telegraph"
                    | "guardian"
                    | "observer"
                    | "examiner"
                    | "dispatch"
                    | "inquirer"
                    | "weekly"
                    | "daily"
                    | "courier"
                    | "sentinel"
                    | "star-tribune"
                    | "mirror"
            )
        || several
            && (lower.starts_with("radio ")
                || is_network(lower)
                || lower
                    .split(' ')
                    .any(|word| matches!(word, "daily" | "evening" | "sunday")))
}

/// Whether a name opens with a network's, as its stations and programmes do: "CBS DFW", "BBC Scotland".
fn is_network(lower: &str) -> bool {
    let first = lower.split(' ').next().unwrap_or(lower);
    matches!(
        first,
        "abc" | "bbc" | "cbs" | "cnn" | "itv" | "msnbc" | "nbc" | "npr" | "pbs"
    ) && !lower.split(' ').any(|word| {
        matches!(
            word,
            "board" | "trust" | "entertainment" | "studios" | "corporation"
        )
    })
}
