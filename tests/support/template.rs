//! Prose with holes: the templates of generated documents.

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior};

/// An environment of these templates, by name, in which a hole without a value is a fault.
pub(crate) fn environment<'a>(templates: impl IntoIterator<Item = (&'a str, &'a str)>) -> Environment<'a> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    environment.set_syntax(syntax.expect("a syntax"));
    for (name, text) in templates {
        environment.add_template(name, text).expect("the template is one");
    }
    environment
}
