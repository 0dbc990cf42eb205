//! scraper's tree to the flat [`Page`], as a browser would show it: templates left out, and open shadow roots that
//! are declared in the markup put in place of their host's children, with the slots filled.
//!
//! A declared shadow root reaches us as `<template shadowrootmode="open">` inside its host, because scraper's tree
//! knows no shadow roots. A live document needs none of this: there the content script sees the real ones.

use super::{Builder, HIDDEN, Page, SHADOW, budget};
use crate::message::Refusal;
use ego_tree::NodeRef;
use html5ever::LocalName;
use scraper::node::Element;
use scraper::{Html, Node};
use std::collections::BTreeMap;

type Tree<'t> = NodeRef<'t, Node>;

/// The host of a shadow root, whose own children may stand in for slots.
struct Host<'t> {
    /// The children by the slot that they ask for, last first. Taken by the first slot of that name, as in a browser.
    children: BTreeMap<&'t str, Vec<Tree<'t>>>,
    /// The host (an index) in whose shadow root this host stands.
    outer: Option<usize>,
}

enum Step<'t> {
    /// Show a node that stands in the shadow root of this host, if of any.
    Show(Tree<'t>, Option<usize>),
    Close,
}

/// Copies the tree.
///
/// # Errors
/// `budget.depth` where filled slots nest deeper than any page may.
pub(super) fn flatten(html: &Html) -> Result<Page, Refusal> {
    let mut builder = Builder::new();
    let mut hosts: Vec<Host<'_>> = Vec::new();
    let mut steps = Vec::new();
    push_all(&mut steps, html.tree.root(), None);
    while let Some(step) = steps.pop() {
        let (node, shadow) = match step {
            Step::Show(node, shadow) => (node, shadow),
            Step::Close => {
                builder.close();
                continue;
            }
        };
        match node.value() {
            Node::Text(text) => builder.text(text),
            Node::Element(element) => {
                if builder.depth() >= budget::DEPTH {
                    return Err(Refusal::new("budget.depth"));
                }
                let flags = flags(element) | if shadow.is_some() { SHADOW } else { 0 };
                builder.open(element.name.local.clone(), attributes(element), flags);
                steps.push(Step::Close);
                if let Some(root) = shadow_root(node) {
                    hosts.push(Host {
                        children: by_slot(node),
                        outer: shadow,
                    });
                    push_all(&mut steps, root, Some(hosts.len() - 1));
                } else if let Some((children, outer)) = assigned(&mut hosts, element, shadow) {
                    let children = children.into_iter();
                    steps.extend(children.map(|child| Step::Show(child, outer)));
                } else {
                    push_all(&mut steps, node, shadow);
                }
            }
            // A fragment that is no shadow root is the content of a template, which is never shown.
            _ => {}
        }
    }
    Ok(builder.finish())
}

fn push_all<'t>(steps: &mut Vec<Step<'t>>, node: Tree<'t>, shadow: Option<usize>) {
    let children = node.children().rev();
    steps.extend(children.map(|child| Step::Show(child, shadow)));
}

/// The content of the first declared open shadow root among the children. Fewer than a handful of elements on a page
/// have a template child, and the search stops at the first.
fn shadow_root(host: Tree<'_>) -> Option<Tree<'_>> {
    host.children()
        .find(|child| {
            child.value().as_element().is_some_and(|element| {
                &*element.name.local == "template"
                    && element
                        .attr("shadowrootmode")
                        .is_some_and(|mode| mode.eq_ignore_ascii_case("open"))
            })
        })?
        .children()
        .find(|child| matches!(child.value(), Node::Fragment))
}

fn by_slot(host: Tree<'_>) -> BTreeMap<&str, Vec<Tree<'_>>> {
    let mut children: BTreeMap<&str, Vec<Tree<'_>>> = BTreeMap::new();
    for child in host.children().rev() {
        let slot = match child.value() {
            Node::Element(element) if &*element.name.local == "template" => continue,
            Node::Element(element) => element.attr("slot").unwrap_or_default(),
            Node::Text(text) if !text.trim().is_empty() => "",
            _ => continue,
        };
        children.entry(slot).or_default().push(child);
    }
    children
}

/// The host's children that take the place of `element`, if it is a slot that some ask for, and their own scope.
fn assigned<'t>(
    hosts: &mut [Host<'t>],
    element: &'t Element,
    shadow: Option<usize>,
) -> Option<(Vec<Tree<'t>>, Option<usize>)> {
    if &*element.name.local != "slot" {
        return None;
    }
    let host = hosts.get_mut(shadow?)?;
    let children = host
        .children
        .remove(element.attr("name").unwrap_or_default())?;
    Some((children, host.outer))
}

fn attributes(element: &Element) -> impl Iterator<Item = (LocalName, &str)> {
    element
        .attrs
        .iter()
        .map(|(name, value)| (name.local.clone(), &**value))
}

/// What the markup alone says about rendering; style sheets are not known here.
fn flags(element: &Element) -> u8 {
    let hidden = element
        .attr("hidden")
        .is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || element.attr("style").is_some_and(hides);
    if hidden { HIDDEN } else { 0 }
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
