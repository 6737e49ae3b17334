//! Words of English news.

/// Verbs of saying, as they stand in front of or behind a subject.
pub(in crate::voices) const SAYING: &str = "\
said says say told tells wrote writes write added adds argued argues argue explained explains noted notes note recalled recalls asked asks stated states stressed stresses emphasized emphasizes emphasised emphasises warned warns insisted insists claimed claims \
claim acknowledged acknowledges admitted admits announced announces replied replies responded responds answered answers remarked remarks observed observes commented comments concluded concludes declared declares denied denies confirmed confirms cautioned cautions \
complained complains contended contends countered counters described describes predicted predicts reported reports reiterated reiterates revealed reveals suggested suggests tweeted tweets posted quipped joked jokes lamented laments mused muses urged urges vowed vows \
pledged criticized criticizes criticised denounced denounces condemned condemns called calls cited cites pointed points quoted quotes testified testifies disclosed exclaimed declares asserted asserts alleged alleges maintained maintains proposed repeated repeats shouted whispered \
continued continues recounted recounts offered interjected retorted summarized echoed echoes agreed agrees boasted estimated estimates read reads praised praises conceded concedes elaborated signaled specified reflected reflects demurred marveled wondered wonders writing saying adding telling \
characterized characterizes characterised labeled dubbed dismissed defended depicted documented \
stating arguing claiming insisting warning noting explaining declaring asserting suggesting describing accused accuses apologized apologised assured assures blamed blames bragged chided clarified clarifies commended confessed confided decried decries deplored emphasised enthused grumbled hailed hails hinted hints implored indicated indicates inquired mentioned mentions murmured muttered objected opined pleaded preached protested protests rebuked rebutted refuted reminded reminds scoffed sighed slammed sneered snapped stipulates stipulated swore teased theorized touted touts threatened uttered ventured voiced yelled blasted pledges discouraged encouraged ordered demanded demands instructed proclaimed speculated posited posits reasoned likened likens deemed advocated texted emailed confides chimed derided derides mocked lambasted lauded imploring urging pledging vowing demanding accusing stressing emphasizing predicting acknowledging admitting denying citing criticizing condemning praising dismissing affirming affirmed affirms reaffirmed foresaw foresees foretold underscored underscores underlined underlines conceding contending countering cautioning recalling remarking commenting replying concluding quipping lamenting announcing confirming counseled averred insist maintain contend acknowledge caution predict \
marvels quips grumbles gripes fumes fumed bristled shrugs shrugged chuckled chuckles laughs laughed sighs reckons reckoned surmised surmises theorizes pondered intoned intones scolded scolds berated lectured admonished admonishes counsels exhorts exhorted beseeched pleads begged whispers murmurs mutters shouts screamed yells cried cries exclaims interrupted interjects volunteered offers rebuts refutes rejoined retorts snaps sneers scoffs mocks taunted teases ridicules ridiculed lambasts excoriated castigated rebukes chastised upbraided assailed deplores bemoans bemoaned rues regretted apologizes applauds applauded lauds extols extolled boasts brags crowed gushed gushes raved enthuses swears threatens attests attested vouches corroborates corroborated divulged divulges discloses relayed narrates narrated summarizes encapsulates elaborates expounds expounded specifies proposes hypothesizes postulates postulated conjectured guesses guessed speculates deems opines editorialized editorializes blogged captioned retweeted reposted messaged proclaims decreed concurs concurred disagrees disagreed objects dissented questioned queried inquires deadpans deadpanned drawled croaked barked growled hissed roared thundered stammered sobbed confesses avers resumed chimes alludes alluded dubs portrays portrayed prophesied";

/// Verbs of thinking and feeling.
pub(in crate::voices) const THINKING: &str = "\
thought thinks think believed believes believe felt feels feel hoped hopes hope feared fears worried worries knew knows remembered remembers found finds saw sees realized realizes decided learned wanted wants expected expects considered considers understood recommends recommended advised advises show shows showed promised promises rejected rejects thanked";

