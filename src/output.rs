//! Documents to disk: whole or not at all, and only when they changed.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Writes `content` to the file at `path` unless that is what it holds already; says whether it wrote.
///
/// It goes to a new file in the same folder, which is then renamed, so that nobody ever reads half a document. A
/// symbolic link stays one. A file keeps its permissions; a new one has those that the process gives. What is no
/// regular file (`/dev/stdout`) is written to directly.
///
/// # Errors
/// The folder does not exist or may not be written to; the path is a folder or a read-only file.
pub fn write_if_changed(path: &Path, content: impl AsRef<[u8]>) -> io::Result<bool> {
    let content = content.as_ref();
    let Ok(meta) = fs::metadata(path) else {
        // Not there, or a link to nothing: renaming over the link would leave what it promised unwritten.
        replace(path, content, None)?;
        return Ok(true);
    };
    if meta.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
    }
    if !meta.is_file() {
        File::options().write(true).open(path)?.write_all(content)?;
        return Ok(true);
    }
    if meta.len() == content.len() as u64 && holds(path, content)? {
        return Ok(false);
    }
    if meta.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    replace(&fs::canonicalize(path)?, content, Some(meta.permissions()))?;
    Ok(true)
}

/// Whether a file holds this and nothing else.
fn holds(path: &Path, content: &[u8]) -> io::Result<bool> {
    let mut bytes = Vec::with_capacity(content.len());
    File::open(path)?.take(content.len() as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes == content)
}

fn replace(path: &Path, content: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (temporary, mut file) = beside(folder)?;
    let write = || {
        file.write_all(content)?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        // Windows renames no file that is open.
        drop(file);
        fs::rename(&temporary, path)
    };
    let written = write();
    if written.is_err() {
        // The write has failed already; that the rest of it stays behind is the lesser evil, and nothing to report instead.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// A new file in a folder, as public as any new file. A dozen lines of our own: the crate for temporary files would be a tenth
/// of what a build script compiles.
fn beside(folder: &Path) -> io::Result<(PathBuf, File)> {
    let mut number = 0;
    loop {
        // The id tells two processes apart, the number two writes of one, and what a killed one left behind.
        let path = folder.join(format!(".poolgate-{}-{number}", std::process::id()));
        // Opens nothing that is there already, links included.
        match File::options().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => number += 1,
            Err(error) => return Err(error),
            Ok(file) => return Ok((path, file)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_once_and_leaves_nothing_else_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("stack.yaml");
        assert!(write_if_changed(&path, "a").unwrap());
        assert!(!write_if_changed(&path, "a").unwrap());
        assert!(write_if_changed(&path, "b").unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "b");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(write_if_changed(folder.path(), "a").is_err());
        assert!(write_if_changed(&folder.path().join("none/stack.yaml"), "a").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("stack.yaml");
        fs::write(&path, "a").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("link.yaml");
        std::os::unix::fs::symlink("stack.yaml", &link).unwrap();
        assert!(write_if_changed(&link, "b").unwrap());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "b");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        assert!(write_if_changed(&path, "c").is_err());
        assert!(!write_if_changed(&path, "b").unwrap());
    }
}
