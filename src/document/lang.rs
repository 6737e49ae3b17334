use super::is_han;

/// The languages that the reader tells apart, as BCP 47 tags.
///
/// Chinese is always one of two scripts, never `zh-Hani`: the script decides glyphs, line breaks and the voice that reads aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters.
    ZhHant,
    /// English.
    En,
    /// Not known: too little text, or another language.
    #[default]
    Und,
}

impl Lang {
    /// The BCP 47 tag; `und` where the language is not known.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::En => "en",
            Self::Und => "und",
        }
    }

    /// What the HTML `lang` attribute says: empty where the language is not known.
    ///
    /// ```
    /// use seed_reader::document::Lang;
    ///
    /// assert_eq!((Lang::ZhHant.html(), Lang::Und.html(), Lang::Und.tag()), ("zh-Hant", "", "und"));
    /// ```
    pub const fn html(self) -> &'static str {
        match self {
            Self::Und => "",
            known => known.tag(),
        }
    }

    /// Whether this is Chinese, in either script.
    pub const fn is_chinese(self) -> bool {
        matches!(self, Self::ZhHans | Self::ZhHant)
    }

    /// Several names in a row as the language writes them: `王海、林小明`, `Anna Schmidt, John Poe and Mary Roe`.
    pub(crate) fn row(self, names: &[&str]) -> String {
        match names {
            [first @ .., one, last] if !self.is_chinese() => {
                let first: String = first.iter().flat_map(|name| [name, ", "]).collect();
                [&*first, one, " and ", last].concat()
            }
            _ => names.join("、"),
        }
    }

    /// Detects the language of a text by its characters and common words. Gives `fallback` where they decide nothing: a number, a name,
    /// characters common to both scripts.
    ///
    /// ```
    /// use seed_reader::document::Lang;
    ///
    /// assert_eq!(Lang::detect("灯塔关闭了，没有人知道为什么。", Lang::Und), Lang::ZhHans);
    /// assert_eq!(Lang::detect("2024", Lang::En), Lang::En, "figures decide nothing");
    /// ```
    pub fn detect(text: &str, fallback: Self) -> Self {
        let mut evidence = LangCounts::default();
        evidence.add(text);
        evidence.verdict(fallback)
    }
}

/// What was counted to tell a language. Evidence of several texts adds up.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LangCounts {
    han: u32,
    simplified: u32,
    traditional: u32,
    /// Kana and hangul: Japanese and Korean also write Han characters.
    neighbours: u32,
    words: u32,
    english: u32,
}

/// How much of one text is looked at, in Unicode scalars: enough to tell, and a bound on the work.
const SAMPLE: usize = 400;

impl LangCounts {
    pub(crate) fn add(&mut self, text: &str) {
        let mut word = LatinWord::default();
        for c in text.chars().take(SAMPLE) {
            if c.is_ascii_alphabetic() || (word.len > 0 && matches!(c, '\u{c0}'..='\u{24f}' | '\'' | '’')) {
                word.push(c);
                continue;
            }
            if word.len > 0 {
                self.end(&mut word);
            }
            match c {
                '\0'..='\u{3040}' => {}
                '\u{4e00}'..='\u{9fff}' => {
                    self.han += 1;
                    let script = SCRIPTS[c as usize - FIRST];
                    self.simplified += u32::from(script == SIMPLIFIED);
                    self.traditional += u32::from(script == TRADITIONAL);
                }
                c if is_han(c) => self.han += 1,
                '\u{3041}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}' => self.neighbours += u32::from(c != '・'),
                _ => {}
            }
        }
        self.end(&mut word);
    }

    fn end(&mut self, word: &mut LatinWord) {
        if word.len > 0 {
            self.words += 1;
            self.english += u32::from(word.is_function_word());
            *word = LatinWord::default();
        }
    }

    /// Adds what was counted elsewhere.
    pub(crate) fn join(&mut self, other: &Self) {
        self.han += other.han;
        self.simplified += other.simplified;
        self.traditional += other.traditional;
        self.neighbours += other.neighbours;
        self.words += other.words;
        self.english += other.english;
    }

