//! What a person copies into a page of theirs: the element of two lines, or a plain frame.

use super::address::{Address, Dialect, Theme, Wanted};

/// How high a plain frame is: it cannot follow its content, so what is longer scrolls.
pub const HEIGHT: u32 = 720;

/// The element, which sizes itself and follows the look of the page. `base` is the address of the folder in which
/// this copy of the site lies, with a slash at its end; `text` and `title` are somebody's own questions.
pub fn element(base: &str, address: &Address, text: &str, title: &str) -> String {
    let mut attributes = Vec::new();
    let mut put = |name: &str, value: &str| attributes.push(format!(" {name}=\"{}\"", escaped(value)));
    let mut inside = String::new();
    match &address.wanted {
        Wanted::Bank(wish) => {
            put("exam", &wish.exam);
            wish.domain.iter().for_each(|domain| put("domain", &domain.to_string()));
            wish.task.iter().for_each(|task| put("task", task));
            put("questions", &wish.questions.to_string());
            wish.seed.iter().for_each(|seed| put("seed", &seed.0.to_string()));
        }
        Wanted::Own(dialect) => {
            if !title.trim().is_empty() {
                put("title", title.trim());
            }
            inside = own(*dialect, text);
        }
    }
    if address.theme != Theme::Auto {
        put("theme", address.theme.name());
    }
    address.accent.iter().for_each(|accent| put("accent", &format!("#{accent}")));
    let (base, attributes) = (escaped(base), attributes.concat());
    format!(
        "<script type=\"module\" src=\"{base}embed.js\"></script>\n<dryrun-quiz{attributes}>{inside}</dryrun-quiz>\n"
    )
}

/// A plain frame, without any script in the page around it; none for somebody's own questions, which only a script
/// can hand over.
pub fn frame(base: &str, address: &Address, title: &str) -> Option<String> {
    let Wanted::Bank(_) = address.wanted else { return None };
    let (source, title) = (escaped(&format!("{base}embed.html?{address}")), escaped(title));
    Some(format!(
        "<iframe src=\"{source}\" title=\"{title}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\" frameborder=\"0\"></iframe>\n"
    ))
}

/// Questions inside of the element. Where the text itself would end the script element, they stand in a `<pre>`,
/// with its signs escaped.
fn own(dialect: Dialect, text: &str) -> String {
    let text = text.trim();
    if text.to_ascii_lowercase().contains("</script") || text.contains("<!--") {
        return format!("<pre>\n{}\n</pre>", escaped(text));
    }
    let kind = match dialect {
        Dialect::Markdown => "text/markdown",
        Dialect::Toml => "application/toml",
    };
    format!("\n<script type=\"{kind}\">\n{text}\n</script>\n")
}

/// A text inside of HTML, in an element or an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://quiz.example.org/a/";

    fn address(query: &str) -> Address {
        Address::parse(query).expect("a sound address")
    }

    #[test]
    fn the_element_says_what_the_address_says() {
        let table = [
            ("exam=clf-c02", "<dryrun-quiz exam=\"clf-c02\" questions=\"5\"></dryrun-quiz>"),
            (
                "exam=clf-c02&domain=2&task=2.1&questions=3&seed=7&theme=dark&accent=2a489f",
                "<dryrun-quiz exam=\"clf-c02\" domain=\"2\" task=\"2.1\" questions=\"3\" seed=\"7\" theme=\"dark\" accent=\"#2a489f\"></dryrun-quiz>",
            ),
        ];
        for (query, tag) in table {
            let snippet = element(BASE, &address(query), "", "");
            let script = "<script type=\"module\" src=\"https://quiz.example.org/a/embed.js\"></script>";
            assert_eq!(snippet, format!("{script}\n{tag}\n"));
        }
    }

    #[test]
    fn own_questions_stand_inside_of_the_element_and_cannot_leave_it() {
        let own = address("own=markdown");
        let plain = element(BASE, &own, "# Tea\n", " My \"tea\" ");
        assert!(plain.ends_with(
            "<dryrun-quiz title=\"My &quot;tea&quot;\">\n<script type=\"text/markdown\">\n# Tea\n</script>\n</dryrun-quiz>\n"
        ));
        for text in ["a </SCRIPT><img src=x>", "a <!-- <script> b"] {
            let inside = element(BASE, &own, text, "");
            let inside = inside.split_once("<dryrun-quiz>").expect("its start").1;
            assert!(inside.starts_with("<pre>\na &lt;"), "{inside}");
            assert_eq!(inside.matches('<').count(), 3, "{inside}");
        }
        assert_eq!(frame(BASE, &own, "Tea"), None);
    }

    #[test]
    fn a_plain_frame_has_an_address_and_a_title() {
        let snippet = frame(BASE, &address("exam=clf-c02&seed=7"), "A & B").expect("of the bank");
        assert!(snippet.starts_with(
            "<iframe src=\"https://quiz.example.org/a/embed.html?exam=clf-c02&amp;questions=5&amp;seed=7\" title=\"A &amp; B\" "
        ));
    }
}
