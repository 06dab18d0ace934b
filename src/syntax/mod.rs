//! placeholder until merge
pub struct Node;
pub struct Document;
impl Document {
    pub(crate) fn root(&self) -> &Node {
        &Node
    }
}
