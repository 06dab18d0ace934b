//! Templates, read back.

use serde_json::Value as Json;
use serde_yaml::Value as Yaml;

/// A template in YAML as the JSON that it stands for.
pub(crate) fn read_yaml(text: &str) -> Json {
    long_form(&serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}")))
}

/// YAML with short intrinsic forms as the JSON that it stands for.
fn long_form(yaml: &Yaml) -> Json {
    match yaml {
        Yaml::Null => Json::Null,
        Yaml::Bool(value) => Json::Bool(*value),
        Yaml::Number(number) => serde_json::to_value(number).unwrap(),
        Yaml::String(text) => Json::String(text.clone()),
        Yaml::Sequence(items) => Json::Array(items.iter().map(long_form).collect()),
        Yaml::Mapping(entries) => {
            Json::Object(entries.iter().map(|(key, value)| (key.as_str().unwrap().to_owned(), long_form(value))).collect())
        }
        Yaml::Tagged(tagged) => {
            let function = tagged.tag.to_string();
            let function = function.trim_start_matches('!');
            let argument = long_form(&tagged.value);
            let (key, argument) = match (function, argument) {
                ("Ref", argument) => ("Ref".to_owned(), argument),
                ("GetAtt", Json::String(path)) => {
                    let (resource, attribute) = path.split_once('.').unwrap();
                    ("Fn::GetAtt".to_owned(), serde_json::json!([resource, attribute]))
                }
                (function, argument) => (format!("Fn::{function}"), argument),
            };
            Json::Object([(key, argument)].into_iter().collect())
        }
    }
}
