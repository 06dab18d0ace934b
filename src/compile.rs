//! Spec in, document out: the pipeline that the command, build scripts and tests share.

use std::collections::BTreeMap;

use crate::allowances::{Allowances, Allowed, Heard, Verdict};
use crate::diagram::{Diagram, mermaid};
use crate::emit::{cfn, hcl};
use crate::files::{Outside, Sources};
use crate::finding::Finding;
use crate::graph::Graph;
use crate::model::{Stack, Unresolved};
use crate::spec::Spec;
use crate::syntax;
use crate::{rules, write};

/// A spec that compiles: its resources, and what is worth a look all the same.
#[derive(Debug)]
pub struct Compiled {
    stack: Stack,
    graph: Graph,
    verdict: Verdict,
}

/// Why there is no document.
#[derive(Debug)]
pub enum Refused {
    /// The spec has errors. All findings are here, those that stop nothing as well.
    Findings(Verdict),
    /// A rule is missing: the spec has an error that nobody found. A bug of poolgate.
    Bug(Unresolved),
}

/// The syntax of a CloudFormation template.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// YAML with short intrinsic forms and comments.
    #[default]
    Yaml,
    /// JSON.
    Json,
}

/// The syntax of a Terraform configuration.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Syntax {
    /// The native syntax, as `terraform fmt` leaves it.
    #[default]
    Hcl,
    /// `.tf.json`.
    Json,
}

/// Compiles a spec.
///
/// ```
/// use poolgate::files::NoFiles;
/// let spec = poolgate::read(b"{ name: orders, user_pool: {} }").unwrap();
/// let compiled = poolgate::compile(&spec, &NoFiles).unwrap();
/// assert!(compiled.cloudformation(poolgate::Format::Yaml).contains("Type: AWS::Cognito::UserPool"));
/// ```
///
/// Whether what the spec allows has expired is judged only on a day that is given: [`Outside::on`].
///
/// # Errors
/// Every finding, if one that the spec does not allow stops the output.
pub fn compile<'a>(spec: &Spec, outside: impl Into<Outside<'a>>) -> Result<Compiled, Refused> {
    compile_with(spec, outside.into())
}

fn compile_with(spec: &Spec, outside: Outside<'_>) -> Result<Compiled, Refused> {
    let sources = Sources::load(spec, outside.files);
    let mut allowances = Allowances::new(&spec.allow, outside.today);
    let mut verdict = allowances.judge(rules::check(spec, &sources));
    if verdict.stops_output() {
        verdict.findings.extend(rules::check_allowances(&allowances.judged(&verdict, Heard::Spec)));
        return Err(Refused::Findings(verdict));
    }
    let stack = Stack::resolve(spec, &sources).map_err(Refused::Bug)?;
    let graph = Graph::of(&stack);
    verdict.extend(allowances.judge(rules::check_graph(&graph)));
    verdict.findings.extend(rules::check_allowances(&allowances.judged(&verdict, Heard::All)));
    if verdict.stops_output() { Err(Refused::Findings(verdict)) } else { Ok(Compiled { stack, graph, verdict }) }
}

impl Compiled {
    /// What is worth a look although it stops nothing.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.verdict.findings
    }

    /// What the spec allows.
    #[must_use]
    pub fn allowed(&self) -> &[Allowed] {
        &self.verdict.allowed
    }

    /// Both.
    #[must_use]
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// The resources.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// A picture of the stack as a Mermaid flowchart, for a README.
    ///
    /// ```
    /// use poolgate::files::NoFiles;
    /// let spec = poolgate::read(b"{ name: orders, user_pool: {} }").unwrap();
    /// let picture = poolgate::compile(&spec, &NoFiles).unwrap().mermaid();
    /// assert!(picture.starts_with("flowchart LR\n  pool1[(\"user pool<br>orders\")]:::pool\n"));
    /// ```
    #[must_use]
    pub fn mermaid(&self) -> String {
        mermaid::write(&Diagram::of(&self.stack))
    }

    /// The CloudFormation template.
    #[must_use]
    pub fn cloudformation(&self, format: Format) -> String {
        let tree = cfn::template(&self.graph);
        match format {
            Format::Yaml => write::yaml(&tree),
            Format::Json => write::json(&tree),
        }
    }

    /// The Terraform module: the bytes of each file by its path, with slashes.
    ///
    /// ```
    /// use poolgate::files::NoFiles;
    /// let spec = poolgate::read(b"{ name: orders, user_pool: {} }").unwrap();
    /// let module = poolgate::compile(&spec, &NoFiles).unwrap().terraform(poolgate::Syntax::Hcl);
    /// assert!(module["user_pool.tf"].starts_with(b"# User pool\nresource \"aws_cognito_user_pool\" \"user_pool\" {"));
    /// ```
    #[must_use]
    pub fn terraform(&self, syntax: Syntax) -> BTreeMap<String, Vec<u8>> {
        let module = hcl::module(&self.graph);
        let files = module.files.iter().map(|file| match syntax {
            Syntax::Hcl => (format!("{}.tf", file.name), write::hcl(&file.body).into_bytes()),
            Syntax::Json => (format!("{}.tf.json", file.name), write::tf_json(&file.body).into_bytes()),
        });
        let bundles = module.bundles.iter().map(|bundle| (bundle.path.clone(), write::zip(bundle.file, bundle.text.as_bytes())));
        files.chain(bundles).collect()
    }

    /// The Terraform configuration as one document.
    ///
    /// # Errors
    /// It needs files beside it: the paths of the zips that its functions are made of.
    pub fn terraform_document(&self, syntax: Syntax) -> Result<String, Vec<String>> {
        let module = hcl::module(&self.graph);
        if !module.bundles.is_empty() {
            return Err(module.bundles.into_iter().map(|bundle| bundle.path).collect());
        }
        Ok(match syntax {
            Syntax::Hcl => write::hcl(&module.document()),
            Syntax::Json => write::tf_json(&module.document()),
        })
    }
}

/// Reads a spec from text: YAML or JSON.
///
/// # Errors
/// Everything that is wrong with its syntax, or else everything that is wrong with its shape.
pub fn read(text: &[u8]) -> Result<Spec, Vec<Finding>> {
    Spec::read(&syntax::parse(text)?)
}

/// Everything that is wrong with a spec, from its syntax to what only its resources show. What the spec allows is left out.
///
/// # Errors
/// A rule is missing: a bug of poolgate.
pub fn check_text<'a>(text: &[u8], outside: impl Into<Outside<'a>>) -> Result<Vec<Finding>, Unresolved> {
    match read(text).map(|spec| compile_with(&spec, outside.into())) {
        Err(findings) => Ok(findings),
        Ok(Err(Refused::Findings(verdict))) => Ok(verdict.findings),
        Ok(Ok(compiled)) => Ok(compiled.verdict.findings),
        Ok(Err(Refused::Bug(bug))) => Err(bug),
    }
}
