//! The cases of every rule about wording: a table, a case with three changes that break the rule and three that do not.

use crate::bases::{CHOICE, MATCHING, ORDERING, RESPONSE};

/// What is exchanged in a sound question: a text, and what stands there instead.
pub(crate) type Change = (&'static str, &'static str);

/// A rule, the question it is tried on, and changes that break it or do not.
pub(crate) struct Case(
    pub(crate) &'static str,
    pub(crate) &'static str,
    pub(crate) &'static [&'static [Change]],
    pub(crate) &'static [&'static [Change]],
);

const A: &str = "An Amazon S3 bucket";
const B: &str = "An Amazon EBS volume";
const C: &str = "A second disk in the shop";
const D: &str = "An instance store volume";
const ASKED: &str = "Which place for the pictures meets these requirements?";
const WHY: &str = "Objects lie in several buildings, and the bakery is billed for the bytes that it keeps there.";
const SOURCE: &str = "https://docs.aws.amazon.com/placeholder/1";

pub(crate) const CASES: &[Case] = &[
    Case(
        "I001",
        CHOICE,
        &[
            &[(A, "An Amazon S3 bucket in a Region near the shop")],
            &[(A, "A bucket that lies in three buildings at once")],
            &[(C, "Disks"), (B, "Volumes"), (D, "Stores"), (A, "A bucket of objects")],
        ],
        &[
            &[(A, "An Amazon S3 bucket for all")],
            &[(C, "A second disk in the shop next door, bought new"), (A, "An Amazon S3 bucket near the shop")],
            &[(A, "Buckets")],
        ],
    ),
    Case(
        "I002",
        CHOICE,
        &[
            &[(WHY, "Option A is right because objects lie in several buildings at the same time.")],
            &[(WHY, "Unlike the second choice, objects lie in several buildings at the same time.")],
            &[("Durable storage", "As answer 1 says, durable storage")],
        ],
        &[
            &[(WHY, "The first server would be lost, while objects lie in several buildings.")],
            &[(WHY, "This choice keeps objects in several buildings and is billed by use.")],
            &[(ASKED, "Which place is the first to look at under these requirements?")],
        ],
    ),
    Case(
        "I003",
        CHOICE,
        &[&[("A bakery keeps", LONG)], &[(ASKED, LONG)], &[("The pictures must survive", LONG)]],
        &[&[(A, B), (B, A)], &[("disk in the shop. The", "disk. The")], &[("nothing else", "for nothing else at all")]],
    ),
    Case(
        "I007",
        RESPONSE,
        &[
            &[
                (
                    "  { text = \"Take orders by telephone.\", why",
                    "  { text = \"Take orders by telephone.\", key = true, why",
                ),
                ("TWO", "THREE"),
            ],
            &[(", why = \"One larger", ", key = true, why = \"One larger"), ("TWO", "THREE")],
            &[(", why = \"A copy helps", ", key = true, why = \"A copy helps"), ("TWO", "THREE")],
        ],
        &[
            &[],
            &[(
                "]\nrationale",
                "  { text = \"Print the order forms.\", why = \"Paper forms help nobody to order on a website that has stopped working.\" },\n]\nrationale",
            )],
            &[("Buy", "Rent")],
        ],
    ),
    Case(
        "I008",
        CHOICE,
        &[
            &[
                (B, "Buckets of one Region near the shop"),
                (C, "A bucket near the shops of one Region"),
                (D, "A bucket of one Region near the shop"),
            ],
            &[(C, "A second old disk in the shop below"), (D, "A second disk in the old shop below")],
            &[(C, "The disks that stand in the shop"), (D, "The disk that stands in the shops")],
        ],
        &[
            &[(C, "A volume of 10 GiB in the shop"), (D, "A volume of 20 GiB in the shop")],
            &[(C, "A second disk in the bank")],
            &[(D, "A disk")],
        ],
    ),
    Case(
        "I009",
        CHOICE,
        &[&[(D, "All of the above")], &[(D, "Both A and B")], &[(D, "None of these places")]],
        &[&[(D, "All of the disks above")], &[(D, "None in the shop")], &[(D, "Both disks")]],
    ),
    Case(
        "I010",
        CHOICE,
        &[
            &[(C, "Always a second disk in the shop")],
            &[(C, "The only disk in the shop")],
            &[(C, "A disk that must be in the shop")],
        ],
        &[
            &[(C, "Only a second disk in the shop"), (A, "Only an Amazon S3 bucket")],
            &[(C, "A read-only disk in the shop")],
            &[(A, "Only an Amazon S3 bucket")],
        ],
    ),
    Case(
        "I011",
        CHOICE,
        &[
            &[(C, "Usually a second disk in the shop")],
            &[(C, "A disk that might be in the shop")],
            &[(A, "Often an Amazon S3 bucket")],
        ],
        &[
            &[(C, "A disk with usual speed in the shop")],
            &[(C, "A mighty disk in the shop")],
            &[(ASKED, "Which place may be used to meet these requirements?")],
        ],
    ),
    Case(
        "I012",
        CHOICE,
        &[
            &[(C, "Disk")],
            &[(C, "A second disk in the shop that stands right next to the first one")],
            &[(C, "Disk"), (D, "Tape")],
        ],
        &[
            &[(C, "A disk in a shop")],
            &[(C, "A second disk in the same shop"), (A, "A bucket of Amazon S3")],
            &[(D, "A volume of a store")],
        ],
    ),
    Case(
        "I013",
        CHOICE,
        &[
            &[(A, "A bucket for pictures")],
            &[(A, "An Amazon S3 bucket for cakes")],
            &[(A, "A bucket that can survive")],
        ],
        &[
            &[(A, "A bucket for pictures"), (C, "A second disk with pictures")],
            &[(A, "Amazon S3")],
            &[(C, "A second disk for pictures")],
        ],
    ),
    Case(
        "I014",
        CHOICE,
        &[
            &[(A, "Old disks here"), (B, "Old tapes near"), (C, "Some disks far"), (D, "Few books here")],
            &[
                (A, "Two disks in one zone"),
                (B, "Two disks elsewhere"),
                (C, "Four tapes in one room"),
                (D, "Files on one zone"),
            ],
            &[(A, "Red green blue"), (B, "Red ochre pink"), (C, "Rust green teal"), (D, "Gray black blue")],
        ],
        &[
            &[],
            &[(A, "Red green blue"), (B, "Red green pink"), (C, "Rust green teal"), (D, "Red black blue")],
            &[(A, "A bucket elsewhere")],
        ],
    ),
    Case(
        "I015",
        CHOICE,
        &[
            &[(A, "One bucket"), (B, "Two disks"), (C, "Two tapes"), (D, "Two books")],
            &[(A, "A set of disks"), (B, "A set of 2 disks"), (C, "A set of 3 disks"), (D, "A set of 4 disks")],
            &[(A, "A bucket within 5 km"), (B, "A volume nearby"), (C, "A disk at hand"), (D, "A tape at home")],
        ],
        &[
            &[(A, "One bucket"), (B, "One disk"), (C, "Two tapes"), (D, "Two books")],
            &[(A, "Amazon S3"), (B, "AWS Lambda"), (C, "AWS Backup"), (D, "AWS Glue")],
            &[(A, "A set of disks"), (B, "A set of tapes"), (C, "A set of 3 disks"), (D, "A set of 4 disks")],
        ],
    ),
    Case(
        "I016",
        CHOICE,
        &[
            &[(A, "A public subnet"), (C, "A private subnet")],
            &[(A, "A rule with tags"), (C, "A rule without tags")],
            &[(A, "Enable the log"), (C, "Disable the log")],
        ],
        &[
            &[(A, "A public subnet"), (B, "A private subnet"), (C, "Rules with tags"), (D, "Rules without tags")],
            &[(B, "A public subnet"), (C, "A private subnet")],
            &[(A, "A public subnet"), (C, "A private network")],
        ],
    ),
    Case(
        "I017",
        CHOICE,
        &[&[(C, "A second disk in the shop.")], &[(A, "An Amazon S3 bucket.")], &[(C, "a second disk in the shop")]],
        &[
            &[
                (A, "An Amazon S3 bucket."),
                (B, "An Amazon EBS volume."),
                (C, "A second disk in it."),
                (D, "An instance store volume."),
            ],
            &[(C, "`aws s3 cp` of a disk in the shop")],
            &[(C, "Disk 1.5")],
        ],
    ),
    Case(
        "I018",
        CHOICE,
        &[
            &[(A, "1 disk"), (B, "3 disks"), (C, "2 disks"), (D, "4 disks")],
            &[(A, "1 hour"), (B, "2 hours"), (C, "3 hours"), (D, "4 hours")],
            &[(A, "10%"), (B, "5%"), (C, "20%"), (D, "30%")],
        ],
        &[
            &[
                (A, "1 hour"),
                (B, "2 hours"),
                (C, "3 hours"),
                (D, "4 hours"),
                ("checked =", "keep_order = true\nchecked ="),
            ],
            &[(A, "1 hour"), (B, "2 days"), (C, "3 hours"), (D, "4 hours")],
            &[(A, "Within 1 hour")],
        ],
    ),
    Case(
        "I019",
        CHOICE,
        &[&[(A, LONG_CHOICE)], &[(B, LONG_CHOICE)], &[(D, LONG_CHOICE)]],
        &[
            &[],
            &[(A, "An Amazon S3 bucket in which each of the pictures lies under the name of its cake")],
            &[(C, "A disk that somebody carries home each evening in a bag")],
        ],
    ),
    Case(
        "I020",
        CHOICE,
        &[
            &[(ASKED, "Which place does not meet these requirements?")],
            &[(ASKED, "Which of these is not a place for the pictures?")],
            &[(ASKED, "What cannot be a place for the pictures here?")],
        ],
        &[
            &[(ASKED, "Which place does **NOT** meet these requirements?")],
            &[(ASKED, "Which place meets the requirements and does not need a server?")],
            &[(ASKED, "Which place that is not a disk meets these requirements?")],
        ],
    ),
    Case(
        "I021",
        CHOICE,
        &[
            &[(ASKED, "Which place does **NOT** meet these requirements?"), (C, "A disk that is not new")],
            &[(ASKED, "Which place does **NOT** meet these requirements?"), (C, "A shop without doors or no disk")],
            &[
                (ASKED, "Each place meets these requirements EXCEPT which one of them?"),
                (C, "Any disk that cannot burn"),
            ],
        ],
        &[
            &[(C, "A disk that is not new")],
            &[(ASKED, "Which place does **NOT** meet these requirements?")],
            &[(C, "A disk that cannot burn")],
        ],
    ),
    Case(
        "I022",
        CHOICE,
        &[
            &[(ASKED, "The pictures are to be put in a good place.")],
            &[(ASKED, "Which of the following is true?")],
            &[(ASKED, "Which one?")],
        ],
        &[
            &[],
            &[(ASKED, "Where should the bakery keep them?")],
            &[(ASKED, "Which place should the bakery choose, and at what price a month?")],
        ],
    ),
    Case(
        "I023",
        CHOICE,
        &[
            &[(ASKED, "The pictures belong into ____. Which place is that?")],
            &[(ASKED, "Where do the ___ belong in this shop?")],
            &[("A bakery", "A _____")],
        ],
        &[
            &[(ASKED, "Which place is meant by `MY_PLACE_NAME` in these requirements?")],
            &[(ASKED, "Which place_of_data meets these requirements?")],
            &[],
        ],
    ),
    Case(
        "I024",
        CHOICE,
        &[
            &[(ASKED, "The pictures should be kept in a")],
            &[(ASKED, "The pictures should be kept in an")],
            &[(ASKED, "The bakery should use the")],
        ],
        &[
            &[],
            &[(ASKED, "Which place has the pictures of grade A?")],
            &[(ASKED, "Which place meets these requirements at the end?")],
        ],
    ),
    Case(
        "I025",
        CHOICE,
        &[&[("A bakery keeps", LONGER)], &[(ASKED, LONGER)], &[(A, LONGER)]],
        &[
            &[],
            &[(A, "An Amazon S3 bucket near it")],
            &[(ASKED, "Which one of the places for the pictures meets these requirements?")],
        ],
    ),
    Case(
        "I026",
        CHOICE,
        &[&[("disk in the shop. The", RUN_ON)], &[("else.", RUN_ON)], &[("A bakery keeps", RUN_ON)]],
        &[&[], &[("in the shop.", "in the shop of the owner.")], &[("nothing else", "for nothing else")]],
    ),
    Case(
        "I027",
        CHOICE,
        &[
            &[(ASKED, "Which place is best for these pictures?")],
            &[(ASKED, "Which place meets these requirements most cheaply?")],
            &[(ASKED, "Which place meets these requirements with the least work?")],
        ],
        &[
            &[(ASKED, "Which place meets these requirements MOST cheaply?")],
            &[(ASKED, "Which place is at most 10 km away from the bakery?")],
            &[(ASKED, "Which place is a best practice for least privilege?")],
        ],
    ),
    Case(
        "I028",
        CHOICE,
        &[
            &[(STEM, "Which place keeps pictures safe from a fire?")],
            &[(STEM, "A shop has many pictures. Which place keeps them safe from a fire?")],
            &[(STEM, "Which two places would a bakery choose for its pictures?")],
        ],
        &[
            &[],
            &[(STEM, "Which place keeps pictures safe from a fire?"), ("checked =", "recall = true\nchecked =")],
            &[("nothing else", "for nothing else")],
        ],
    ),
    Case(
        "I029",
        CHOICE,
        &[
            &[(WHY, "Objects lie in several buildings.")],
            &[(WHY, "Yes.")],
            &[(
                "Durable storage that is billed by use keeps objects in more than one building and asks for no size ahead.",
                "Use durable storage.",
            )],
        ],
        &[
            &[],
            &[(WHY, "Objects lie in several buildings, and the bakery pays by use.")],
            &[(WHY, "The bakery pays for what it stores, in more than one building.")],
        ],
    ),
    Case(
        "I030",
        CHOICE,
        &[
            &[
                (A, "A bucket whose objects lie in several buildings and are billed by bytes"),
                (WHY, "A bucket whose objects lie in several buildings and are billed by the bytes."),
            ],
            &[
                (C, "A second disk that stands in the shop beside the other one"),
                (
                    "It survives the failure of the first disk, but a fire in the building takes both of them.",
                    "It is a second disk that stands in the shop beside the other one.",
                ),
            ],
            &[
                (A, "Amazon S3, which lies in several buildings and bills the bakery by bytes"),
                (WHY, "Amazon S3 lies in several buildings and bills the bakery by the bytes."),
            ],
        ],
        &[
            &[],
            &[(WHY, "An Amazon S3 bucket keeps objects in several buildings and is billed by use.")],
            &[
                (A, "Amazon S3"),
                (WHY, "Amazon S3 keeps objects in several buildings and is billed by use, whatever comes."),
            ],
        ],
    ),
    Case(
        "I031",
        CHOICE,
        &[
            &[(WHY, "This is incorrect, since objects lie in several buildings and are billed by use.")],
            &[("A volume is billed", "This is correct, since a volume is billed")],
            &[("A volume is billed", "The right answer: a volume is billed")],
        ],
        &[
            &[(WHY, "This is correct, since objects lie in several buildings and are billed by use.")],
            &[("A volume is billed", "This is incorrect: a volume is billed")],
            &[("A volume is billed", "It corrects nothing: a volume is billed")],
        ],
    ),
    Case(
        "I032",
        CHOICE,
        &[
            &[(SOURCE, "https://example.com/aws")],
            &[(SOURCE, "https://docs.amazonaws.cn/en_us/s3")],
            &[(SOURCE, "https://docs.aws.amazon.com.example.org/s3")],
        ],
        &[
            &[(SOURCE, "https://aws.amazon.com/s3/faqs/")],
            &[(SOURCE, "https://github.com/awslabs/mcp")],
            &[(SOURCE, "https://repost.aws/knowledge-center/s3")],
        ],
    ),
    Case(
        "I033",
        ORDERING,
        &[
            &[("Stop orders", "Then stop orders")],
            &[("Point the name", "Finally point the name")],
            &[("Stop orders on", "Next stop orders on")],
        ],
        &[&[], &[("Stop orders", "Strengthen orders")], &[("Without the data", "Then, without the data")]],
    ),
    Case(
        "I034",
        MATCHING,
        &[
            &[(
                "  { text = \"Tape library\", why = \"It keeps what is hardly ever read again; none of the three is of that sort.\" },\n",
                "",
            )],
            &[("]\nchoices", "  { text = \"Records of the last century\", match = 4 },\n]\nchoices")],
            &[
                (
                    "  { text = \"Tape library\", why = \"It keeps what is hardly ever read again; none of the three is of that sort.\" },\n",
                    "",
                ),
                ("match = 1", "match = 2"),
                ("match = 2 },\n  { text = \"Scratch", "match = 1 },\n  { text = \"Scratch"),
            ],
        ],
        &[
            &[],
            &[("match = 3", "match = 2")],
            &[
                (
                    "  { text = \"Tape library\", why = \"It keeps what is hardly ever read again; none of the three is of that sort.\" },\n",
                    "",
                ),
                ("match = 3", "match = 2"),
            ],
        ],
    ),
    Case(
        "I035",
        MATCHING,
        &[
            &[("Pictures that", "Objects that"), ("Object storage", "Object buckets")],
            &[("The files of a", "The blocks of a")],
            &[("Scratch space of a batch job", "Scratch space of an instance")],
        ],
        &[&[], &[("Pictures that", "Pictures in storage that")], &[("The files of a", "The records of a")]],
    ),
    Case(
        "I036",
        CHOICE,
        &[&[(ASKED, CODE_21)], &[("A bakery keeps", CODE_21)], &[("The pictures must", CODE_21)]],
        &[&[], &[(ASKED, CODE_20)], &[("The pictures must", CODE_20)]],
    ),
    Case(
        "I037",
        CHOICE,
        &[
            &[(WHY, "In the actual exam objects lie in several buildings and are billed by use.")],
            &[("Durable storage", "You will see this on the exam: durable storage")],
            &[("A bakery", "From a braindump: a bakery")],
        ],
        &[
            &[],
            &[("A bakery", "An exam office")],
            &[(WHY, "The real examination of prices shows that objects are billed by use.")],
        ],
    ),
    Case(
        "I038",
        CHOICE,
        &[
            &[("A bakery keeps", "A bakery  keeps")],
            &[(C, "A second disk in the baker\u{2019}s shop")],
            &[("The pictures must", "The pictures , too, must")],
        ],
        &[&[], &[(C, "A second disk in the baker's shop")], &[("A bakery keeps", "A bakery, in short, keeps")]],
    ),
    Case(
        "I039",
        CHOICE,
        &[
            &[("A bakery", "A bakery in the centre")],
            &[(WHY, "Objects lie in several buildings by their behaviour, and they are billed by use.")],
            &[("Durable storage", "A whitelist of durable storage")],
        ],
        &[
            &[("A bakery", "A bakery in the center")],
            &[(WHY, "Objects lie in several buildings by their behavior, and they are billed by use.")],
            &[("A bakery", "A bakery with a licensed shop")],
        ],
    ),
    Case(
        "I040",
        CHOICE,
        &[&[(A, "An AWS S3 bucket")], &[(B, "An AWS EBS volume")], &[("A bakery", "On Amazon Lambda a bakery")]],
        &[&[], &[("A bakery", "On AWS Lambda a bakery")], &[("A bakery", "In the AWS Cloud a bakery")]],
    ),
    Case(
        "I042",
        CHOICE,
        &[
            &[(A, "An Amazon Simple Storage Service bucket")],
            &[("A bakery", "Beside Amazon Simple Storage Service (Amazon S3) a bakery")],
            &[(B, "Amazon Elastic Block Store")],
        ],
        &[&[], &[(B, "Elastic storage of blocks")], &[(A, "A simple storage service")]],
    ),
    Case(
        "I044",
        CHOICE,
        &[&[(A, "An AWS Cloud9 folder")], &[(A, "Amazon Q Developer")], &[(A, "Rows for S3 Select")]],
        &[&[(B, "An AWS Cloud9 folder")], &[(A, "Amazon S3 Selected")], &[("A bakery", "Without AWS Cloud9 a bakery")]],
    ),
    Case(
        "I043",
        CHOICE,
        &[
            &[("A bakery", "A bakery with QZX")],
            &[(C, "A second RJQ in the shop")],
            &[(ASKED, "Which WQV for the pictures meets these requirements?")],
        ],
        &[
            &[("A bakery", "A bakery with quick zone exchange (QZX)")],
            &[("A bakery", "A bakery with TLS")],
            &[("A bakery", "A bakery with `QZX`")],
        ],
    ),
];

const STEM: &str = "A bakery keeps pictures of its cakes on a disk in the shop. The pictures must survive a fire in the building, and the bakery wants to pay for what it stores and nothing else.\n\nWhich place for the pictures meets these requirements?";
const LONG: &str = "It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. It is said. A bakery keeps";
const LONG_CHOICE: &str = "An Amazon S3 bucket in a Region that lies near the shop and near the home of the owner and near the bank and near the mill and near the sea and near the lake and near the hill";
const LONGER: &str = "It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so. It is said that this is so.";
const RUN_ON: &str = " which stands in the back of the shop where the flour is kept and the apprentices sit in the morning before the first of the guests has come and the doors are opened and the street is cleaned and the bread is put on the shelves and the coffee is made and the baker counts the coins of the day before and writes them in a book that lies beside the disk";
const CODE_21: &str = "\n```\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\n```\n\nWhich place for the pictures meets these requirements?";
const CODE_20: &str = "\n```\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\n```\n\nWhich place for the pictures meets these requirements?";
