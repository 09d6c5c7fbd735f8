//! The sound questions that cases begin with, one of each kind.

pub(crate) const CHOICE: &str = r#"
[[question]]
id = "tst-1-9001"
task = "1.1"
kind = "multiple-choice"
expect = 0.60
stem = """
A bakery keeps pictures of its cakes on a disk in the shop. The pictures must survive a fire in the building, and the bakery wants to pay for what it stores and nothing else.

Which place for the pictures meets these requirements?
"""
choices = [
  { text = "An Amazon S3 bucket", key = true, why = "Objects lie in several buildings, and the bakery is billed for the bytes that it keeps there." },
  { text = "An Amazon EBS volume", why = "A volume is billed by the size that was asked for, whether the pictures fill it or leave it empty." },
  { text = "A second disk in the shop", why = "It survives the failure of the first disk, but a fire in the building takes both of them." },
  { text = "An instance store volume", why = "It is lost when its server stops, and it is paid for together with that server at all hours." },
]
rationale = "Durable storage that is billed by use keeps objects in more than one building and asks for no size ahead."
sources = ["https://docs.aws.amazon.com/placeholder/1"]
checked = 2026-11-21
"#;

pub(crate) const RESPONSE: &str = r#"
[[question]]
id = "tst-1-9001"
task = "1.1"
kind = "multiple-response"
expect = 0.60
stem = """
A bakery takes orders on a website that runs on one server. The website must go on when that server fails, and it must keep up with the busy hours before holidays.

Which actions meet these requirements? (Select TWO.)
"""
choices = [
  { text = "Run servers in two zones.", key = true, why = "When a server or its zone fails, the servers of the other zone go on taking orders." },
  { text = "Add servers by a schedule.", key = true, why = "The busy hours are known ahead, so that more servers can be ready before they begin." },
  { text = "Buy a larger server now.", why = "One larger server keeps up with the busy hours, but nothing goes on when it fails." },
  { text = "Copy the disk at night.", why = "A copy helps to build the website up again after a failure; until then it stands still." },
  { text = "Take orders by telephone.", why = "That goes around the website, which must go on by itself when its server has failed." },
]
rationale = "Availability comes from more than one server, and known load is met by a schedule that acts before it."
sources = ["https://docs.aws.amazon.com/placeholder/1"]
checked = 2026-11-21
"#;

pub(crate) const MATCHING: &str = r#"
[[question]]
id = "tst-1-9001"
task = "1.1"
kind = "matching"
expect = 0.60
stem = """
A bakery chooses storage for three kinds of data.

Match each kind of data with the storage that fits it.
"""
prompts = [
  { text = "Pictures that a website shows", match = 1 },
  { text = "The files of a database engine", match = 2 },
  { text = "Scratch space of a batch job", match = 3 },
]
choices = [
  { text = "Object storage", why = "Objects are fetched over the web one by one, and their number has no limit." },
  { text = "Block storage", why = "An engine writes blocks in place and needs a volume that outlives its server." },
  { text = "Instance store", why = "It is quick and may be lost, which a job that can start again puts up with." },
  { text = "Tape library", why = "It keeps what is hardly ever read again; none of the three is of that sort." },
]
rationale = "How data is read and written decides which storage fits, and then how long it has to last."
sources = ["https://docs.aws.amazon.com/placeholder/1"]
checked = 2026-11-21
"#;

pub(crate) const ORDERING: &str = r#"
[[question]]
id = "tst-1-9001"
task = "1.1"
kind = "ordering"
expect = 0.60
stem = """
A bakery moves its website to a server in the cloud without losing an order.

Select the steps that belong and place them in the order in which they happen.
"""
choices = [
  { text = "Copy the data to the new server.", order = 1, why = "Without the data on the new server there is nothing that could be tried out." },
  { text = "Stop orders on the old server.", order = 2, why = "From now on no order can reach the old server, so that the copies can become equal." },
  { text = "Point the name to the new server.", order = 3, why = "Visitors reach the new server as soon as the name leads there, and so it comes last." },
  { text = "Delete the backups.", why = "Backups are kept until the new server has proved itself, so this step does not belong." },
]
rationale = "Copy while the old server works, stop it for a short while, and let the name follow last of all."
sources = ["https://docs.aws.amazon.com/placeholder/1"]
checked = 2026-11-21
"#;
