//! What other people's sites need to show a quiz from nothing but its address: a landing page for each exam, and beside it
//! its oEmbed answer, which a page's `<link>` leads to. Both are files, since a static host computes no answers.
//!
//! oEmbed carries HTML that is pasted elsewhere, so its addresses must be absolute, and a build that does not know
//! where it will be put can write none. The landing pages need no such address.
use std::env;
use std::path::Path;

use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::fault::{Fault, Outcome};
use crate::{page, place, squeeze};

mod site;

pub(crate) use site::Site;

/// The variable that hands the address of the site through Trunk to `finish`.
pub(crate) const SITE: &str = "DRYRUN_SITE";

const LANDING: &str = include_str!("oembed/landing.html");

/// Questions of a quiz that somebody embeds without saying how many.
const QUESTIONS: u64 = 5;

/// In CSS pixels. A frame that no script resizes must hold a long question; what does not fit scrolls.
const WIDTH: u64 = 720;
const HEIGHT: u64 = 720;

/// `oembed`: tells a site that was built already where it lies.
pub(crate) fn oembed(mut arguments: Arguments) -> Outcome {
    let site = arguments.value("--site")?.as_deref().map(Site::parse).transpose()?;
    let dist = match arguments.value("--dist")? {
        Some(given) => place::absolute(&given)?,
        None => place::root().join("dist"),
    };
    arguments.none_left()?;
    let site = site.ok_or_else(|| Fault::new("--site is wanted: the address at which the site will be found."))?;
    write(&dist, Some(&site))?;
    ["quiz", "oembed"].iter().try_for_each(|folder| squeeze::folder(&dist.join(folder)))
}

/// Does the same while a site is being built, with the address that the environment names.
pub(crate) fn finish(staging: &Path) -> Outcome {
    match env::var(SITE) {
        Ok(given) if !given.is_empty() => write(staging, Some(&Site::parse(&given)?)),
        _ => {
            println!("No oEmbed files: they hold the site's address. `cargo xtask build --site https://...` gives it.");
            write(staging, None)
        }
    }
}

/// Writes `quiz/<code>.html` for every exam of `dist`, and `oembed/<code>.json` where the address of the site is known.
fn write(dist: &Path, site: Option<&Site>) -> Outcome {
    let catalogue = dist.join("bank/catalogue.json");
    for exam in exams(&place::read(&catalogue)?, &catalogue)? {
        let landing = dist.join("quiz").join(format!("{}.html", exam.code));
        write_in_folder(&landing, &exam.landing(site)?)?;
        if let Some(site) = site {
            let answer = dist.join("oembed").join(format!("{}.json", exam.code));
            write_in_folder(&answer, &exam.answer(site).to_string())?;
        }
    }
    Ok(())
}

fn write_in_folder(path: &Path, text: &str) -> Outcome {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Fault::at(folder, &error))?;
    }
    place::write(path, text)
}

/// What is said of one exam or quiz.
struct Exam {
    /// In lower case, as addresses have it.
    code: String,
    title: String,
    description: String,
    more: String,
    questions: u64,
}

/// The exams of a packed catalogue, in its order.
fn exams(catalogue: &str, from: &Path) -> Outcome<Vec<Exam>> {
    let odd = |what: &str| Fault::new(format!("{}: {what}. `cargo author pack` writes this file.", from.display()));
    let parsed: Value = serde_json::from_str(catalogue).map_err(|error| odd(&error.to_string()))?;
    let exams = parsed["exams"].as_array().ok_or_else(|| odd("there is no list `exams`"))?;
    exams.iter().map(|exam| Exam::read(exam).map_err(|missing| odd(&format!("an exam lacks `{missing}`")))).collect()
}

