//! Takes the comments out of a script that strangers' pages load: the source keeps them, a reader's line need not carry them.
use std::path::Path;

use crate::fault::Outcome;
use crate::place;

/// Rewrites `script` without the lines that are nothing but a comment, and without indentation.
pub(crate) fn script(script: &Path) -> Outcome {
    place::write(script, lean(&place::read(script)?))
}

/// Lines keep their ends, so a statement never runs into the next one. Inside of a template only indentation is lost.
fn lean(source: &str) -> String {
    let lines = source.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::lean;

    #[test]
    fn lines_of_comment_go_and_everything_else_stays() {
        let source = "// What this is.\nconst a = \"// no comment\"; // why\n\n  // More.\n  a();\n";
        assert_eq!(lean(source), "const a = \"// no comment\"; // why\na();\n");
    }
}
