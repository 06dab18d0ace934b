//! What a spec allows: that it is said of a rule that can be allowed, with a reason, and that it is still of use.
//!
//! The first four look at `allow` alone, the others at what became of it, which [`allowances`](crate::allowances) knows. None of them
//! can be allowed.

use super::Area;

pub mod allowance_leads_nowhere;
pub mod allowance_of_unknown_rule;
pub mod allowance_without_reason;
pub mod expired_allowance;
pub mod repeated_allowance;
pub mod unallowable_rule;
pub mod unused_allowance;

/// The area.
pub static AREA: Area = Area {
    letters: "AL",
    title: "what is allowed",
    rules: &[
        &allowance_of_unknown_rule::RULE,
        &unallowable_rule::RULE,
        &allowance_without_reason::RULE,
        &repeated_allowance::RULE,
        &allowance_leads_nowhere::RULE,
        &unused_allowance::RULE,
        &expired_allowance::RULE,
    ],
};
