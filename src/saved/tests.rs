use super::*;

const TEXT: &str = "<!--1735253943000-->\n[标题](https://news.example/a)\n---\n<p>他说：“一二三四五六七八。”</p><img src=https://img.example/1.png>";

fn saved(seed: &Seed, options: &SaveOptions) -> String {
    page(SavedContent::Article(&Article::parse(&seed.text)), seed, options)
}

#[test]
fn a_page_gives_its_seed_back() {
    for text in [
        TEXT,
        "",
        "\n",
        "\n\n a \t",
        "a\r\nb\rc",
        "\u{feff}<!--x-->\0 NUL",
        "</template><script>alert(1)</script><template id=\"sr-seed\">x</template>",
        "&amp; &lt;p&gt; &#13; &nbsp;\u{a0} ]]> --> <!-- <![CDATA[",
        "\u{2028}\u{2029}\u{202e}\u{85}\u{80}\u{fffe}\u{10ffff}\u{c}\u{b}",
    ] {
        let seed = Seed::pair(text, format!("{text}2"));
        let page = saved(&seed, &SaveOptions::default());
        assert_eq!(open(&page), Some(seed), "{text:?}");
    }
}

#[test]
fn saved_opened_and_saved_again_it_is_the_same_but_for_the_date() {
    let first = SaveOptions { saved: Some(Timestamp(0)), images: [picture()].into(), ..SaveOptions::default() };
    let seed = Seed::new(TEXT);
    let page = saved(&seed, &first);
    assert!(page.contains("1970年1月1日"));
    let options = SaveOptions { saved: Some(Timestamp(86_400_000)), images: images(&page), ..SaveOptions::default() };
    let again = saved(&open(&page).expect("a saved page"), &options);
    assert_eq!(again, page.replace("1970年1月1日", "1970年1月2日"));
}

fn picture() -> (String, String) {
    ("https://img.example/1.png".to_owned(), "data:image/png;base64,AAAA".to_owned())
}

#[test]
fn a_picture_is_in_the_page_or_its_address_is() {
    let seed = Seed::new(TEXT);
    let without = saved(&seed, &SaveOptions::default());
    assert!(!without.contains("<img") && without.contains("href=\"https://img.example/1.png\""), "{without}");
    let with = saved(&seed, &SaveOptions { images: [picture()].into(), ..SaveOptions::default() });
    assert!(with.contains("data-from=\"https://img.example/1.png\" src=\"data:image/png;base64,AAAA\""), "{with}");
    assert!(!with.contains("sr-missing\"") && !with.contains("class=sr-missing"));
    let hostile = (picture().0, "data:image/png;base64,\"><script>".to_owned());
    assert_eq!(saved(&seed, &SaveOptions { images: [hostile].into(), ..SaveOptions::default() }), without);
}

#[test]
fn nothing_breaks_out() {
    let breakers = "</script></style></template></title><!--<script>alert(1)</script>-->\u{2028}\u{202e}\"'";
    let text = format!(
        "[{breakers}](https://news.example/{})\n---\n<p>{}：“{breakers}一二三四五六七八”</p>",
        "</script>",
        breakers.replace('<', "&lt;")
    );
    let seed = Seed::pair(text.as_str(), text.as_str());
    let pair = Pair::parse(&text, &text);
    let page = page(SavedContent::Pair(&pair), &seed, &SaveOptions::default());
    let end = |tag: &str| page.matches(&format!("</{tag}")).count();
    assert_eq!((end("script"), end("style"), end("title"), end("template")), (1, 1, 1, 2));
    assert_eq!(page.matches("<script").count(), 1);
    assert!(!page.contains("<!--"));
    let title = page.split("<title>").nth(1).and_then(|t| t.split('<').next()).expect("a title");
    assert!(!title.contains(['\u{202e}', '\u{2028}']), "{title}");
    assert_eq!(open(&page), Some(seed));
}

#[test]
fn no_request_is_possible() {
    let page = saved(&Seed::new(TEXT), &SaveOptions::default());
    let policy = page.split("Content-Security-Policy content=\"").nth(1).and_then(|p| p.split("\">").next());
    let policy = policy.expect("a policy");
    assert!(policy.starts_with("default-src 'none'; img-src data:; style-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"));
    for tag in ["<link", "<iframe", "<img", "src=", "style=\"", "onclick"] {
        let shell = page.split("<template").next().expect("what is shown");
        assert!(!shell.contains(tag), "{tag}");
    }
    // The hashes are of what stands there.
    let hash = |open: &str, close: &str| {
        let inside = page.split_once(open).and_then(|(_, rest)| rest.split_once(close)).expect("an element").0;
        format!("sha256-{}", base64::encode(&sha256(inside.as_bytes())))
    };
    assert!(policy.contains(&hash("<style>", "</style>")) && policy.contains(&hash("<script>", "</script>")));
}

#[test]
fn the_hash_is_the_seeds() {
    let page = saved(&Seed::new("abc"), &SaveOptions::default());
    assert_eq!(page.matches("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad").count(), 2);
}

#[test]
fn every_view_and_theme_has_its_button() {
    let pair = Pair::parse("<p>甲乙丙。</p>", "<p>One two.</p>");
    let seed = Seed::pair("a", "b");
    let options = SaveOptions { view: View::Peek, theme: Theme::Sepia, locale: Locale::En, ..SaveOptions::default() };
    let page = page(SavedContent::Pair(&pair), &seed, &options);
    for view in View::ALL {
        assert!(page.contains(&format!("value={}", view.name())));
        assert_eq!(View::from_name(view.name()), Some(view));
    }
    for theme in Theme::ALL {
        assert!(page.contains(&format!("value={}", theme.name())));
        assert_eq!(Theme::from_name(theme.name()), Some(theme));
    }
    assert!(page.contains("value=peek checked>") && page.contains("value=sepia checked>"));
    // And the first of the panel's lists.
    assert_eq!(page.matches(" checked>").count(), 3);
}

#[test]
fn the_list_leads_to_the_pages() {
    let article = Article::parse(TEXT);
    let file = file_name(&article.document);
    let list = index(&[Entry::new(&article.document, &*file)], &SaveOptions::default());
    assert!(
        list.contains("href=\"./2024-12-26_news.example_标题.html\"") && list.contains("<bdi>标题</bdi>"),
        "{list}"
    );
}
