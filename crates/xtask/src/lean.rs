//! Takes the comments out of a script that strangers' pages load: the source keeps them, a reader's line need not carry them.
use std::path::Path;

use crate::fault::Outcome;
use crate::place;

/// Rewrites the file `script` as [`lean`] does.
pub(crate) fn script(script: &Path) -> Outcome {
    place::write(script, lean(&place::read(script)?))
}

/// A script without the lines that are nothing but a comment, and without indentation.
///
/// Lines keep their ends, so a statement never runs into the next one. Inside of a template only indentation is lost.
pub(crate) fn lean(source: &str) -> String {
    let mut within = false;
    let is_code = |line: &&str| {
        within |= line.starts_with("/**");
        let is_comment = within || line.is_empty() || line.starts_with("//");
        within &= !line.ends_with("*/");
        !is_comment
    };
    let lines = source.lines().map(str::trim_start).filter(is_code);
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::lean;

    #[test]
    fn lines_of_comment_go_and_everything_else_stays() {
        let source = "// What this is.\nconst a = \"// no comment\"; // why\n\n  // More.\n  a();\n";
        assert_eq!(lean("/** One. */\n/**\n * Two.\n *\n */\na();\n* b;\n"), "a();\n* b;\n");
        assert_eq!(lean(source), "const a = \"// no comment\"; // why\na();\n");
    }
}
