//! Functions, their code and what they may do.

use super::{Handler, Names, NetworkRef, NonEmpty, Resolved, Text, Unresolved, missing};
use crate::data::lambda::Language;
use crate::files::Sources;
use crate::spec::functions::Architecture;
use crate::spec::permissions::{self, Effect, PoolVerb};
use crate::spec::{self, Duration};

/// A function: made here, or there already.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its name in the spec.
    pub key: String,
    /// Where it comes from.
    pub source: FunctionSource,
}

/// Where a function comes from.
#[derive(Debug, Clone)]
pub enum FunctionSource {
    /// It exists, under this ARN.
    Existing(Text),
    /// It is made.
    Made(Box<Made>),
}

/// A function that is made.
#[derive(Debug, Clone)]
pub struct Made {
    /// The runtime.
    pub runtime: String,
    /// The module and the function in it.
    pub handler: String,
    /// The code.
    pub code: Code,
    /// What the function is for.
    pub description: Option<Text>,
    /// Memory in MB.
    pub memory: u32,
    /// How long a call may take.
    pub timeout: Duration,
    /// The processor.
    pub architecture: Architecture,
    /// Environment variables that the spec sets.
    pub environment: Vec<(String, Text)>,
    /// What it may do with the user pool, without duplicates and in order.
    pub verbs: Vec<PoolVerb>,
    /// What else it may do.
    pub statements: Vec<Statement>,
    /// How long its log is kept.
    pub log_retention: Duration,
    /// How many copies may run at once.
    pub reserved_concurrency: Option<u32>,
    /// The network that it runs in.
    pub network: Option<NetworkRef>,
    /// Whether calls are traced.
    pub tracing: bool,
}

/// Where the code of a function comes from.
#[derive(Debug, Clone)]
pub enum Code {
    /// Source text.
    Source(String),
    /// A handler that comes with poolgate.
    BuiltIn(Handler),
    /// A bundle in S3.
    S3 {
        /// The bucket.
        bucket: Text,
        /// The key.
        key: Text,
        /// The version of the object.
        version: Option<Text>,
    },
}

/// A statement of an IAM policy.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Its name.
    pub sid: Option<String>,
    /// Whether it allows or denies.
    pub effect: Effect,
    /// The actions.
    pub actions: NonEmpty<String>,
    /// The resources.
    pub resources: NonEmpty<Text>,
    /// Operator, key, values.
    pub conditions: Vec<(String, Condition)>,
}

/// What one operator compares: keys and their values.
pub type Condition = Vec<(String, Vec<Text>)>;

/// Defaults: AWS's own for memory and processor; ten seconds because a sign-in takes more than AWS's three.
const MEMORY_MB: u32 = 128;
const TIMEOUT: Duration = Duration::from_seconds(10);
const LOG_RETENTION: Duration = Duration::from_days(30);
/// The runtime of a built-in handler where none is said, and what is called in its source.
const BUILT_IN: (&str, &str) = ("python3.13", "index.handler");

impl Names<'_> {
    pub(super) fn function_of(&self, key: &str, function: &spec::Function, sources: &Sources) -> Resolved<Function> {
        let source = match &function.arn {
            Some(arn) => FunctionSource::Existing(self.text(arn)?),
            None => FunctionSource::Made(Box::new(self.made(key, function, sources)?)),
        };
        Ok(Function { key: key.to_owned(), source })
    }

    fn made(&self, key: &str, function: &spec::Function, sources: &Sources) -> Resolved<Made> {
        let mut verbs = function.may.user_pool.clone();
        let code = match &function.code {
            None => return missing("a function without code"),
            Some(spec::functions::Code::Inline(text)) => Code::Source(text.clone()),
            Some(spec::functions::Code::File(path)) => {
                Code::Source(sources.text(path).map_err(|reason| Unresolved(format!("{path}: {reason}")))?.to_owned())
            }
            Some(spec::functions::Code::BuiltIn(handler)) => {
                let language = Language::of(function.runtime.as_deref().unwrap_or(BUILT_IN.0));
                let language = language.ok_or_else(|| Unresolved("a built-in handler in another language".to_owned()))?;
                let handler = self.handler(*handler, key, function, language)?;
                verbs.extend(handler.work.verbs());
                Code::BuiltIn(handler)
            }
            Some(spec::functions::Code::S3(s3)) => {
                Code::S3 { bucket: self.text(&s3.bucket)?, key: self.text(&s3.key)?, version: self.maybe(s3.version.as_ref())? }
            }
        };
        verbs.sort_unstable();
        verbs.dedup();
        let (runtime, handler) = match (&code, &function.runtime, &function.handler) {
            (Code::BuiltIn(_), runtime, _) => (runtime.clone().unwrap_or_else(|| BUILT_IN.0.to_owned()), BUILT_IN.1.to_owned()),
            (Code::Source(_), Some(runtime), Some(handler)) => {
                // Lambda calls the file of a source text `index`, whatever it was called here.
                let name = handler.rsplit_once('.').map_or(handler.as_str(), |(_, name)| name);
                (runtime.clone(), format!("index.{name}"))
            }
            (Code::S3 { .. }, Some(runtime), Some(handler)) => (runtime.clone(), handler.clone()),
            _ => return missing("a function without runtime or handler"),
        };
        Ok(Made {
            runtime,
            handler,
            code,
            description: self.maybe(function.description.as_ref())?,
            memory: function.memory.unwrap_or(MEMORY_MB),
            timeout: function.timeout.unwrap_or(TIMEOUT),
            architecture: function.architecture.unwrap_or_default(),
            environment: self.texts(&function.environment)?,
            verbs,
            statements: self.statements(&function.may.statements)?,
            log_retention: function.log_retention.unwrap_or(LOG_RETENTION),
            reserved_concurrency: function.reserved_concurrency,
            network: self.placed(function.in_network)?,
            tracing: function.tracing.unwrap_or_default(),
        })
    }

    pub(super) fn statements(&self, statements: &[permissions::Statement]) -> Resolved<Vec<Statement>> {
        let statements = statements.iter().map(|statement| {
            let conditions = statement.conditions.iter().map(|(operator, keys)| {
                let keys = keys.iter().map(|(key, values)| Ok((key.clone(), self.list(values)?)));
                Ok((operator.clone(), keys.collect::<Resolved<_>>()?))
            });
            let (Some(actions), Some(resources)) =
                (NonEmpty::of(statement.actions.iter().cloned()), NonEmpty::of(self.list(&statement.resources)?))
            else {
                return missing("a statement without actions or resources");
            };
            let conditions = conditions.collect::<Resolved<_>>()?;
            Ok(Statement { sid: statement.sid.clone(), effect: statement.effect, actions, resources, conditions })
        });
        statements.collect()
    }
}
