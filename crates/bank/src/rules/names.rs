//! Rules about how services and abbreviations are written.

use std::collections::{BTreeMap, BTreeSet};

use super::{Flaws, Look, Rule, Subject};
use crate::{
    Facts,
    Severity::{Error, Warning},
    prose::{Block, Prose, Span},
    words,
};

/// How many names must be known before a name can be called unknown: one exam's list alone is too short.
const ENOUGH_NAMES: usize = 300;

/// Every name of a service that the exams of a data folder list, in scope or out of it.
#[derive(Default)]
pub(crate) struct Registry<'f> {
    /// By the word behind "Amazon" or "AWS": the whole names.
    names: BTreeMap<&'f str, BTreeSet<&'f str>>,
    /// Long names whose list gives a short one behind it.
    shorts: Vec<(&'f str, &'f str)>,
    /// Every word of every name.
    parts: BTreeSet<&'f str>,
    count: usize,
}

impl<'f> Registry<'f> {
    pub(crate) fn of(facts: impl Iterator<Item = &'f Facts>) -> Registry<'f> {
        let mut registry = Registry::default();
        let lists = facts.flat_map(|facts| facts.in_scope.iter().chain(&facts.out_of_scope));
        for name in lists.flat_map(|(_, names)| names) {
            let both = name.strip_suffix(')').and_then(|name| name.split_once(" ("));
            let is_name = |short: &&str| short.starts_with("Amazon ") || short.starts_with("AWS ");
            let short = both.map(|(_, short)| short).filter(is_name);
            let long = both.map_or(name.as_str(), |(long, _)| long);
            registry.shorts.extend(short.map(|short| (long, short)));
            for name in [Some(long), short].into_iter().flatten() {
                registry.parts.extend(words::split(name));
                if let Some((_, rest)) = name.split_once(' ') {
                    let key = words::split(rest).next().unwrap_or(rest);
                    registry.count += usize::from(registry.names.entry(key).or_default().insert(name));
                }
            }
        }
        registry
    }

    /// Whether a known name stands at the start of `text`, followed by no letter.
    fn knows(&self, prefix: &str, rest: &str) -> bool {
        let Some(first) = words::split(rest).next() else { return false };
        self.names.get(first).is_some_and(|names| {
            names
                .iter()
                .filter_map(|name| name.strip_prefix(prefix)?.strip_prefix(' '))
                .any(|name| rest.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
        })
    }
}

/// What AWS calls by these words is no service of the lists, or newer than they are.
const OTHER_NAMES: [&str; 76] = [
    "Partner",
    "Region",
    "Regions",
    "Cloud",
    "Support",
    "CLI",
    "SDK",
    "SDKs",
    "CDK",
    "SAM",
    "Management",
    "Marketplace",
    "Well-Architected",
    "Cost",
    "Direct",
    "Global",
    "Local",
    "Wavelength",
    "Outposts",
    "Availability",
    "Network",
    "Private",
    "PrivateLink",
    "Site-to-Site",
    "Client",
    "Nitro",
    "Graviton",
    "Trainium",
    "Inferentia",
    "Pricing",
    "Free",
    "Enterprise",
    "Business",
    "Unified",
    "Developer",
    "Trust",
    "Managed",
    "Security",
    "Sign-In",
    "Signature",
    "SigV4",
    "STS",
    "VPN",
    "API",
    "IAM",
    "ID",
    "Linux",
    "Machine",
    "Resource",
    "Root",
    "SSM",
    "Professional",
    "Abuse",
    "Customer",
    "Acceptable",
    "Deep",
    "Neuron",
    "Encryption",
    "Lake",
    "CloudShell",
    "Cloud9",
    "CAF",
    "Knowledge",
    "APIs",
    "Solutions",
    "Prescriptive",
    "Foundational",
    "OpenSearch",
    "Account",
    "AI",
    "GovCloud",
    "Transform",
    "Replication",
    "VPCs",
    "Load",
    "Elemental",
];

/// I040: a service under the wrong maker's name.
static PREFIX_WRONG: Rule = Rule {
    code: "I040",
    severity: Error,
    title: "a service under the wrong prefix",
    explanation: "Some services are \"Amazon ...\" and some \"AWS ...\", and candidates know which. The lists of the \
        exams' guides decide; where they have both, both are right.",
    look: Look::Question(prefix_wrong),
};

fn prefix_wrong(subject: &Subject, flaws: &mut Flaws) {
    for (at, text) in subject.seen.all_texts() {
        for (prefix, rest) in branded(text) {
            let other = if prefix == "AWS" { "Amazon" } else { "AWS" };
            let name = words::split(rest).next().unwrap_or_default();
            let own = subject.registry.knows(prefix, rest) || (prefix == "AWS" && OTHER_NAMES.contains(&name));
            if !own && subject.registry.knows(other, rest) {
                flaws.add(at, format!("\"{prefix} {name}\" has the wrong prefix"), format!("write \"{other} {name}\""));
            }
        }
    }
}

/// I041: a service that nobody knows.
static NAME_UNKNOWN: Rule = Rule {
    code: "I041",
    severity: Warning,
    title: "a service that no guide lists",
    explanation: "A name that begins with \"Amazon\" or \"AWS\" stands in no guide's list and is no other known term. \
        It may be misspelt, made up, or so new that no exam asks for it.",
    look: Look::Question(name_unknown),
};

fn name_unknown(subject: &Subject, flaws: &mut Flaws) {
    if subject.registry.count < ENOUGH_NAMES {
        return;
    }
    for (at, text) in subject.seen.asked_texts() {
        for (prefix, rest) in branded(text) {
            let name = words::split(rest).next().unwrap_or_default();
            let is_name =
                name.starts_with(char::is_uppercase) && !rest.starts_with(|sign: char| !sign.is_alphanumeric());
            let known = ["AWS", "Amazon"].iter().any(|prefix| subject.registry.knows(prefix, rest));
            if is_name && !known && !OTHER_NAMES.contains(&name) {
                let message = format!("\"{prefix} {name}\" is in no guide's list");
                flaws.add(at, message, "write the official name, or leave the service out");
            }
        }
    }
}

/// Every "Amazon" and "AWS" of a text, with what follows it.
fn branded(text: &str) -> Vec<(&'static str, &str)> {
    let mut found = Vec::new();
    for prefix in ["Amazon", "AWS"] {
        for (at, _) in text.match_indices(prefix) {
            let before = text[..at].chars().next_back();
            let bounded = before.is_none_or(|letter| !letter.is_alphanumeric() && !matches!(letter, ':' | '"' | '/'));
            if let Some(rest) = text[at + prefix.len()..].strip_prefix(' ').filter(|_| bounded) {
                found.push((prefix, rest));
            }
        }
    }
    found
}

/// I042: a long name where candidates know the short one.
static NAME_LONG: Rule = Rule {
    code: "I042",
    severity: Warning,
    title: "a long name where there is a short one",
    explanation: "AWS's exams use the short names of services (Amazon S3) and candidates can look the long ones up. \
        Long names, alone or with the short one in brackets, cost reading time and make choices uneven.",
    look: Look::Question(name_long),
};

fn name_long(subject: &Subject, flaws: &mut Flaws) {
    for (at, text) in subject.seen.asked_texts() {
        let found = subject.registry.shorts.iter().find(|(long, _)| {
            text.match_indices(long).any(|(from, _)| {
                let rest = &text[from + long.len()..];
                !rest.starts_with(char::is_alphanumeric) && long.split(' ').count() > 2
            })
        });
        if let Some((long, short)) = found {
            flaws.add(at, format!("\"{long}\" has a short name"), format!("write \"{short}\""));
        }
    }
}

/// I043: an abbreviation that is not explained.
static ABBREVIATION: Rule = Rule {
    code: "I043",
    severity: Warning,
    title: "an abbreviation that is not explained",
    explanation: "An abbreviation that is neither part of a service's name nor known to every engineer is written \
        out where it first stands: recovery point objective (RPO).",
    look: Look::Question(abbreviation),
};

fn abbreviation(subject: &Subject, flaws: &mut Flaws) {
    let question = subject.question;
    let all = [question.stem()].into_iter().chain(question.prompts().iter().map(String::as_str));
    let all: Vec<&str> = all.chain(question.choices().iter().map(|choice| choice.text.as_str())).collect();
    let whole = all.join("\n");
    for ((at, _), text) in subject.seen.asked_texts().zip(&all) {
        for word in plain_words(text) {
            let core = word.trim_end_matches("'s").trim_end_matches('s');
            let capital = (2..=5).contains(&core.chars().filter(char::is_ascii_uppercase).count())
                && core.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
            let explained = [format!("({core})"), format!("({core}s)"), format!(" {core})")]
                .iter()
                .any(|form| whole.contains(form));
            if capital && !explained && !is_known(core) && !subject.registry.parts.contains(core) {
                flaws.add(at, format!("\"{core}\" is not explained"), format!("write it out before it: ... ({core})"));
            }
        }
    }
}

/// The words of a text outside of code.
fn plain_words(text: &str) -> Vec<String> {
    let spans = Prose::parse(text).0.into_iter().flat_map(|block| match block {
        Block::Paragraph(spans) => spans,
        Block::List { items, .. } => items.into_iter().flatten().collect(),
        Block::Code { .. } => Vec::new(),
    });
    let texts: Vec<String> = spans
        .filter_map(|span| match span {
            Span::Text(text) | Span::Strong(text) => Some(text),
            Span::Code(_) => None,
        })
        .collect();
    let split = texts
        .iter()
        .flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '_')));
    split.filter(|word| !word.is_empty()).map(String::from).collect()
}

