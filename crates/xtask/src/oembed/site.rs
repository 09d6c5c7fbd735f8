//! Where a site will be found.
use crate::fault::{Fault, Outcome};

/// The absolute address of a site's folder, with a slash at its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Site(String);

impl Site {
    /// Reads an address such as `https://quiz.example` or `https://me.example/quiz/`.
    ///
    /// # Errors
    ///
    /// A sentence when it is no such address.
    pub(crate) fn parse(given: &str) -> Outcome<Self> {
        let odd = |why: &str| {
            Fault::new(format!(
                "{given:?} is not the address of a site: {why}. One is like https://quiz.example/dryrun/."
            ))
        };
        let rest = given
            .strip_prefix("https://")
            .or_else(|| given.strip_prefix("http://"))
            .ok_or_else(|| odd("it starts neither with https:// nor with http://"))?;
        let host = rest.split('/').next().unwrap_or_default();
        if host.is_empty() {
            return Err(odd("it names no host"));
        }
        if host.contains('@') {
            return Err(odd("it holds a user's name"));
        }
        if !rest.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._~:/[]%".contains(letter)) {
            return Err(odd("a site's address has only letters, digits and -._~:/ in it, and no ? or #"));
        }
        if rest.split('/').skip(1).any(|part| part == "..") {
            return Err(odd("it goes up a folder"));
        }
        Ok(Self(format!("{}/", given.trim_end_matches('/'))))
    }

    /// The address of one of its files.
    pub(crate) fn of(&self, file: &str) -> String {
        format!("{}{file}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn an_address_is_taken_with_and_without_its_last_slash() {
        for given in ["https://quiz.example/dry", "https://quiz.example/dry/", "https://quiz.example/dry//"] {
            assert_eq!(Site::parse(given).unwrap().of("a.html"), "https://quiz.example/dry/a.html");
        }
        assert_eq!(Site::parse("http://127.0.0.1:8080").unwrap().of(""), "http://127.0.0.1:8080/");
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused_with_the_reason() {
        let table = [
            ("quiz.example", "starts neither"),
            ("/dry", "starts neither"),
            ("ftp://quiz.example", "starts neither"),
            ("https://", "names no host"),
            ("https:///dry", "names no host"),
            ("https://me@quiz.example", "user's name"),
            ("https://quiz.example/?a=1", "only letters"),
            ("https://quiz.example/#/", "only letters"),
            ("https://quiz.example/\"><script>", "only letters"),
            ("https://quiz.example/a/../b", "goes up"),
        ];
        for (given, why) in table {
            let said = Site::parse(given).unwrap_err().to_string();
            assert!(said.contains(why), "{given}: {said}");
        }
    }
}
