//! The source files that a spec names.
//!
//! The library touches no file but through [`Files`], so that a spec can be checked in memory and a test needs no disk.
//! Everything a spec names is read once, before the rules run, into [`Sources`]. With the day on which a spec is judged they are
//! all that a compiler needs from [`Outside`] of it.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use crate::date::Date;
use crate::spec::functions::Code;
use crate::spec::user_pool::{Css, IdentityProvider, LoginPages, Settings};
use crate::spec::{Function, Spec, UserPool};

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

    /// The bytes of the file at `path`, for what need not be text.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    fn read_bytes(&self, path: &str) -> Result<Vec<u8>, String> {
        self.read(path).map(String::into_bytes)
    }
}

/// Files of a folder.
#[derive(Debug, Clone)]
pub struct Folder(pub PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> Result<String, String> {
        String::from_utf8(self.read_bytes(path)?).map_err(|_| "it is not text in UTF-8".to_owned())
    }

    fn read_bytes(&self, path: &str) -> Result<Vec<u8>, String> {
        let words = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
            std::io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
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
        let mut bytes = Vec::new();
        let file = std::fs::File::open(&full).map_err(words)?;
        file.take(MAX_SOURCE_BYTES + 1).read_to_end(&mut bytes).map_err(words)?;
        if bytes.len() as u64 > MAX_SOURCE_BYTES {
            return Err("it is larger than the 4 MB that Lambda takes as source text".to_owned());
        }
        Ok(bytes)
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

/// What a compiler needs that does not stand in the spec: the files that it names, and which day it is.
///
/// Files alone are enough; without a day nothing is judged to have expired.
///
/// ```
/// use poolgate::{Outside, files::NoFiles};
/// let spec = poolgate::read(b"{ name: orders, user_pool: {} }").unwrap();
/// poolgate::compile(&spec, &NoFiles).unwrap();
/// poolgate::compile(&spec, Outside::of(&NoFiles).on("2027-03-31".parse().unwrap())).unwrap();
/// ```
#[derive(Clone, Copy)]
pub struct Outside<'a> {
    /// The files.
    pub files: &'a dyn Files,
    /// The day, if it matters.
    pub today: Option<Date>,
}

impl<'a> Outside<'a> {
    /// Files, on no day.
    #[must_use]
    pub fn of(files: &'a dyn Files) -> Self {
        Self { files, today: None }
    }

    /// The same on a day.
    #[must_use]
    pub fn on(self, today: Date) -> Self {
        Self { today: Some(today), ..self }
    }
}

impl<'a, F: Files> From<&'a F> for Outside<'a> {
    fn from(files: &'a F) -> Self {
        Self::of(files)
    }
}

impl<'a> From<&'a dyn Files> for Outside<'a> {
    fn from(files: &'a dyn Files) -> Self {
        Self::of(files)
    }
}

/// What the files of a spec hold, or why they cannot be read, by the path that the spec gives.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    texts: BTreeMap<String, Result<String, String>>,
    pictures: BTreeMap<String, Result<Vec<u8>, String>>,
}

impl Sources {
    /// Reads every file that the spec names, each once.
    pub fn load(spec: &Spec, files: &dyn Files) -> Self {
        let mut all = Self::default();
        let functions = spec.functions.values().filter_map(Function::file);
        for path in functions.chain(spec.user_pool.iter().flat_map(UserPool::files)) {
            if !all.texts.contains_key(path) {
                all.texts.insert(path.to_owned(), files.read(path));
            }
        }
        for path in spec.user_pool.iter().flat_map(UserPool::pictures) {
            if !all.pictures.contains_key(path) {
                all.pictures.insert(path.to_owned(), files.read_bytes(path));
            }
        }
        all
    }

    /// The text of a file.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub fn text(&self, path: &str) -> Result<&str, &str> {
        found(self.texts.get(path)).map(String::as_str)
    }

    /// The bytes of a picture.
    ///
    /// # Errors
    /// Why they cannot be had.
    pub fn picture(&self, path: &str) -> Result<&[u8], &str> {
        found(self.pictures.get(path)).map(Vec::as_slice)
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().chain(self.pictures.keys()).map(String::as_str)
    }
}

fn found<T>(file: Option<&Result<T, String>>) -> Result<&T, &str> {
    match file {
        Some(Ok(found)) => Ok(found),
        Some(Err(reason)) => Err(reason),
        None => Err("it was not read"),
    }
}

impl UserPool {
    /// The paths of the text files that the pool names: metadata, settings, style sheets.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let metadata = self.identity_providers.values().filter_map(IdentityProvider::file);
        let pages = || self.login_pages.iter();
        let settings = pages().flat_map(LoginPages::styles).filter_map(|(_, style)| match &style.settings {
            Some(Settings::File(path)) => Some(path.as_str()),
            _ => None,
        });
        let sheets = pages().flat_map(LoginPages::sheets).filter_map(|(_, css)| match css {
            Css::File(path) => Some(path.as_str()),
            Css::Inline(_) => None,
        });
        metadata.chain(settings).chain(sheets)
    }

    /// The paths of its pictures.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        let styles = self.login_pages.iter().flat_map(LoginPages::styles);
        styles.flat_map(|(_, style)| style.assets.iter().map(|asset| asset.file.as_str()))
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
