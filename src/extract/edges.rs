//! Where the article starts and ends inside its container.

use super::ClutterKind;
use super::boxes::host;
use super::groups::names_sources;
use super::judge::{Evidence, Verdict, is_credit, is_download};
use super::lines;
use super::pieces::Form;
use crate::metadata::Metadata;
use std::ops::Range;

/// Strips what stands before the first prose: the headline again, byline, date, labels. A heading that leads into the
/// text stays.
pub(super) fn trim_head(evidence: &Evidence<'_>, verdicts: &mut [Verdict], range: &Range<usize>) {
    let kept: Vec<usize> = range
        .clone()
        .filter(|i| verdicts[*i] == Verdict::Keep)
        .collect();
    let Some(first) = kept.iter().position(|i| evidence.weights[*i] >= 8.0) else {
        return;
    };
    let headline = headline(evidence);
    for &i in &kept[..first] {
        let piece = evidence.piece(i);
        let stays = match piece.form {
            Form::Heading(1) => false,
            Form::Heading(_) => headline
                .as_deref()
                .is_none_or(|headline| !is_alike(headline, evidence.line(i))),
            Form::Plain => piece.closed && piece.words >= 6,
            _ => piece.link_density() < 0.5,
        };
        if !stays {
            verdicts[i] = Verdict::Strip(ClutterKind::Metadata, "clutter.metadata.head", None);
        }
    }
}

/// The headline, folded: the page's own word for it, or its first heading.
fn headline(evidence: &Evidence<'_>) -> Option<String> {
    if let Some(headline) = &evidence.metadata.headline {
        return Some(lines::fold(headline));
    }
    let list = &evidence.pieces.list;
    (0..list.len())
        .find(|i| list[*i].form == Form::Heading(1))
        .map(|i| evidence.line(i).to_owned())
}

/// Whether two folded lines say the same, give or take a site name or a kicker.
pub(super) fn is_alike(a: &str, b: &str) -> bool {
    let (a, b) = (words_of(a), words_of(b));
    let common = a
        .iter()
        .filter(|word| b.binary_search(word).is_ok())
        .count();
    common > 0 && common * 10 >= a.len().min(b.len()) * 8 && common * 2 >= a.len().max(b.len())
}

