//! Lambda functions: where their code comes from, how it runs, what its environment holds.

use super::{Area, Context};
use crate::path::Path;
use crate::spec::Function;
use crate::spec::functions::Code;

mod arn_beside_other_keys;
mod built_in_with_runtime;
mod client_without_login;
mod deprecated_runtime;
mod es_module_source;
mod function_never_runs;
mod function_timeout_out_of_range;
mod function_without_code;
mod handler_not_in_source;
mod handler_of_another_file;
mod inline_code_in_another_language;
mod login_client_without_flow;
mod login_without_client;
mod malformed_environment;
mod malformed_function_arn;
mod malformed_handler;
mod malformed_s3_code;
mod memory_out_of_range;
mod missing_runtime_or_handler;
mod outlives_its_callers;
mod reserved_environment_name;
mod retired_runtime;
mod secret_in_environment;
mod source_of_another_language;
mod too_large_environment;
mod unknown_runtime;
mod unsupported_log_retention;
mod unusable_source;
mod unused_function;

/// The area.
pub static AREA: Area = Area {
    letters: "FN",
    title: "functions",
    rules: &[
        &function_without_code::RULE,
        &arn_beside_other_keys::RULE,
        &malformed_function_arn::RULE,
        &unknown_runtime::RULE,
        &retired_runtime::RULE,
        &deprecated_runtime::RULE,
        &missing_runtime_or_handler::RULE,
        &built_in_with_runtime::RULE,
        &inline_code_in_another_language::RULE,
        &source_of_another_language::RULE,
        &es_module_source::RULE,
        &malformed_handler::RULE,
        &handler_of_another_file::RULE,
        &unusable_source::RULE,
        &memory_out_of_range::RULE,
        &function_timeout_out_of_range::RULE,
        &malformed_environment::RULE,
        &reserved_environment_name::RULE,
        &secret_in_environment::RULE,
        &function_never_runs::RULE,
        &unsupported_log_retention::RULE,
        &login_without_client::RULE,
        &login_client_without_flow::RULE,
        &client_without_login::RULE,
        &malformed_s3_code::RULE,
        &too_large_environment::RULE,
        &outlives_its_callers::RULE,
        &handler_not_in_source::RULE,
        &unused_function::RULE,
    ],
};

/// Every function with its name.
fn functions<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, &'a Function)> + use<'a> {
    context.spec.functions.iter().map(|(name, function)| (name.as_str(), function))
}

/// Every function that is made here. Of one that exists only the ARN counts: what else is said of it has one finding.
fn made<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, &'a Function)> + use<'a> {
    functions(context).filter(|(_, function)| function.arn.is_none())
}

/// The path of a function.
fn at(name: &str) -> Path {
    Path::root().key("functions").key(name)
}

/// Whether the code is source text: written in the spec, or in a file beside it.
fn is_source(code: Option<&Code>) -> bool {
    matches!(code, Some(Code::Inline(_) | Code::File(_)))
}

#[cfg(test)]
mod tests;
