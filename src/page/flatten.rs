//! The tree that was parsed to the flat [`Page`], as a browser would show it: templates left out, and open shadow roots
//! that are declared in the markup put in place of their host's children, with the slots filled.
//!
//! A declared shadow root reaches us as `<template shadowrootmode="open">` inside its host, because the tree knows no
//! shadow roots. A live document needs none of this: there the content script sees the real ones.

use super::tree::{Tree, Value};
use super::{Attribute, Builder, HIDDEN, Page, SHADOW, budget};
use crate::message::Refusal;
use html5ever::local_name;
use std::collections::BTreeMap;
use std::ops::Range;

/// The host of a shadow root, whose own children may stand in for slots.
struct Host<'t> {
    /// The children by the slot that they ask for, last first. Taken by the first slot of that name, as in a browser.
    children: BTreeMap<&'t str, Vec<u32>>,
    /// The host (an index) in whose shadow root this host stands.
    outer: Option<usize>,
}

enum Step {
    /// Show a node that stands in the shadow root of this host, if of any, and then its siblings after it.
    Row(u32, Option<usize>),
    /// Show one node alone.
    One(u32, Option<usize>),
    Close,
}

/// Puts the nodes of the tree into document order.
///
/// # Errors
/// `budget.depth` where filled slots nest deeper than any page may.
pub(super) fn flatten(mut tree: Tree) -> Result<Page, Refusal> {
    let mut builder = Builder::new();
    builder.page.nodes.reserve(tree.len());
    let joints = show(&tree, &mut builder)?;
    builder.page.attributes = std::mem::take(&mut tree.attributes);
    builder.page.pool = std::mem::take(&mut tree.pool);
    for (text, rest) in joints {
        builder.lengthen(text, rest);
    }
    Ok(builder.finish())
}

/// Shows every node; returns the texts (by their place on the page) that go on elsewhere, and where.
fn show(tree: &Tree, builder: &mut Builder) -> Result<Vec<(u32, Range<u32>)>, Refusal> {
    let mut joints = Vec::new();
    let mut hosts: Vec<Host<'_>> = Vec::new();
    let mut steps = Vec::new();
    let row = |id: u32, shadow| tree.first_child(id).map(|child| Step::Row(child, shadow));
    steps.extend(row(Tree::ROOT, None));
    while let Some(step) = steps.pop() {
        let (id, shadow) = match step {
            Step::Row(id, shadow) => {
                steps.extend(tree.next(id).map(|next| Step::Row(next, shadow)));
                (id, shadow)
            }
            Step::One(id, shadow) => (id, shadow),
            Step::Close => {
                builder.close();
                continue;
            }
        };
        match tree.value(id) {
            Value::Text { text, goes_on } => match builder.last_text().filter(|_| *goes_on) {
                Some(first) => joints.push((first, text.clone())),
                None => builder.push_text(text.clone()),
            },
            Value::Element { name, attributes } => {
                if builder.depth() >= budget::DEPTH {
                    return Err(Refusal::new("budget.depth"));
                }
                let own = &tree.attributes[attributes.start as usize..attributes.end as usize];
                let flags = flags(tree, own) | if shadow.is_some() { SHADOW } else { 0 };
                builder.push_element(name.local.clone(), attributes.clone(), flags);
                steps.push(Step::Close);
                if let Some(root) = shadow_root(tree, id) {
                    hosts.push(Host {
                        children: by_slot(tree, id),
                        outer: shadow,
                    });
                    steps.extend(row(root, Some(hosts.len() - 1)));
                } else if let Some((children, outer)) = assigned(tree, &mut hosts, id, shadow) {
                    let children = children.into_iter();
                    steps.extend(children.map(|child| Step::One(child, outer)));
                } else {
                    steps.extend(row(id, shadow));
                }
            }
            // A fragment that is no shadow root is the content of a template, which is never shown.
            Value::Other | Value::Fragment => {}
        }
    }
    Ok(joints)
}

/// The content of the first declared open shadow root among the children.
fn shadow_root(tree: &Tree, host: u32) -> Option<u32> {
    // Hardly any page has one.
    if !tree.has_shadow {
        return None;
    }
    let template = tree.children(host).find(|child| {
        tree.tag(*child) == Some(&local_name!("template"))
            && tree
                .attribute(*child, &local_name!("shadowrootmode"))
                .is_some_and(|mode| mode.eq_ignore_ascii_case("open"))
    })?;
    tree.children(template)
        .find(|child| matches!(tree.value(*child), Value::Fragment))
}

fn by_slot(tree: &Tree, host: u32) -> BTreeMap<&str, Vec<u32>> {
    let mut children: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for child in tree.children_back(host) {
        let slot = match tree.value(child) {
            Value::Element { name, .. } if name.local == local_name!("template") => continue,
            Value::Element { .. } => tree
                .attribute(child, &local_name!("slot"))
                .unwrap_or_default(),
            Value::Text { text, .. } if !tree.text(text).trim().is_empty() => "",
            _ => continue,
        };
        children.entry(slot).or_default().push(child);
    }
    children
}

