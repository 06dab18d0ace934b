//! What one reading of a spec remembers: the findings, and the entries that it goes on without.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use crate::finding::Finding;
use crate::path::{Path, Segment};
use crate::syntax::{Faults, Node};

/// The way to the value that is being read, on the stack of the readers: a path is built from it only for a finding.
#[derive(Clone, Copy)]
pub(super) struct Crumb<'a> {
    pub(super) parent: Option<&'a Crumb<'a>>,
    pub(super) step: Step<'a>,
}

/// One step of the way.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl Crumb<'_> {
    pub(super) fn path(&self) -> Path {
        let mut segments = Vec::new();
        let mut crumb = Some(self);
        while let Some(here) = crumb {
            match here.step {
                Step::Root => {}
                Step::Key(key) => segments.push(Segment::Key(key.to_owned())),
                Step::Index(index) => segments.push(Segment::Index(index)),
            }
            crumb = here.parent;
        }
        segments.reverse();
        Path::from(segments)
    }
}

/// What is left out of a mapping, and put into it, when it is read again.
#[derive(Default, Clone)]
pub(super) struct Mended {
    /// Entries whose value could not be built; by their number.
    pub(super) skipped: Vec<usize>,
    /// Keys that are not there, or were skipped: stand-ins get the reading past them, to what else is missing.
    pub(super) stand_ins: Vec<&'static str>,
}

#[derive(Default)]
pub(super) struct Context {
    faults: RefCell<Faults>,
    told: Cell<usize>,
    /// By the address of the mapping: nodes have no names, and stay where they are while they are borrowed.
    mended: RefCell<HashMap<*const Node, Mended>>,
}

impl Context {
    pub(super) fn tell(&self, finding: Finding) {
        self.told.set(self.told.get() + 1);
        self.faults.borrow_mut().push(finding);
    }

    /// How often something was told. If that has grown while a value was read, its own complaint may be a consequence.
    pub(super) fn told(&self) -> usize {
        self.told.get()
    }

    pub(super) fn is_full(&self) -> bool {
        self.faults.borrow().is_full()
    }

    pub(super) fn into_faults(self) -> Faults {
        self.faults.into_inner()
    }

    /// What was mended in a mapping. Nothing, nearly always, and then this costs nearly nothing.
    pub(super) fn mended(&self, node: &Node) -> Option<Mended> {
        let mended = self.mended.borrow();
        if mended.is_empty() { None } else { mended.get(&std::ptr::from_ref(node)).cloned() }
    }

    pub(super) fn skip(&self, node: &Node, entry: usize) {
        self.mended.borrow_mut().entry(std::ptr::from_ref(node)).or_default().skipped.push(entry);
    }

    /// Whether the stand-in is new. One that stood there already has not helped.
    pub(super) fn stand_in(&self, node: &Node, key: &'static str) -> bool {
        let mut mended = self.mended.borrow_mut();
        let stand_ins = &mut mended.entry(std::ptr::from_ref(node)).or_default().stand_ins;
        if stand_ins.contains(&key) {
            return false;
        }
        stand_ins.push(key);
        true
    }
}
