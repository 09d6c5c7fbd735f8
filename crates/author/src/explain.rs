//! `explain`: the reason of a rule.

use std::process::ExitCode;

use bank::rules::{Rule, rule, rules};

use crate::{arguments::Explain, fault::BadArgument, print};

/// How wide explanations are printed.
const WIDTH: usize = 90;

pub(crate) fn run(arguments: &Explain) -> anyhow::Result<ExitCode> {
    let Some(code) = &arguments.rule else {
        let row = |rule: &Rule| [rule.code, rule.severity.name(), rule.title].map(String::from).to_vec();
        print::text(&print::table(&rules().map(row).collect::<Vec<_>>()))?;
        return Ok(ExitCode::SUCCESS);
    };
    let found = rule(code).ok_or_else(|| {
        let codes: Vec<&str> = rules().map(|rule| rule.code).collect();
        BadArgument(format!("there is no rule \"{code}\"; there are: {}", codes.join(", ")))
    })?;
    let Rule { code, title, explanation, .. } = found;
    print::text(&format!("{code} ({}): {title}\n\n{}", found.severity.name(), wrapped(explanation)))?;
    Ok(ExitCode::SUCCESS)
}

fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            lines.push('\n');
            width = 0;
        } else if width > 0 {
            lines.push(' ');
            width += 1;
        }
        lines += word;
        width += length;
    }
    lines + "\n"
}
