//! What keeps a text from being read as a spec at all. The reader finds these, not a check over the spec.
