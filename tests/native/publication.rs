//! What crosses to the browser is all that a picture needs.

use crate::common;
use waymark::figure::Document;
use waymark::panels::State;
use waymark::published::Figure;

/// The gallery's editions and the bundled one.
fn documents() -> impl Iterator<Item = Document> {
    let bundled = common::text("www/editions/belt-and-road.json");
    let bundled = Document::read(&bundled).unwrap_or_else(|refusals| panic!("{refusals}"));
    common::gallery().into_iter().map(|(_, document)| document).chain([bundled])
}

#[test]
fn a_picture_from_the_published_file_is_the_picture_of_the_edition() {
    for document in documents() {
        for figure in &document.edition().figures {
            let id = figure.id.as_str();
            let file = document.file(id).expect("a file");
            let published = Figure::decode(&file).unwrap_or_else(|| panic!("{id} is not read back"));
            for state in common::states(&document.switches(id)) {
                for width in [320.0, 640.0, 960.0] {
                    let state = State::parse(&state);
                    let (here, there) = (document.layout(id, width, &state), published.layout(width, &state, None));
                    assert_eq!(here.as_ref(), Some(&there), "{id} at {width}, {state:?}");
                }
            }
        }
    }
}

#[test]
fn a_file_that_is_cut_short_too_long_or_of_another_version_is_not_read() {
    let document = documents().last().expect("the bundled edition");
    for figure in &document.edition().figures {
        let file = document.file(figure.id.as_str()).expect("a file");
        assert!((0..file.len()).all(|end| Figure::decode(&file[..end]).is_none()), "{} cut short", figure.id.as_str());
        assert!(Figure::decode(&[&file[..], &[0]].concat()).is_none(), "{} too long", figure.id.as_str());
        let mut other = file.clone();
        other["waymark".len()] += 1;
        assert!(Figure::decode(&other).is_none(), "{} of another version", figure.id.as_str());
    }
}
