//! What a person writes.

#[allow(dead_code)] // Until the types of the spec are here, only its tests read anything.
pub(crate) mod de;