/// The host's children that take the place of the element `id`, if it is a slot that some ask for, and their own scope.
fn assigned(
    tree: &Tree,
    hosts: &mut [Host<'_>],
    id: u32,
    shadow: Option<usize>,
) -> Option<(Vec<u32>, Option<usize>)> {
    let host = hosts.get_mut(shadow?)?;
    if tree.tag(id) != Some(&local_name!("slot")) {
        return None;
    }
    let name = tree.attribute(id, &local_name!("name")).unwrap_or_default();
    Some((host.children.remove(name)?, host.outer))
}

/// What the markup alone says about rendering; style sheets are not known here.
fn flags(tree: &Tree, attributes: &[Attribute]) -> u8 {
    // React sends content late in a hidden `<div id="S:1">`, and its script moves it to where readers see it.
    let is_late = attributes.iter().any(|attribute| {
        let id = tree.text(&attribute.value).strip_prefix("S:");
        attribute.name == local_name!("id") && id.is_some_and(is_hexadecimal)
    });
    let hidden = attributes.iter().any(|attribute| {
        let value = || tree.text(&attribute.value);
        if attribute.name == local_name!("hidden") {
            !is_late && !value().eq_ignore_ascii_case("until-found")
        } else {
            attribute.name == local_name!("style") && hides(value())
        }
    });
    if hidden { HIDDEN } else { 0 }
}

fn is_hexadecimal(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else {
            return false;
        };
        let value = value.trim().trim_end_matches("!important").trim_end();
        match property.trim() {
            p if p.eq_ignore_ascii_case("display") => value.eq_ignore_ascii_case("none"),
            p if p.eq_ignore_ascii_case("visibility") => value.eq_ignore_ascii_case("hidden"),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::page::{Input, Page, parse};

    fn page(html: &str) -> Page {
        parse(Input::Html { url: None, html }).unwrap()
    }

    fn text(html: &str) -> String {
        let page = page(html);
        page.text_content(page.root())
    }

    #[test]
    fn a_declared_shadow_root_takes_the_place_of_its_hosts_children() {
        for (html, want) in [
            ("<p>a<template>b</template>c</p>", "ac"),
            (
                "<div>light<template shadowrootmode=open><p>dark</p></template></div>",
                "dark",
            ),
            (
                "<div>light<template shadowrootmode=closed><p>dark</p></template></div>",
                "light",
            ),
            (
                "<my-page><template shadowrootmode=open>[<slot name=t></slot>|<slot></slot>]</template><p>body</p><h1 slot=t>title</h1></my-page>",
                "[title|body]",
            ),
            (
                "<my-page><template shadowrootmode=open><slot>fallback</slot></template></my-page>",
                "fallback",
            ),
            // The first slot of a name takes everything; a slot inside slotted content belongs to the outer tree.
            (
                "<x-a><template shadowrootmode=open><slot></slot><slot>2</slot></template>1</x-a>",
                "12",
            ),
            (
                "<x-a><template shadowrootmode=open><x-b><template shadowrootmode=open>(<slot></slot>)</template><slot></slot></x-b></template>in</x-a>",
                "(in)",
            ),
        ] {
            assert_eq!(text(html), want, "{html}");
        }
    }

    #[test]
    fn elements_know_whether_they_stand_in_a_shadow_root() {
        let page = page(
            "<x-a><template shadowrootmode=open><h2>in</h2><slot></slot></template><p>out</p></x-a>",
        );
        let shadow = |tag: &str| {
            let id = page.ids().find(|id| page.tag(*id) == tag).unwrap();
            page.is_in_shadow(id)
        };
        assert!(shadow("h2"));
        assert!(!shadow("p"));
    }

    #[test]
    fn content_that_comes_late_is_seen() {
        for (html, is_hidden) in [
            ("<div hidden id=S:1a><p>late</p></div>", false),
            ("<div hidden id=S:menu></div>", true),
            ("<div hidden id=S:></div>", true),
            ("<div hidden></div>", true),
            ("<div hidden id=S:0 style='display: none'></div>", true),
        ] {
            let page = page(html);
            assert_eq!(page.ids().any(|id| page.is_hidden(id)), is_hidden, "{html}");
        }
    }

    #[test]
    fn slots_that_nest_beyond_the_budget_are_refused() {
        let mut html = String::new();
        for _ in 0..100 {
            html.push_str("<x-a><template shadowrootmode=open>");
            html.push_str(&"<div>".repeat(30));
            html.push_str("<slot></slot>");
            html.push_str(&"</div>".repeat(30));
            html.push_str("</template>");
        }
        let refusal = parse(Input::Html {
            url: None,
            html: &html,
        })
        .unwrap_err();
        assert_eq!(refusal.rule, "budget.depth");
    }
}
