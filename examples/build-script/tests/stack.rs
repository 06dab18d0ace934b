//! What a change of the spec changes in the template is seen in review.

#[test]
fn stack() {
    insta::assert_snapshot!(infra::STACK);
}