/// Abbreviations that every engineer knows, and words that stand in capitals for a reason.
fn is_known(word: &str) -> bool {
    const KNOWN: &str = " AD ALARM OK IA RCP RCPs SCPs ABAC ACID ACK ACL ADC AES AI AMI AMIs AND API ARM ARN ARP ASCII ASIC ASN AUC AWS AZ BEST BFD BGP BI BOM \
        BYOIP BYOL CA CAA CDC CDN CEO CFO CI CD CIDR CLI CMS CNAME CNN COBOL CORS CPU CRC CRL CRM CSV CTO CVE DAG DB DDL DDoS \
        DDOS DEK DELETE DHCP DKIM DLQ DML DNS DNSSEC DR DRM DSL EBGP EDI ELT EMR ENA ENI ERP ETL EU EUR EXCEPT \
        FIFO FIPS FIRST FK FM FP FQDN FTP FTPS GB GDPR GET GHZ GIS GPU GRE GUI HA HDD HIPAA HLS HPC HSM HTML HTTP HTTPS \
        IAM ICMP ID IDE IDP IGMP IKE IO IOPS IP IPAM IPS IPSEC ISO ISP IT ITIL JAR JDBC JMS JPEG JSON JSONL JVM JWT KB KMS \
        LACP LAG LAN LDAP LEAST LLM LTS MAC MAE MB MD5 MED MFA MIME ML MLOPS MOST MPEG MPLS MQTT MSE MTU NACL NAS \
        NAT NFS NIC NIST NLP NO NONE NOT NPM NTP NULL NVME OAUTH OCI OCR ODBC OIDC OLAP OLTP ONE OOM OR ORC OS OSI OTP OUs OU \
        PB PC PCA PCI DSS PDF PEM PHI PHP PII PIN PKI PNG POC POST PR PUT QA QR RAG RAID RAM RBAC RDP RDS REST RFC \
        RGB RMSE RNN ROC RPO RSA RTO RTMP SAAS SAM SAML SCIM SCP SDK SELECT SFTP SGD SHA SIEM SLA SLI SLO SMB SMOTE SMS \
        SMTP SNI SOAP SOC SPA SPF SQL SRV SSD SSE SSH SSL SSO STS SVG SVM SYN TB TCP TCO TFTP TGW THREE TLS TTL TTS TV TWO TXT UAT UDP UI \
        UPDATE URI URL US USD UTC UTF UUID VDI VIF VIP VLAN VM VPC VPN VRF WAF WAN WAR WORM XML XGBOOST YAML ZIP \
        F1 FAQ GAN HR KPI LSTM MNIST MRR PCR POS PUE QPS RPM RPS SKU SQS SNS SSM TPS UX VAT WMS XSS CSRF MITRE ATT CSPM NDJSON \
        ECMP VXLAN GENEVE VTEP MACSEC LOA CFA DSCP QOS IPV4 IPV6 ULA GUA SOA NS MX PTR DS ALB NLB GWLB CLB EFS EBS EC2 ECS EKS ECR S3 RDS SES \
        CIS PITR SCT DMS EIP MSK MWAA ELB ASG FSX LZA SRT VTL DIT LIMIT WHERE FROM COPY MERGE INSERT CREATE UNLOAD VACUUM ANALYZE GRANT REVOKE DENY ALLOW \
        CMK TOTP FIDO FIDO2 WPA UEBA BERT GPT LORA PEFT RLHF BLEU ROUGE TPU FP16 BF16 INT8 INT4 SHAP LIME PDP DPO MCP A2A SSML TTFT KNN HNSW \
        DNN MLP ReLU PSI KS TF IDF RBF GLM ARIMA MAPE WAPE CDP DW SCD FGAC LF TBAC UDF DPU WLM RA3 DC2 SPICE QPU GA HTTP2 ";
    KNOWN.contains(&format!(" {word} "))
}