/// Titles in front of a name: no part of it.
pub(in crate::voices) const HONORIFICS: &str = "\
Mr Mrs Ms Miss Dr Prof Professor President Premier Prime Minister Chancellor Secretary General Chairman Chairwoman Chair Governor Mayor Senator Representative Congressman Congresswoman Ambassador Judge Justice Sir Lord Lady Dame King Queen Prince Princess Pope Father Reverend Rev Captain Colonel \
Col Lt Lieutenant Gen Major Maj Sgt Sergeant Officer Detective Director Editor Reporter Correspondent Spokesman Spokeswoman Spokesperson Former Vice Deputy Foreign Defense Chief Executive Counselor Commissioner CEO CFO Minister Envoy Councilor Congressman Comrade Leader Attorney Lawyer Journalist Author Scholar Historian Poet Artist Writer Activist Analyst Economist \
Advisor Adviser Counsel Coordinator Administrator Treasurer Ombudsman Prosecutor Solicitor Speaker Lawmaker Legislator Delegate Consul Admiral Brigadier Marshal Commander Corporal Bishop Archbishop Cardinal Rabbi Imam Lama Sheikh Sultan Emir Emperor Empress Duke Duchess Baron Provost Dean Lecturer Researcher Coach Manager Principal Teacher Doctor Nurse Engineer Photographer Filmmaker Novelist Critic Columnist Commentator Negotiator Founder Banker Investor Entrepreneur Producer Curator Translator Sociologist Anthropologist Philosopher Physicist Geographer Linguist Epidemiologist Virologist";

/// Capitalised words that are no part of a name of a person.
pub(in crate::voices) const NOT_NAMES: &str = "\
The A An In On At By For From To With Of And But Or So If As It He She They We I You This That These Those There Here When While Where Why What Who Whom Whose How Which Its His Her Their Our My Your After Before Since Until Though Although Because However Still Yet Then Now Today Yesterday Tomorrow Also Even Not No Yes Nor \
Only Just Like Unlike Over Under About Above Between During Through Throughout Without Within Despite Instead Perhaps Maybe Indeed Likewise Similarly Meanwhile Moreover Furthermore Finally First Second Third Last Next Many Most Some Several Few Each Every All Both Another Other Others One Two Three Four Five Six Seven Eight Nine Ten \
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Chinese American British French German Russian Japanese Korean Indian Western Eastern Northern Southern North South East West Asian European African Tibetan Uyghur Uighur Mongolian Taiwanese \
Beijing Shanghai Hong Kong China Taiwan Tibet Xinjiang Japan Korea Russia America Britain France Germany India Europe Asia Africa Washington London Paris Tokyo Moscow Communist Cultural Revolution Internet Twitter Facebook Weibo WeChat YouTube Google Covid Olympics Marxist Maoist Confucian Christian Muslim Islamic Buddhist Catholic Mandarin Cantonese English Republican Democrat Democratic Nobel Peace Prize \
According Asked Speaking Writing Based Born Let Dear Such Much More Less Once Thus Hence Therefore Again Ever Never Always Often Sometimes Recently Currently Regarding Given Being Having Professors Scholars Experts Officials Critics Analysts Journalists Reporters Authorities Police Students Teachers Workers Residents Citizens Will Would Could Should Can Did Does Do Is Are Was Were Has Have Had May Might Must Shall Please Be Been State Media Local Central National International Foreign";

