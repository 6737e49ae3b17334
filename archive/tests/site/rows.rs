//! Rows: what `analyse` prints, and what stands in `data/`.

use crate::helper::{Town, said, seed_archive};

fn analyse(town: &Town, more: &[&str]) -> String {
    let mut args = vec!["analyse", town.articles.to_str().expect("a plain path")];
    args.extend(more);
    let output = seed_archive(&args);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn parts_one_behind_the_other_are_the_whole() {
    let town = Town::new();
    for rows in ["quotations", "articles", "analysis"] {
        let whole = analyse(&town, &["--rows", rows]);
        assert!(whole.lines().count() > 8);
        for of in [2, 5, 30] {
            let parts: String =
                (1..=of).map(|i| analyse(&town, &["--rows", rows, "--shard", &format!("{i}/{of}")])).collect();
            assert_eq!(parts, whole, "{rows} in {of} parts");
        }
        assert_eq!(analyse(&town, &["--rows", rows, "--threads", "1"]), whole);
    }
}

#[test]
fn a_row_leads_to_its_place() {
    let town = Town::new();
    town.built(&[]);
    let mut rows = 0;
    for line in town.read("data/quotations.jsonl").lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let page = town.read(row["page"].as_str().expect("a page"));
        let anchor = row["anchor"].as_str().expect("a place");
        assert!(page.contains(&format!("id={anchor}")) || page.contains(&format!("id=\"{anchor}\"")), "{line}");
        if let Some(voice) = row["voice"].as_str() {
            let quotation = row["quotation"].as_str().expect("words");
            let escaped = quotation.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            assert!(town.read(voice).contains(&escaped), "{line}");
        }
        rows += 1;
    }
    assert!(rows > 15, "{rows}");
}

#[test]
fn the_forms_hold_the_same_rows() {
    let town = Town::new();
    town.built(&[]);
    let lines = town.read("data/quotations.jsonl");
    let mut csv = csv::Reader::from_path(town.site.join("data/quotations.csv")).expect("CSV");
    let headers = csv.headers().expect("a header").clone();
    let records: Vec<csv::StringRecord> = csv.records().map(|r| r.expect("a record")).collect();
    assert_eq!(records.len(), lines.lines().count());
    for (line, record) in lines.lines().zip(&records) {
        let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        for (name, value) in headers.iter().zip(record) {
            let json = match &row[name] {
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Null => String::new(),
                other => other.to_string(),
            };
            // 1 and 1.0 are one number.
            let same =
                json == value || json.parse::<f64>().ok().zip(value.parse::<f64>().ok()).is_some_and(|(a, b)| a == b);
            assert!(same, "{name}: {json} {value}");
        }
    }
    let analysed = analyse(&town, &[]);
    let without = |line: &str| {
        let mut row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        row["voice"].take();
        row
    };
    let ours: Vec<_> = lines.lines().map(without).collect();
    // The translation is a file of its own there, and part of its article's page here.
    let theirs: Vec<_> = analysed.lines().map(without).filter(|r| r["file"] != "town/09-pair.en.md").collect();
    assert_eq!(ours, theirs);
    let parquet = std::fs::read(town.site.join("data/quotations.parquet")).expect("a file");
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
    let package: serde_json::Value = serde_json::from_str(&town.read("data/datapackage.json")).expect("JSON");
    for resource in package["resources"].as_array().expect("resources") {
        assert!(town.site.join("data").join(resource["path"].as_str().expect("a path")).is_file());
    }
}

#[test]
fn annotations_quote_what_is_there() {
    let town = Town::new();
    town.built(&[]);
    let collection: serde_json::Value =
        serde_json::from_str(&town.read("data/annotations/collection.jsonld")).expect("JSON");
    let (mut next, mut seen) = (collection["first"].as_str().map(str::to_owned), 0);
    while let Some(file) = next {
        let page: serde_json::Value =
            serde_json::from_str(&town.read(&format!("data/annotations/{file}"))).expect("JSON");
        for item in page["items"].as_array().expect("items") {
            let selector = &item["target"]["selector"][0];
            assert_eq!(selector["type"], "TextQuoteSelector");
            assert!(!selector["exact"].as_str().expect("words").is_empty());
            seen += 1;
        }
        next = page["next"].as_str().map(str::to_owned);
    }
    assert_eq!(collection["total"], seen);
    assert!(seen > 10);
}

#[test]
fn save_overwrites_nothing() {
    let town = Town::new();
    let (articles, out) = (town.articles.to_str().expect("a plain path"), town.site.to_str().expect("a plain path"));
    let once = seed_archive(&["save", articles, "--out", out, "--undated", "--lang", "en"]);
    assert_eq!(once.status.code(), Some(0), "{}", said(&once));
    let before = town.files();
    assert_eq!(before.len(), 11, "ten pages and their list: {:?}", before.keys());
    assert_eq!(seed_archive(&["save", articles, "--out", out, "--undated", "--lang", "en"]).status.code(), Some(0));
    let after = town.files();
    assert!(before.iter().all(|(path, bytes)| after[path] == *bytes));
    assert_eq!(after.len(), 22);
}

#[test]
fn align_says_what_the_example_does() {
    let town = Town::new();
    let file = |name: &str| town.articles.join(name).to_str().expect("a plain path").to_owned();
    let output = seed_archive(&["align", &file("09-pair.zh.md"), &file("09-pair.en.md")]);
    let links: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(links["links"].as_array().map(Vec::len), Some(2));
}