impl Exam {
    /// Reads what it needs of an exam; on failure, the name of what is missing.
    fn read(exam: &Value) -> Result<Self, &'static str> {
        let text = |name: &'static str| exam[name].as_str().ok_or(name);
        let (code, title, about) = (text("code")?, text("title")?, text("about")?);
        let is_quiz = text("level")? == "quiz";
        let all = exam["questions"].as_u64().ok_or("questions")?;
        let questions = all.min(QUESTIONS);
        let (title, more) = if is_quiz {
            (format!("{title}: a quiz"), format!("The whole quiz, drawn from {all} questions"))
        } else {
            (format!("{code} practice questions: {title}"), format!("Full-length mock exams for {code}, free"))
        };
        let description = format!("{questions} of {all} questions, with a reason for every choice. {about}");
        Ok(Self { code: code.to_lowercase(), title, description, more, questions })
    }

    fn landing(&self, site: Option<&Site>) -> Outcome<String> {
        let mut html = LANDING.to_owned();
        let questions = self.questions.to_string();
        let links = site.map_or_else(String::new, |site| self.links(site));
        let known = [
            ("{{title}}", self.title.as_str()),
            ("{{description}}", &self.description),
            ("{{code}}", &self.code),
            ("{{questions}}", &questions),
            ("{{more}}", &self.more),
        ];
        for (marker, text) in known {
            html = html.replace(marker, &page::escaped(text));
        }
        page::fill("landing.html", &html, "{{links}}", &links)
    }

    /// What only a page that knows its address can say of itself.
    fn links(&self, site: &Site) -> String {
        let (code, title) = (&self.code, page::escaped(&self.title));
        let here = page::escaped(&site.of(&format!("quiz/{code}.html")));
        let answer = page::escaped(&site.of(&format!("oembed/{code}.json")));
        let picture = page::escaped(&site.of("icon-512.png"));
        format!(
            "<link rel=\"canonical\" href=\"{here}\">\n\
             <meta property=\"og:url\" content=\"{here}\">\n\
             <meta property=\"og:image\" content=\"{picture}\">\n\
             <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{answer}\" title=\"{title}\">\n"
        )
    }

    /// The answer, as <https://oembed.com> describes it for the type `rich`.
    fn answer(&self, site: &Site) -> Value {
        let address = site.of(&format!("embed.html?exam={}&questions={}", self.code, self.questions));
        // No style attribute, since many sites take those out or forbid them; the attributes of old do as well.
        let html = format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{HEIGHT}\" frameborder=\"0\" loading=\"lazy\" \
             referrerpolicy=\"no-referrer\" \
             sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"></iframe>",
            page::escaped(&address),
            page::escaped(&self.title),
        );
        json!({
            "version": "1.0",
            "type": "rich",
            "title": self.title,
            "provider_name": "Dryrun",
            "provider_url": site.of(""),
            "html": html,
            "width": WIDTH,
            "height": HEIGHT,
            "cache_age": 86_400,
            "thumbnail_url": site.of("icon-512.png"),
            "thumbnail_width": 512,
            "thumbnail_height": 512,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::site::Site;
    use super::{Exam, exams};

    const CATALOGUE: &str = r#"{"exams":[
        {"code":"TST-1","title":"A <b> & \"c\"","about":"For testers.","level":"associate","questions":33},
        {"code":"CLOUDS","title":"Clouds","about":"For all.","level":"quiz","questions":3}]}"#;

    fn both() -> Vec<Exam> {
        exams(CATALOGUE, Path::new("catalogue.json")).unwrap()
    }

    #[test]
    fn a_landing_page_says_what_it_offers_and_escapes_it() {
        let html = both()[0].landing(None).unwrap();
        assert!(html.contains("<title>TST-1 practice questions: A &lt;b&gt; &amp; &quot;c&quot; | Dryrun</title>"));
        assert!(html.contains("<dryrun-quiz exam=\"tst-1\" questions=\"5\">"));
        assert!(html.contains("../index.html#/exam/tst-1"));
        assert!(!html.contains("{{"));
        assert!(!html.contains("oembed"));
    }

    #[test]
    fn a_quiz_of_three_questions_asks_three() {
        let html = both()[1].landing(None).unwrap();
        assert!(html.contains("<h1>Clouds: a quiz</h1>"));
        assert!(html.contains("questions=\"3\""));
        assert!(html.contains("3 of 3 questions, with a reason for every choice. For all."));
    }

    #[test]
    fn with_the_address_of_the_site_the_page_leads_to_its_answer_and_the_answer_to_the_frame() {
        let site = Site::parse("https://quiz.example/dry").unwrap();
        let exam = &both()[0];
        let html = exam.landing(Some(&site)).unwrap();
        assert!(html.contains("type=\"application/json+oembed\" href=\"https://quiz.example/dry/oembed/tst-1.json\""));
        assert!(html.contains("rel=\"canonical\" href=\"https://quiz.example/dry/quiz/tst-1.html\""));
        let answer = exam.answer(&site);
        assert_eq!(answer["type"], "rich");
        assert_eq!(answer["version"], "1.0");
        let frame = answer["html"].as_str().unwrap();
        assert!(
            frame
                .starts_with("<iframe src=\"https://quiz.example/dry/embed.html?exam=tst-1&amp;questions=5\" title=\"")
        );
        assert!(frame.contains("A &lt;b&gt; &amp; &quot;c&quot;"));
    }

    #[test]
    fn a_catalogue_that_lacks_something_is_named() {
        let missing = |json: &str| exams(json, Path::new("a/catalogue.json")).err().unwrap().to_string();
        assert!(missing("{}").contains("a/catalogue.json: there is no list `exams`"));
        assert!(missing(r#"{"exams":[{"code":"A"}]}"#).contains("an exam lacks `title`"));
        assert!(missing("{").contains("a/catalogue.json"));
    }
}