    pub(crate) fn verdict(self, fallback: Lang) -> Lang {
        if self.neighbours * 4 > self.han + self.neighbours {
            return Lang::Und;
        }
        // A word of English says about as much as one and a half characters of Chinese.
        if self.han > 0 && self.han * 2 >= self.words * 3 {
            return match (self.simplified, self.traditional) {
                (s, t) if s > t => Lang::ZhHans,
                (s, t) if t > s => Lang::ZhHant,
                _ if fallback.is_chinese() => fallback,
                _ => Lang::ZhHans,
            };
        }
        match (self.words, self.english) {
            (0, _) => fallback,
            // Every eighth word of running English, at least, is one of these.
            (words, english) if english * 8 >= words => Lang::En,
            (words, _) if words < 8 && fallback == Lang::En => Lang::En,
            _ => Lang::Und,
        }
    }
}

/// A word in Latin letters while it is read: its letters (lower case) as the bytes of a number.
#[derive(Clone, Copy, Default)]
struct LatinWord {
    letters: u64,
    len: u32,
}

impl LatinWord {
    /// Longer words, and those with other letters than English has, are no function words: their letters are nobody's.
    fn push(&mut self, c: char) {
        self.letters = if c.is_ascii() { self.letters << 8 | u64::from(c.to_ascii_lowercase()) } else { u64::MAX };
        self.len += 1;
    }

    fn is_function_word(self) -> bool {
        self.len as usize <= LONGEST && ENGLISH.contains(&self.letters)
    }
}

/// No function word has more letters.
const LONGEST: usize = 5;

/// [`FUNCTION_WORDS`] as [`LatinWord`]s. Made at compile time.
static ENGLISH: [u64; FUNCTION_WORDS.len()] = {
    let mut words = [0; FUNCTION_WORDS.len()];
    let mut i = 0;
    while i < words.len() {
        let letters = FUNCTION_WORDS[i].as_bytes();
        assert!(letters.len() <= LONGEST);
        let mut at = 0;
        while at < letters.len() {
            words[i] = words[i] << 8 | letters[at] as u64;
            at += 1;
        }
        i += 1;
    }
    words
};

/// The commonest function words of English that are not words of its neighbours too.
const FUNCTION_WORDS: [&str; 36] = [
    "the", "of", "and", "to", "that", "is", "was", "it", "for", "with", "as", "on", "by", "at", "from", "are", "this",
    "be", "have", "has", "had", "not", "but", "they", "his", "her", "which", "you", "we", "were", "their", "said",
    "who", "would", "there", "what",
];

/// Characters that only one of the two scripts writes, simplified and traditional in turn. Characters that both write
/// (后, 里, 台, 干 …) are left out on purpose.
const PAIRS: &str = "\
万萬业業东東两兩个個为為义義书書买買产產亲親仅僅从從仓倉们們价價众眾优優会會传傳伤傷体體侨僑债債倾傾储儲儿兒党黨兰蘭关關兴興养養写寫军軍农農冲衝决決况況击擊则則\
刚剛创創别別办辦务務动動劳勞势勢区區医醫华華协協单單卖賣厂廠历歷压壓县縣参參双雙发發变變叶葉号號吗嗎听聽吴吳呐吶员員咏詠响響哑啞喷噴嘱囑团團园園围圍国國图圖圣聖\
场場坏壞块塊坚堅坟墳垄壟垒壘处處备備复復够夠头頭夺奪奋奮奖獎奥奧妆妝妇婦妈媽娱娛婴嬰孙孫学學孪孿宁寧宝寶实實宠寵审審宪憲宫宮宽寬宾賓对對寻尋导導将將尔爾尘塵尽盡\
层層届屆属屬岁歲岛島币幣师師带帶帮幫广廣庆慶应應庙廟废廢开開张張弹彈强強归歸当當录錄彻徹径徑忆憶忧憂怀懷态態怜憐总總恋戀恳懇恶惡恼惱悬懸惊驚惩懲惯慣愤憤愿願懒懶\
戏戲战戰户戶扑撲执執扩擴扫掃扬揚护護报報担擔拟擬拥擁择擇挂掛挤擠挥揮损損换換据據摄攝摆擺摇搖敌敵数數断斷无無旧舊时時显顯晋晉晓曉暂暫术術机機杀殺杂雜权權条條来來\
杨楊极極构構枪槍标標树樹样樣检檢欢歡欧歐残殘毕畢气氣汉漢沟溝没沒泽澤测測济濟满滿灵靈灾災点點炼煉烂爛烦煩热熱爱愛牺犧状狀独獨狱獄猎獵献獻环環现現电電疗療疯瘋痴癡\
皱皺监監盖蓋盘盤码碼础礎确確礼禮祸禍离離种種积積称稱稳穩穷窮窃竊竞競笔筆签簽类類粮糧紧緊纠糾红紅约約级級纪紀纯純纵縱纷紛纸紙线線练練组組细細终終绍紹经經结結绕繞\
绘繪给給络絡绝絕统統继繼绩績续續维維绿綠缓緩编編缩縮网網罗羅罚罰罢罷聋聾职職联聯聪聰肤膚肿腫胁脅胜勝脑腦脚腳脱脫舆輿舰艦艺藝节節芦蘆苏蘇苹蘋茎莖荐薦荣榮药藥莱萊\
获獲营營萨薩葱蔥蒋蔣蓝藍虑慮虚虛虫蟲虽雖蚀蝕补補袭襲装裝见見观觀规規视視觉覺计計订訂认認讨討让讓训訓议議讯訊记記讲講许許论論设設证證评評识識诉訴词詞译譯试試诗詩\
话話该該语語误誤说說请請诺諾读讀课課谁誰调調谈談谋謀谢謝贝貝负負贡貢财財责責贤賢败敗货貨质質贪貪贫貧购購贴貼贵貴贸貿费費贺賀资資赛賽赢贏赵趙跃躍践踐车車转轉轮輪\
软軟轻輕载載较較辑輯输輸辞辭边邊达達迁遷过過运運还還这這进進远遠违違连連适適选選递遞遗遺邓鄧邮郵郑鄭释釋鉴鑒针針钟鐘钢鋼钱錢铁鐵银銀锁鎖错錯键鍵长長门門闭閉问問\
间間闹鬧闻聞阅閱队隊阳陽阶階际際陈陳随隨隐隱难難雾霧静靜韩韓页頁顶頂项項顺順须須顾顧预預领領频頻题題额額风風飞飛饭飯饮飲馆館马馬驻駐骂罵验驗骗騙鱼魚鲁魯鲜鮮鸟鳥\
麦麥黄黃齐齊齿齒龄齡龙龍";

