//! What html5ever's tree builder asks of a tree, answered by [`Tree`].

use super::tree::{Tree, Value};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{QualName, expanded_name, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

/// Takes what html5ever builds.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// Nodes at the last look at the depth.
    seen: Cell<usize>,
}

/// Nodes between two looks at the depth. A tree cannot grow deeper than by as many in between, and `flatten.rs` refuses
/// what is a little too deep.
const STEP: usize = 16;

impl Sink {
    pub fn new() -> Self {
        let mut tree = Tree::default();
        tree.create(Value::Other);
        Self {
            tree: RefCell::new(tree),
            seen: Cell::new(0),
        }
    }

    /// The limit that the tree is over, if any.
    pub fn tripped(&self) -> Option<&'static str> {
        let tree = self.tree.borrow();
        let with_depth = tree.len() >= self.seen.get() + STEP;
        if with_depth {
            self.seen.set(tree.len());
        }
        tree.tripped(with_depth)
    }
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        let mut tree = self.tree.into_inner();
        tree.settle();
        tree
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn get_document(&self) -> u32 {
        Tree::ROOT
    }

    fn same_node(&self, a: &u32, b: &u32) -> bool {
        a == b
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Ref<'a, QualName> {
        Ref::map(self.tree.borrow(), |tree| match tree.value(*target) {
            Value::Element { name, .. } => name,
            _ => unreachable!("the tree builder asks only elements for their name"),
        })
    }

    fn create_element(
        &self,
        name: QualName,
        mut attributes: Vec<html5ever::Attribute>,
        _: ElementFlags,
    ) -> u32 {
        // In a fixed order, whatever the page's author wrote first.
        attributes.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        let mut tree = self.tree.borrow_mut();
        let is_template = name.expanded() == expanded_name!(html "template");
        tree.has_shadow |= is_template
            && attributes
                .iter()
                .any(|a| a.name.local == local_name!("shadowrootmode"));
        let start = tree.attributes.len() as u32;
        for attribute in attributes {
            let attribute = tree.intern_attribute(attribute);
            tree.attributes.push(attribute);
        }
        let attributes = start..tree.attributes.len() as u32;
        let id = tree.create(Value::Element { name, attributes });
        if is_template {
            let fragment = tree.create(Value::Fragment);
            tree.append(id, fragment);
        }
        id
    }

    fn create_comment(&self, _: StrTendril) -> u32 {
        self.tree.borrow_mut().create(Value::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> u32 {
        self.tree.borrow_mut().create(Value::Other)
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        let mut tree = self.tree.borrow_mut();
        let id = tree.create(Value::Other);
        tree.append(Tree::ROOT, id);
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(id) => tree.append(*parent, id),
            NodeOrText::AppendText(text) => {
                let last = tree.last_child(*parent);
                if let Some(id) = tree.write(last, &text) {
                    tree.append(*parent, id);
                }
            }
        }
    }

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        let mut tree = self.tree.borrow_mut();
        if let NodeOrText::AppendNode(id) = child {
            tree.detach(id);
        }
        if tree.parent(*sibling).is_none() {
            return;
        }
        match child {
            NodeOrText::AppendNode(id) => tree.insert_before(*sibling, id),
            NodeOrText::AppendText(text) => {
                let previous = tree.previous(*sibling);
                if let Some(id) = tree.write(previous, &text) {
                    tree.insert_before(*sibling, id);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &u32, previous: &u32, child: NodeOrText<u32>) {
        let has_parent = self.tree.borrow().parent(*element).is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn remove_from_parent(&self, target: &u32) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &u32, new_parent: &u32) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.first_child(*node) {
            tree.append(*new_parent, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &u32, attributes: Vec<html5ever::Attribute>) {
        let mut tree = self.tree.borrow_mut();
        let place = tree.late.iter().position(|(id, _)| id == target);
        let place = place.unwrap_or_else(|| {
            let have = match tree.value(*target) {
                Value::Element { attributes, .. } => {
                    let range = attributes.start as usize..attributes.end as usize;
                    tree.attributes[range].to_vec()
                }
                _ => Vec::new(),
            };
            tree.late.push((*target, have));
            tree.late.len() - 1
        });
        for attribute in attributes {
            let found =
                (tree.late[place].1).binary_search_by(|have| have.name.cmp(&attribute.name.local));
            if let Err(at) = found {
                let attribute = tree.intern_attribute(attribute);
                tree.late[place].1.insert(at, attribute);
            }
        }
    }

    fn get_template_contents(&self, target: &u32) -> u32 {
        self.tree.borrow().first_child(*target).unwrap_or(*target)
    }
}
