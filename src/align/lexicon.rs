//! Words that news of every kind shares, in both languages: a line each, Simplified Chinese first, then the English words
//! that say it (single words, lower case). Kept under 2 kB: it is a nudge where names and figures are few, no dictionary.

pub(super) const WORDS: &str = "\
中国 china chinese
美国 us states american america
英国 uk britain british
日本 japan japanese
台湾 taiwan taiwanese
香港 hong
北京 beijing
上海 shanghai
东京 tokyo
华盛顿 washington
新疆 xinjiang
西藏 tibet tibetan
俄罗斯 russia russian
乌克兰 ukraine ukrainian
欧洲 europe european
欧盟 eu union
德国 germany german
法国 france french
韩国 korea korean
朝鲜 korea korean
印度 india indian
澳大利亚 australia australian
加拿大 canada canadian
新加坡 singapore
以色列 israel israeli
武汉 wuhan
习近平 xi
特朗普 trump
川普 trump
拜登 biden
普京 putin
政府 government
政策 policy
总统 president presidential
总理 premier
主席 chairman
部长 minister
外交 diplomatic diplomacy foreign
大使 ambassador
国会 congress
议会 parliament
选举 election elections
民主 democracy democratic
自由 freedom free
人权 rights
法院 court
法官 judge
律师 lawyer lawyers attorney
法律 law laws legal
警察 police
警方 police
监狱 prison jail
军事 military
军队 army troops
战争 war
安全 security safety
经济 economy economic
贸易 trade
关税 tariffs tariff
公司 company companies
企业 companies enterprises businesses
市场 market markets
银行 bank banks
价格 price prices
工人 workers worker
农民 farmers farmer
学生 students student
学校 school schools
大学 university
教授 professor
老师 teacher teachers
孩子 child children
儿童 children
妇女 women
女性 women female
家庭 family families
母亲 mother
父亲 father
医院 hospital hospitals
医生 doctor doctors
病毒 virus
疫情 pandemic epidemic outbreak
疫苗 vaccine vaccines
记者 reporter journalist journalists reporters
媒体 media
网络 internet online
视频 video
研究 research study
科学 science scientific scientists
技术 technology
历史 history historical
文化 culture cultural
宗教 religious religion
语言 language
能源 energy
环境 environment environmental
气候 climate
核电 nuclear
地震 earthquake quake
火车 train
飞机 plane aircraft
城市 city cities
农村 rural village
社会 society social
国际 international
组织 organization organisation
联合国 un nations
委员会 committee commission
协议 agreement deal
声明 statement
报告 report
专家 experts expert
分析 analyst analysts analysis
小说 novel
电影 film movie
音乐 music
艺术 art artist
";

/// Surnames that tell much and are rarely part of another word.
pub(super) const SURNAMES: &str = "\
王wang李li张zhang刘liu陈chen杨yang赵zhao吴wu周zhou徐xu孙sun郭guo邓deng蔡cai彭peng潘pan袁yuan董dong魏wei薛xue谭tan郑zheng\
韩han冯feng曹cao萧xiao梁liang宋song唐tang沈shen吕lu丁ding苏su卢lu贾jia阎yan钟zhong崔cui廖liao姚yao邹zou熊xiong郝hao";

/// Words that every English paragraph holds: no evidence.
pub(super) const EMPTY: &str = "the of and to that is was it for with as on by at from are this be have has had not but they his her \
which you we were their said who would there what in an or if he she its will been more than about after when also says one can could \
some out over into no all so do them i my our your up new people other may how because even these those just like only most many while";
