//! Words that news of every kind shares, in both languages. A nudge where names and figures are few, no dictionary: about 2 kB
//! when compressed, and no more.

/// Simplified Chinese, then the English words that say it in lower case, plurals and the like left out.
pub(super) const WORDS: &str = "\
中国china/chinese 美国us/states/american/america 英国uk/britain/british 日本japan/japanese \
台湾taiwan/taiwanese 香港hong 北京beijing 上海shanghai 东京tokyo 华盛顿washington 新疆xinjiang 西藏tibet/tibetan \
俄罗斯russia/russian 乌克兰ukraine/ukrainian 欧洲europe/european 欧盟eu/union 德国germany/german 法国france/french \
韩国korea/korean 朝鲜korea/korean 印度india/indian 澳大利亚australia/australian 加拿大canada/canadian 新加坡singapore \
以色列israel/israeli 亚洲asia/asian 武汉wuhan 习近平xi 特朗普trump 川普trump 拜登biden 普京putin \
政府government 政策policy/policies 政治political/politics 国家country/countries/state/nation \
总统president/presidential 总理premier 主席chairman/president 部长minister 外长minister \
外交diplomat/diplomatic/diplomacy/foreign 大使ambassador 国会congress 议会parliament 立法legislature/law \
选举election 投票vote 民主democracy/democratic 自由freedom/free 人权rights 权利rights 共产党communist/party \
官员official 当局authorities 发言人spokesperson/spokesman/spokeswoman 法院court 法官judge 律师lawyer/attorney \
法律law/legal 审查censorship/review 警察police 警方police 逮捕arrest 监狱prison/jail 抗议protest \
军事military 军队army/troop/military 战争war 安全security/safety/safe 威胁threat/threaten 危险danger/dangerous \
经济economy/economic 贸易trade 关税tariff 出口export 进口import 制裁sanction 公司company/companies/firm \
企业company/companies/enterprise/business 市场market 银行bank 价格price 房子house/home/apartment \
工资wage/pay/salary 工厂factory/factories 工作work/job 工人worker 学生student/pupil 学校school \
大学university/college 教授professor 老师teacher 教育education 孩子child/children/kid 儿童child/children 年轻young \
妇女women 家庭family/families 母亲mother 父亲father 父母parents 朋友friend 人口population 出生born/birth \
死亡death/died/dead/killed 去世died/death/dead 受伤injured/wounded 失踪missing 生活life/live/living 医院hospital \
医生doctor 病毒virus 疫情pandemic/epidemic/outbreak 疫苗vaccine \
记者reporter/journalist 媒体media 报道report 采访interview 网络internet/online/network 网民users/internet 微博weibo \
微信wechat 视频video 删除deleted/removed 数据data/figures 研究research/study/researcher \
科学science/scientific/scientist 专家expert 技术technology 芯片chip 历史history/historical 文化culture/cultural \
宗教religious/religion 语言language 小说novel 电影film/movie 音乐music 艺术art/artist \
问题question/problem/issue 能源energy 汽车car/vehicle 环境environment/environmental 气候climate \
地震earthquake/quake 大火fire/blaze 暴雨rain/storm 城市city/cities 农村rural/village 社会society/social \
世界world/global 全球global/world 国际international 组织organization/organisation/group 联合国un/nations \
委员会committee/commission 协议agreement/deal 声明statement 报告report 分析analyst/analysis \
合作cooperation/cooperate 关系relations/relationship/ties 决定decision/decide 宣布announce 禁止ban 要求demand/ask \
警告warn/warning 调查investigation/inquiry/investigate 奥运olympic 钱money/pay 难民refugee 民族ethnic 维吾尔uyghur \
革命revolution 毛泽东mao";

/// Surnames that tell much and are rarely part of another word.
pub(super) const SURNAMES: &str = "\
王wang李li张zhang刘liu陈chen杨yang赵zhao吴wu周zhou徐xu孙sun郭guo邓deng蔡cai彭peng潘pan袁yuan董dong魏wei薛xue谭tan郑zheng\
韩han冯feng曹cao萧xiao梁liang宋song唐tang沈shen吕lu丁ding苏su卢lu贾jia阎yan钟zhong崔cui廖liao姚yao邹zou熊xiong郝hao";

/// Words that every English paragraph holds: no evidence.
pub(super) const EMPTY: &str = "the of and to that is was it for with as on by at from are this be have has had not but they his her \
which you we were their said who would there what in an or if he she its will been more than about after when also says one can could \
some out over into no all so do them i my our your up new people other may how because even these those just like only most many while";
