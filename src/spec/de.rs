use crate::finding::Finding;
pub(crate) fn read<T>(_: &crate::syntax::Node) -> Result<T, Vec<Finding>> {
    Err(Vec::new())
}