/// Words that end the names of places, laws, events and things: no person.
pub(in crate::voices) const THINGS: &str = "\
Sea Ocean Shoal Island Islands Strait Straits River Mountain Mountains Province County City Town Village District Region Square Road Street Avenue Bay Lake Peninsula Valley Dam Airport Bridge Tower Gate Wall Palace Temple Park Garden Station Port Canal Delta Desert Forest Coast Kingdom Republic Union States Emirates Territory Territories \
Act Law Treaty Agreement Accord Plan Program Programme Policy War Revolution Movement Reform Campaign Day Year Festival Prize Award Games Olympics Cup Summit Conference Talks Dialogue Dynasty Era Age Dream Belt Initiative Strategy Article Chapter Section Document Constitution Charter Declaration Protocol Index Fellow Fellowship Studies Science Sciences \
Affairs Relations Rights Security Development Technology Media Culture History Economy Economics Politics Leap Forward Communism Socialism Thought Theory Congress Plenum Standing Politburo Ph.D App Apps Maps Earth Group Hotel Street House Zone Line Regulations Rules Measures Guidelines Opinions Outline Notice Report Paper Yearbook Total Number Numbers Index Data Silk Ring Spring Front Room Hall Rooms Olympics Stadium \
Protection Investment Research Management Planning Innovation Trade Commerce Industry Finance Education Health Defense Energy Agriculture Environment Transport Justice Labor Welfare Tourism Sports Exchange Cooperation Salon Power Water Oil Gas Steel Rail Railway Highway Square Problem Question Model Doctrine Clause";

/// Chinese surnames in Latin letters: who bears one in front is called by it.
pub(in crate::voices) const PINYIN: &str = "\
Ai An Bai Ban Bao Bi Bian Bo Bu Cai Cao Cen Chai Chan Chang Chao Che Chen Cheng Cheung Chi Choi Chong Chou Chow Chu Chua Cui Dai Deng Ding Dong Dou Du Duan Fan Fang Fei Feng Fong Fu Gan Gao Ge Geng Gong Gu Guan Gui Guo Ha Han Hao He Ho Hong Hou Hsiao Hsieh Hsu Hu Hua Huang Hui Hung Huo Ji Jia Jian Jiang Jiao Jin Jing Ju Kang Ke Kong Kuang Kwok Kwan \
Lai Lam Lan Lang Lao Lau Law Le Lee Lei Leung Li Lian Liang Liao Lim Lin Ling Liu Lo Long Lou Lu Luo Lung Lv Ma Mai Man Mao Mei Meng Mi Miao Min Mo Mok Mu Na Ng Ni Nie Ning Niu Ou Pan Pang Pei Peng Pi Ping Po Pu Qi Qian Qiang Qiao Qin Qiu Qu Quan Ran Rao Ren Rong Ruan Sha Shan Shang Shao Shen Sheng Shi Shih Shu Shum Si Song Su Sui Sun Szeto Sze \
Tai Tam Tan Tang Tao Teng Tian Ting To Tong Tsai Tsang Tse Tsui Tu Wan Wang Wei Wen Weng Wong Woo Wu Xi Xia Xian Xiang Xiao Xie Xin Xing Xiong Xu Xue Yan Yang Yao Ye Yeung Yi Yim Yin Ying Yip You Yu Yuan Yue Yun Zang Zeng Zha Zhai Zhan Zhang Zhao Zhen Zheng Zhong Zhou Zhu Zhuang Zhuo Zong Zou Zuo Ouyang Sima Situ Zhuge Kim Park Lee Choi Moon Nguyen Tran Pham";

/// Words that make a capitalised run the name of a body.
pub(in crate::voices) const BODIES: &str = "\
University College Institute School Academy Center Centre Ministry Department Committee Commission Council Congress Parliament Senate House Court Bureau Agency Office Administration Authority Association Society Union Federation Foundation Party Government Embassy Consulate Bank Fund Company Corporation Corp Inc Ltd Group Holdings Club Organization Organisation Network Alliance League Board Assembly Police Army Navy \
Force Service Project Initiative Watch Amnesty Nations NATO UN EU WHO CCP FBI CIA Pentagon Kremlin Laboratory Lab Museum Hospital Library Church Institution Forum Endowment Trust Coalition Consortium Conservancy Secretariat Directorate Command Airlines Motors Technologies Labs Partners Studios Studio Gallery Orchestra Chamber";

/// Words for bodies and outlets that are no name by themselves.
pub(in crate::voices) const GENERIC: &str = "\
University College Institute School Academy Center Centre Ministry Department Committee Commission Council Court Bureau Agency Office Administration Authority Association Society Union Federation Foundation Party Government Embassy Consulate Bank Fund Company Corporation Group Holdings Club Organization Organisation Network Alliance League Board \
Assembly Police Army Navy Force Service Project Initiative Watch Nations Laboratory Lab Museum Hospital Library Church Institution Forum House Times Post Journal News Daily Tribune Herald Gazette Observer Chronicle Press Magazine Weekly Review Sixth Tone Television TV Radio Quarterly Globe Mail Monitor Phoenix";

