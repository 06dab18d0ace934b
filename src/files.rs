//! The source files that a spec names.
//!
//! The library touches no file but through [`Files`], so that a spec can be checked in memory and a test needs no disk.
//! Everything a spec names is read once, before the rules run, into [`Sources`].

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use crate::spec::functions::Code;
use crate::spec::{Function, Spec};

/// The most bytes that a source file may have: what Lambda takes as `ZipFile`.
///
/// Source: AWS CloudFormation template reference, `AWS::Lambda::Function` `Code`, property `ZipFile` (up to 4 MB).
pub const MAX_SOURCE_BYTES: u64 = 4 * 1024 * 1024;

/// Where source files come from.
pub trait Files {
    /// The text of the file at `path`, which is relative to the spec.
    ///
    /// # Errors
    /// Why there is none, in a few words: lower case, no full stop.
    fn read(&self, path: &str) -> Result<String, String>;
}

/// Files of a folder.
#[derive(Debug, Clone)]
pub struct Folder(pub PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> Result<String, String> {
        let words = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
            std::io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
            std::io::ErrorKind::InvalidData => "it is not text in UTF-8".to_owned(),
            _ => format!("it cannot be read: {error}").to_lowercase(),
        };
        let full = self.0.join(path);
        let meta = std::fs::metadata(&full).map_err(words)?;
        if meta.is_dir() {
            return Err("it is a folder".to_owned());
        }
        if !meta.is_file() {
            return Err("it is not a regular file".to_owned());
        }
        let mut text = String::new();
        let file = std::fs::File::open(&full).map_err(words)?;
        file.take(MAX_SOURCE_BYTES + 1).read_to_string(&mut text).map_err(words)?;
        if text.len() as u64 > MAX_SOURCE_BYTES {
            return Err("it is larger than the 4 MB that Lambda takes as source text".to_owned());
        }
        Ok(text)
    }
}

/// No files at all: every read fails.
#[derive(Debug, Clone, Copy)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Result<String, String> {
        Err("there are no files here".to_owned())
    }
}

/// Files in memory, by path.
impl Files for BTreeMap<String, String> {
    fn read(&self, path: &str) -> Result<String, String> {
        self.get(path).cloned().ok_or_else(|| "there is no such file".to_owned())
    }
}

/// What the files of a spec hold, or why they cannot be read, by the path that the spec gives.
#[derive(Debug, Clone, Default)]
pub struct Sources(BTreeMap<String, Result<String, String>>);

impl Sources {
    /// Reads every file that the spec names, each once.
    pub fn load(spec: &Spec, files: &dyn Files) -> Self {
        let mut all = BTreeMap::new();
        for path in spec.functions.values().filter_map(Function::file) {
            if !all.contains_key(path) {
                all.insert(path.to_owned(), files.read(path));
            }
        }
        Self(all)
    }

    /// The text of a file.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub fn text(&self, path: &str) -> Result<&str, &str> {
        match self.0.get(path) {
            Some(Ok(text)) => Ok(text),
            Some(Err(reason)) => Err(reason),
            None => Err("it was not read"),
        }
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Function {
    /// The path of the function's source file, where it has one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match &self.code {
            Some(Code::File(path)) => Some(path),
            _ => None,
        }
    }
}
