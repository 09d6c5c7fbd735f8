//! The style sheets: files of `styles/` in the order of a list, made smaller, for one inline element.
use std::path::Path;

use crate::fault::{Fault, Outcome};
use crate::place;

/// The app's sheet: the files that `order` names.
pub(crate) fn sheet(folder: &Path) -> Outcome<String> {
    sheet_of(folder, "order")
}

/// Reads the files that the list `order` of the folder names, one a line. A file that no list of the folder names is
/// a fault: half a style is found late.
pub(crate) fn sheet_of(folder: &Path, order: &str) -> Outcome<String> {
    let (mut names, mut known) = (Vec::new(), Vec::new());
    let files = place::files(folder)?;
    let named = |file: &Path| file.strip_prefix(folder).unwrap_or(file).to_string_lossy().into_owned();
    for list in files.iter().map(|file| named(file)).filter(|name| name.starts_with("order")) {
        let text = place::read(&folder.join(&list))?;
        let its = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let its: Vec<String> = its.map(str::to_owned).collect();
        if list == order {
            names.clone_from(&its);
        }
        known.extend(its);
    }
    for file in &files {
        let name = named(file);
        if file.extension().is_some_and(|ending| ending == "css") && !known.contains(&name) {
            return Err(Fault::new(format!("styles/{name} is not named in styles/{order}; add it where it belongs.")));
        }
    }
    if names.is_empty() {
        return Err(Fault::new(format!(
            "styles/{order} is not there or names no file; it lists the files of a sheet."
        )));
    }
    let mut sheet = String::new();
    for name in names {
        sheet.push_str(&place::read(&folder.join(name))?);
        sheet.push('\n');
    }
    let small = minified(&sheet);
    if small.contains("</") {
        return Err(Fault::new("A file in styles holds `</`, which would end the inline style; write it as `<\\/`."));
    }
    Ok(small)
}

/// Leaves out comments and blanks that mean nothing. Texts in quotes stay as they are.
fn minified(css: &str) -> String {
    let mut small = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            // A comment parts two words as a blank does.
            blank(&mut small);
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if next == '"' || next == '\'' {
            let end = quoted(rest, next);
            small.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if next.is_whitespace() {
            blank(&mut small);
            rest = rest.trim_start();
        } else {
            if matches!(next, '{' | '}' | ';' | ',') {
                while small.ends_with(' ') {
                    small.pop();
                }
            }
            // The last declaration of a block needs no semicolon.
            if next == '}' && small.ends_with(';') {
                small.pop();
            }
            small.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    small.trim_end().to_owned()
}

/// One blank, unless it would stand where none is needed.
fn blank(small: &mut String) {
    if !small.is_empty() && !small.ends_with([' ', '{', '}', ';', ',', ':']) {
        small.push(' ');
    }
}

/// Where the text in quotes at the start of `css` ends.
fn quoted(css: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in css.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if letter == '\\' {
            escaped = true;
        } else if letter == quote {
            return at + letter.len_utf8();
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::minified;

    #[test]
    fn comments_and_blanks_go() {
        let css = "/* a */\n.a ,\n.b  > .c {\n  color : red ; /* b */\n  margin: 0 1px;\n}\n\n";
        assert_eq!(minified(css), ".a,.b > .c{color :red;margin:0 1px}");
    }

    #[test]
    fn blanks_that_mean_something_stay() {
        assert_eq!(minified(".a :hover{width:calc(1px + 2px)}"), ".a :hover{width:calc(1px + 2px)}");
        assert_eq!(minified("@media (min-width: 3em) and (x){}"), "@media (min-width:3em) and (x){}");
        assert_eq!(minified("a/**/b{}"), "a b{}");
    }

    #[test]
    fn texts_in_quotes_stay() {
        let css = r#"a::after{content:"/* no */  \" ; }"}"#;
        assert_eq!(minified(css), css);
    }
}