/// Words that make a capitalised run the name of an outlet.
pub(in crate::voices) const OUTLETS: &str = "\
Times Post Journal News Daily Tribune Herald Guardian Gazette Observer Telegraph Chronicle Press Magazine Weekly Review Economist Reuters Bloomberg Xinhua AFP AP BBC CNN NPR CCTV CGTN Caixin Caijing Qiushi Huanqiu Guancha Atlantic Yorker Newsweek Sixth Tone Television TV Radio Quarterly Globe Mail Monitor Bloomberg Caixin Pengpai Phoenix";

/// Nouns for people and things that speak without a name.
pub(in crate::voices) const UNNAMED: &str = "\
official officials officer officers spokesman spokeswoman spokesperson representative source sources expert experts analyst analysts scholar scholars researcher researchers historian historians poet novelist novelist writer writers artist filmmaker economist economists sociologist anthropologist geographer philosopher photographer architect director chairman chairwoman president secretary spokesman columnist blogger translator producer engineer scientist scientists physicist psychologist linguist pastor priest monk nun dissident veteran survivor survivors volunteer volunteers owner owners tenant tenants trader traders professor professors student students classmate classmates relative relatives teammate delegate delegates lawmaker lawmakers politician politicians minister ambassador teacher teachers journalist journalists reporter reporters editor editors critic critics activist activists lawyer lawyers \
resident residents villager villagers adviser advisers advisor advisors coordinator administrator prosecutor negotiator speaker commander dean lecturer coach counsel worker workers farmer farmers friend friends colleague colleagues observer observers commentator commentators netizen netizens user users people person man woman men women mother father wife husband son daughter brother sister girl boy doctor doctors nurse executive executives employee employees \
manager diplomat diplomats witness witnesses neighbor reader readers many some others several one few everyone someone nobody author authors interviewee interviewees respondent respondents participant participants policeman";

/// Texts and bodies that speak without a capital letter.
pub(in crate::voices) const SPEAKING_THINGS: &str = "report statement article study document survey editorial letter ruling verdict paper essay book announcement law regulation guidelines constitution media government authorities police court company ministry newspaper data research analysis poll statistics figures findings investigation memo notice communique communiqué dispatch op-ed commentary readout transcript indictment complaint circular directive resolution release speech interview remarks testimony post tweet email memoir documents";

/// Nouns of bodies that are named without capitals, behind an article and a word for what they are about.
pub(in crate::voices) const PLAIN_BODIES: &str = "authority bureau agency department committee commission council office administration ministry government court association union federation foundation company group party university college institute museum police embassy consulate board panel tribunal inspectorate watchdog regulator";

/// Collective labels that count as a name.
pub(in crate::voices) const COLLECTIVE: &[&str] = &[
    "People’s Daily",
    "People's Daily",
    "state media",
    "state-run media",
    "official media",
    "Chinese media",
    "Chinese state media",
    "Western media",
    "foreign media",
    "Chinese government",
    "Chinese authorities",
    "Chinese officials",
    "the Party",
    "Beijing",
    "Washington",
    "Taipei",
    "Moscow",
];

/// In front of a quotation: a label, a so-called thing.
pub(in crate::voices) const LABELLING: &str = "\
so-called called dubbed titled entitled named nicknamed termed labeled labelled known the a an of as word words phrase term terms slogan slogans hashtag with for and or in on by from to into about between his her its their this that these those our my your like";

/// In front of a quotation: it goes on as a judgment.
pub(in crate::voices) const MODALS: &str = "had has have is are was were be been being become became more most would could should can will might must not very so too";

/// Small words that a title or a list may hold between its capitals.
pub(in crate::voices) const PARTICLES: &str = "de van von der den la le di da del bin ibn al el of for the and";
