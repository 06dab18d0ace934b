//! `gen tf`: the Terraform configuration of a spec.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use poolgate::output::write_if_changed;
use poolgate::report::harmless;
use poolgate::{Severity, Syntax};

use super::input::{Input, reason};
use super::talk::Talk;
use super::{Failure, Outcome, Status, diff, severity};

/// Compile the spec to Terraform: a module, or one document on standard output
///
/// Standard output carries the whole document or nothing. Findings go to standard error. A spec whose functions carry code
/// needs a folder: Terraform reads their zips from files.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// Write a module to this folder instead: each file whole, and only if it changes
    #[arg(short, long, value_name = "DIR", conflicts_with = "check", value_hint = clap::ValueHint::DirPath)]
    output: Option<PathBuf>,

    /// Compare with the module in this folder, print the differences, and exit with 1 if there are any
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    check: Option<PathBuf>,

    /// The syntax: native, or .tf.json
    #[arg(long, value_enum, default_value_t = Format::Hcl)]
    format: Format,

    /// The least severity that stops the output
    #[arg(long, value_name = "SEVERITY", value_parser = severity::for_output(), default_value = Severity::Broken.as_str())]
    fail_on: Severity,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Hcl,
    Json,
}

pub(super) fn run(arguments: &Arguments, talk: &mut Talk) -> Outcome {
    let Some(compiled) = arguments.input.compile(arguments.fail_on, "configuration", talk)? else {
        return Ok(Status::Findings);
    };
    let syntax = match arguments.format {
        Format::Hcl => Syntax::Hcl,
        Format::Json => Syntax::Json,
    };
    if let Some(folder) = &arguments.check {
        return compare(folder, &compiled.terraform(syntax), talk);
    }
    if let Some(folder) = &arguments.output {
        return write(folder, &compiled.terraform(syntax), talk);
    }
    match compiled.terraform_document(syntax) {
        Ok(text) => talk.product(&text)?,
        Err(zips) => {
            let zips = zips.join(", ");
            let message = format!("the spec has functions with code of their own, which Terraform reads from files: {zips}");
            return Err(Failure::new(message).help("write a module with `gen tf -o DIR`"));
        }
    }
    Ok(Status::Fine)
}

fn write(folder: &Path, module: &BTreeMap<String, Vec<u8>>, talk: &mut Talk) -> Outcome {
    let mut written = 0;
    for (name, content) in module {
        let path = folder.join(name);
        let failed = |error: std::io::Error| Failure::new(format!("cannot write {}: {}", path.display(), reason(&error)));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        if write_if_changed(&path, content).map_err(failed)? {
            talk.say(&format!("wrote {}", path.display()));
            written += 1;
        }
    }
    if written == 0 {
        talk.say(&format!("{} is up to date", folder.display()));
    }
    Ok(if left_over(folder, module, talk) { Status::Findings } else { Status::Fine })
}

fn compare(folder: &Path, module: &BTreeMap<String, Vec<u8>>, talk: &mut Talk) -> Outcome {
    let again = format!("write it with `gen tf -o {}`", harmless(&folder.display().to_string()));
    let mut same = true;
    for (name, content) in module {
        same &= diff::is_same(&folder.join(name), content, &again, talk)?;
    }
    same &= !left_over(folder, module, talk);
    if same {
        talk.say(&format!("{} is up to date", folder.display()));
    }
    Ok(if same { Status::Fine } else { Status::Findings })
}

/// Names the files that an earlier spec, or the other syntax, left in the folder. They are not removed: a folder can hold
/// more than what was written by this command.
fn left_over(folder: &Path, module: &BTreeMap<String, Vec<u8>>, talk: &mut Talk) -> bool {
    let own = poolgate::emit::hcl::FILES.iter().flat_map(|name| [format!("{name}.tf"), format!("{name}.tf.json")]);
    let zips = fs::read_dir(folder.join("functions")).into_iter().flatten().flatten();
    let zips = zips.filter_map(|entry| Some(format!("functions/{}", entry.file_name().to_str()?))).filter(|name| name.ends_with(".zip"));
    let mut left: Vec<_> = own.chain(zips).filter(|name| !module.contains_key(name) && folder.join(name).is_file()).collect();
    left.sort();
    for name in &left {
        talk.say(&format!("{} is left over: the spec says nothing of it any more; remove it", folder.join(name).display()));
    }
    !left.is_empty()
}
