//! A picture as a tree that a script can build without reading markup: the page's policy lets no text become markup.

use anyhow::{Context as _, Result};
use resvg::usvg::roxmltree::{Document, Node};
use serde_json::{Map, Value};

/// An element as a list: its name, its attributes as an object, then its children, elements and texts. Fails on what is no
/// XML.
pub(super) fn of(svg: &str) -> Result<Value> {
    let document = Document::parse(svg).context("a picture cannot be read")?;
    Ok(element(document.root_element()))
}

fn element(node: Node<'_, '_>) -> Value {
    let attributes: Map<String, Value> =
        node.attributes().map(|attribute| (attribute.name().to_owned(), attribute.value().into())).collect();
    let children = node.children().filter_map(|child| match child {
        child if child.is_element() => Some(element(child)),
        child => child.text().map(Value::from),
    });
    [node.tag_name().name().into(), attributes.into()].into_iter().chain(children).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_tree_has_names_attributes_and_texts_in_their_order() -> Result<()> {
        let tree = of("<svg width=\"3\"><g class=\"mark\"><path d=\"M0 0\"/></g><text>1 &lt; 2</text></svg>")?;
        let expected =
            json!(["svg", { "width": "3" }, ["g", { "class": "mark" }, ["path", { "d": "M0 0" }]], ["text", {}, "1 < 2"]]);
        assert_eq!(tree, expected);
        assert!(of("<svg>").is_err());
        Ok(())
    }
}
