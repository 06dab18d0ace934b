//! `gen graph`.

use crate::place::{BAD, GOOD, Place};

#[test]
fn standard_output_carries_one_diagram_and_nothing_else() {
    let place = Place::with(GOOD);
    let text = place.run(["graph"]).fine();
    assert!(text.starts_with("flowchart LR\n") && text.contains("pool1[(\"user pool<br>"), "{text}");
    assert_eq!(place.run(["graph", "--format", "mermaid", "poolgate.yaml"]).fine(), text);
    assert_eq!(place.list(), ["poolgate.yaml"]);
}

#[test]
fn a_refused_spec_is_not_drawn() {
    let place = Place::with(BAD);
    place.run(["graph"]).refused(1, &["error[SP006]", "1 error in poolgate.yaml; no diagram was written"]);
    place.run(["graph", "nowhere.yaml"]).refused(2, &["cannot read nowhere.yaml"]);
    place.run(["graph", "--format", "svg"]).refused(2, &["mermaid"]);
}