/// All of them, in the order of their codes.
pub(super) static RULES: [&Rule; 4] = [&PREFIX_WRONG, &NAME_UNKNOWN, &NAME_LONG, &ABBREVIATION];

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(names: &[&str]) -> Facts {
        let list = vec![("All".to_string(), names.iter().map(|&name| name.into()).collect())];
        Facts { in_scope: list, ..Facts::default() }
    }

    #[test]
    fn the_lists_decide_on_prefixes() {
        let facts = facts(&["Amazon Simple Storage Service (Amazon S3)", "AWS Lambda"]);
        let registry = Registry::of([&facts].into_iter());
        assert!(registry.knows("Amazon", "S3 Glacier") && !registry.knows("AWS", "S3"));
        assert!(registry.knows("AWS", "Lambda.") && !registry.knows("AWS", "Lambdas"));
        assert_eq!(registry.shorts, [("Amazon Simple Storage Service", "Amazon S3")]);
    }

    #[test]
    fn names_begin_at_words_and_not_in_identifiers() {
        assert_eq!(branded("Use AWS Lambda and (Amazon S3)"), [("Amazon", "S3)"), ("AWS", "Lambda and (Amazon S3)")]);
        assert_eq!(branded("XAWS Lambda, \"AWS Lambda\""), []);
    }

    #[test]
    fn code_is_not_read_for_abbreviations() {
        assert_eq!(plain_words("An `XYZ` of **ABC**'s"), ["An", "of", "ABC", "'s"]);
        assert!(is_known("TLS") && !is_known("TL"));
    }
}
