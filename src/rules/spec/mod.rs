//! What keeps a text from being read as a spec at all. The reader finds these, not a check over the spec.
//!
//! The first dozen are about the text (`syntax` finds them), the others about its shape (`spec::de` does). All of them
//! are errors: without a spec there is nothing to compile.

use super::{Area, Check, Rule};
use crate::finding::Severity;

macro_rules! spec_rules {
    ($($constant:ident = $code:literal $name:literal, $summary:literal;)*) => {
        $(
            #[doc = $summary]
            pub static $constant: Rule =
                Rule { code: $code, name: $name, severity: Severity::Error, page: include_str!(concat!($name, ".md")), check: Check::Reader };
        )*

        /// The area.
        pub static AREA: Area = Area { letters: "SP", title: "reading a spec", rules: &[$(&$constant),*] };
    };
}

spec_rules! {
    UNREADABLE_TEXT = "SP001" "unreadable-text", "Bytes that are no text, and characters that make text deceive.";
    YAML_SYNTAX_ERROR = "SP002" "yaml-syntax-error", "Text that is not YAML.";
    DUPLICATE_KEY = "SP003" "duplicate-key", "A key that is written twice in one mapping.";
    YAML_FEATURE = "SP004" "yaml-feature", "Tags, anchors, aliases, merge keys, directives and second documents.";
    OVERSIZED_SPEC = "SP005" "oversized-spec", "A text that is too large or too deep to be a spec.";
    UNKNOWN_KEY = "SP006" "unknown-key", "A key that the language does not have at its place.";
    WRONG_TYPE = "SP007" "wrong-type", "A list, a mapping, text, a number or a truth value where another is due.";
    MISSING_KEY = "SP008" "missing-key", "A key that has to be there and is not.";
    UNKNOWN_WORD = "SP009" "unknown-word", "A word that is none of those that can stand at its place.";
    MALFORMED_VALUE = "SP010" "malformed-value", "Text of the right type in the wrong form.";
    LEADING_ZERO = "SP011" "leading-zero", "An unquoted number whose first digit is a zero.";
    EMPTY_VALUE = "SP012" "empty-value", "A key without a value, or with `null` for one.";
    UNUSABLE_KEY = "SP013" "unusable-key", "A key that is no text, or says nothing.";
    EMPTY_SPEC = "SP014" "empty-spec", "A text without any value.";
    AMBIGUOUS_CHOICE = "SP015" "ambiguous-choice", "Several keys, or none, where exactly one of some has to stand.";
}