const FIRST: usize = 0x4e00;
const SIMPLIFIED: u8 = 1;
const TRADITIONAL: u8 = 2;

/// The pairs of characters that tell the scripts apart: simplified, traditional.
pub(crate) fn simplified_pairs() -> impl Iterator<Item = (char, char)> {
    PAIRS.chars().step_by(2).zip(PAIRS.chars().skip(1).step_by(2))
}

/// For each character of the CJK Unified Ideographs block, which script alone writes it. Made from [`PAIRS`] at compile
/// time.
static SCRIPTS: [u8; 0x9fff - FIRST + 1] = {
    let mut table = [0; 0x9fff - FIRST + 1];
    let bytes = PAIRS.as_bytes();
    let (mut i, mut script) = (0, SIMPLIFIED);
    // Every character of the table is three bytes of UTF-8.
    while i < bytes.len() {
        let scalar =
            ((bytes[i] as usize & 0x0f) << 12) | ((bytes[i + 1] as usize & 0x3f) << 6) | (bytes[i + 2] as usize & 0x3f);
        table[scalar - FIRST] = script;
        script = if script == SIMPLIFIED { TRADITIONAL } else { SIMPLIFIED };
        i += 3;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_languages_apart() {
        let cases = [
            ("日本寻求改善与中国的关系", Lang::ZhHans),
            ("臺灣駐港人員揹鍋了，這是為什麼", Lang::ZhHant),
            ("The space for what can be said has shrunk.", Lang::En),
            ("東京の特許許可局について話しましょう", Lang::Und),
            ("한국 방탄소년단 단장 김남준", Lang::Und),
            ("Le texte est écrit en français par un autre auteur.", Lang::Und),
            ("2020-10-12", Lang::Und),
            ("国际基督教大学(International Christian University)政治与国际研究教授", Lang::ZhHans),
        ];
        for (text, lang) in cases {
            assert_eq!(Lang::detect(text, Lang::Und), lang, "{text}");
        }
    }

    #[test]
    fn what_does_not_say_takes_the_fallback() {
        assert_eq!(Lang::detect("王毅", Lang::ZhHant), Lang::ZhHant);
        assert_eq!(Lang::detect("1,200", Lang::En), Lang::En);
        assert_eq!(Lang::detect("Ian Chong", Lang::En), Lang::En);
        assert_eq!(Lang::detect("Rodolfo Piskorski", Lang::ZhHans), Lang::Und);
    }
}