/// The words of a line, in order, each once.
fn words_of(line: &str) -> Vec<&str> {
    let mut words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Strips what follows the last prose: headings that nothing follows, links, lines about the author, labels.
pub(super) fn trim_tail(evidence: &Evidence<'_>, verdicts: &mut [Verdict], range: &Range<usize>) {
    let kept: Vec<usize> = range
        .clone()
        .filter(|i| verdicts[*i] == Verdict::Keep)
        .collect();
    // The list of the article's sources is its end.
    let heading = kept
        .iter()
        .rev()
        .take(60)
        .find(|i| matches!(evidence.piece(**i).form, Form::Heading(_)));
    let sources = heading.filter(|i| names_sources(evidence.line(**i)));
    for &i in kept.iter().rev() {
        if matches!(evidence.piece(i).form, Form::Item(_))
            && sources.is_some_and(|heading| i > *heading)
        {
            break;
        }
        let Some(verdict) = tail(evidence, i) else {
            break;
        };
        verdicts[i] = verdict;
    }
}

/// Whether a last paragraph introduces the author or the outlet: it opens with the name and says what they are.
pub(super) fn introduces(metadata: &Metadata, line: &str) -> bool {
    const SAYS: &[&str] = &[
        "is a ",
        "is an ",
        "is the ",
        "is one of ",
        "is headquartered ",
        "provides ",
        "offers ",
        "covers ",
        "writes ",
        "reports ",
        "has been ",
        "has worked ",
        "works ",
        "joined ",
        "lives ",
        "was a ",
        "ist ",
        "est ",
        "es ",
        "é ",
        "è ",
    ];
    // A bracket or an asterisk may set the line off.
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let names = metadata.bylines.iter().chain(&metadata.site);
    let given = metadata.bylines.iter().filter_map(|name| {
        let (given, _) = name.split_once(' ')?;
        (given.chars().count() > 2 && given.chars().all(char::is_alphabetic)).then_some(given)
    });
    let names = names.map(|name| (lines::fold(name), false));
    let given = given.map(|name| (lines::fold(name) + " ", true));
    let site = metadata.site.as_deref().map(lines::fold);
    let host = metadata
        .url
        .as_deref()
        .and_then(label)
        .map(str::to_ascii_lowercase);
    let is_own = |name: &str| site.as_deref() == Some(name) || host.as_deref() == Some(name);
    let names = names.chain(host.clone().map(|host| (host, false)));
    names.chain(given).any(|(name, is_given)| {
        // A site of one word is told from the thing of that name by how companies speak of themselves.
        let is_company = is_own(&name)
            && name.chars().count() >= 4
            && line.strip_prefix(&*name).is_some_and(says_what_it_is);
        (is_given || name.contains(' ') || is_company)
            && line.strip_prefix(&*name).is_some_and(|rest| {
                // Degrees and offices may stand between the name and the verb.
                let rest = rest.trim_start_matches([',', ' ']);
                let rest = rest
                    .split_once(", ")
                    .filter(|(part, _)| part.len() < 30)
                    .map_or(rest, |(_, rest)| rest);
                SAYS.iter().any(|verb| rest.starts_with(verb))
            })
    })
}

/// Whether a last line with links speaks of the outlet by name and of where else one can read it.
fn advertises(evidence: &Evidence<'_>, line: &str) -> bool {
    const PLACES: &[&str] = &[
        "newsletter",
        "newsletters",
        "app",
        "apps",
        "whatsapp",
        "telegram",
        "instagram",
        "facebook",
        "tiktok",
        "linkedin",
        "youtube",
        "podcast",
        "podcasts",
    ];
    let words = || {
        line.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let site = evidence.metadata.site.as_deref().map(lines::fold);
    let host = evidence
        .page
        .url()
        .and_then(label)
        .filter(|label| label.len() >= 3);
    let is_named = site.is_some_and(|site| line.contains(&site))
        || host.is_some_and(|host| words().any(|word| word == host));
    is_named && words().any(|word| PLACES.contains(&word))
}

/// The name that a site goes by in its address: `moravale-post` of `https://www.moravale-post.example/`.
fn label(url: &str) -> Option<&str> {
    let mut labels = host(url)?.rsplit('.').skip(1);
    let second = ["co", "com", "org", "net", "ac", "gov"];
    labels.find(|label| !second.contains(label))
}

/// Whether the words after a name say what a company is and does.
fn says_what_it_is(rest: &str) -> bool {
    let trades = [
        "provider",
        "leader",
        "company",
        "firm",
        "brand",
        "agency",
        "platform",
        "manufacturer",
        "supplier",
    ];
    rest.starts_with(" is headquartered ")
        || [" is a ", " is an ", " is the ", " is one of "]
            .iter()
            .any(|says| rest.starts_with(says))
            && rest
                .split(|c: char| !c.is_alphabetic())
                .take(14)
                .any(|word| trades.contains(&word))
}

/// The verdict on a piece that nothing of the article follows, if it is not the article's end.
fn tail(evidence: &Evidence<'_>, i: usize) -> Option<Verdict> {
    let piece = evidence.piece(i);
    let strip = |kind, id| Some(Verdict::Strip(kind, id, None));
    if piece.words == 0 || matches!(piece.form, Form::Heading(_)) {
        return strip(ClutterKind::Related, "clutter.related.tail");
    }
    if piece.words <= 150
        && matches!(piece.form, Form::Plain | Form::Quotation | Form::Item(_))
        && let Some(rule) = lines::find_last(evidence.line(i))
    {
        return strip(rule.kind, rule.id);
    }
    // A last line that tells the reader what is to come: it was stripped. Posts from elsewhere are announced too, but
    // by a sentence of the article.
    let announces = |line: &str| {
        let speaks = |word: &str| matches!(word.trim_end_matches(':'), "you" | "me" | "us");
        line.ends_with(':') && line.split(' ').any(speaks)
    };
    if piece.form == Form::Plain && piece.words <= 10 && announces(evidence.line(i)) {
        return strip(ClutterKind::Related, "clutter.related.tail");
    }
    if piece.words <= 40 && piece.linked > 0 && advertises(evidence, evidence.line(i)) {
        return strip(ClutterKind::Promo, "clutter.promo.tail");
    }
    if piece.words <= 150 && introduces(evidence.metadata, evidence.line(i)) {
        return strip(ClutterKind::AuthorBox, "clutter.author.tail");
    }
    if piece.link_density() > 0.6
        && piece.words < 40
        && !is_credit(evidence.line(i))
        && !is_download(evidence.page, piece)
    {
        return strip(ClutterKind::Related, "clutter.related.tail");
    }
    let is_label = piece.form == Form::Plain && piece.words <= 9 && !piece.closed;
    if is_label && !matches!(evidence.page.tag(piece.block), "p" | "td" | "blockquote") {
        return strip(ClutterKind::Other, "clutter.other.tail");
    }
    None
}
