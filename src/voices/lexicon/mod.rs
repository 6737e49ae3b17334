//! Words that quotations are recognised by. Tables only, words apart by spaces; no logic here.
//!
//! Every table holds words of the language, each of which many articles use; none is there for one file. Chinese stands in
//! simplified characters alone: the text is folded to them before it is looked at.

pub(super) mod cues;
pub(super) mod english;
pub(super) mod organisations;
pub(super) mod surnames;
pub(super) mod titles;
pub(super) mod words;

/// Traditional characters and variants with the simplified one that the tables use, for characters that both scripts write
/// and which therefore tell no language; and for common ones that are not needed to tell it (names are full of them).
pub(super) const VARIANTS: &str = "\
并並干乾乱亂亚亞布佈占佔并併局侷系係私俬幸倖伦倫杰傑家傢雇僱尽儘内內册冊净凈凯凱克剋划劃剧劇刘劉劲勁励勵劝勸匀勻汇匯却卻即卽厍厙历厤厌厭厉厲吕呂念唸启啓启啟唤喚乔喬呛嗆叹嘆当噹咽嚥向嚮严嚴嚣囂苏囌采埰\
尧堯涂塗坛墰坛壇坛壜寿壽梦夢伙夥夹夾奖奬奸姦娄婁娘孃采寀专專冈岡峰峯峡峽昆崑岁嵗岳嶽岩巖帅帥干幹几幾库庫厦廈厨廚厅廳别彆弥彌录彔汇彙雕彫佛彿后後征徵闷悶戚慼凭憑蒙懞舍捨卷捲采採折摺抚撫挝撾挡擋教敎叙敘\
于於旗旂历曆向曏术朮查査干榦乐樂梁樑楼樓枢樞朴樸桥橋横橫台檯栏欄栾欒钦欽叹歎泛氾泛汎泄洩净淨凌淩沦淪汤湯准準温溫汇滙滞滯渔漁涨漲洁潔润潤蒙濛沈瀋弥瀰湾灣乌烏争爭为爲兽獸雕琱玛瑪琼瓊产産苏甦宁甯画畫异異\
画畵畴疇盗盜卢盧真眞蒙矇朱硃硕碩砖磚矶磯秘祕禄祿税稅谷穀获穫窦竇个箇范範筑築简簡签籤吁籲团糰纹紋纳納纽紐扎紮丝絲绝絶线綫绰綽绿緑缅緬致緻缚縛缪繆织織系繫才纔坛罈坛罎群羣羡羨习習玩翫声聲聂聶肃肅修脩腊臘\
台臺与與举舉馆舘兹茲荆荊庄莊药葯搜蒐苍蒼席蓆卜蔔参蔘萧蕭蓟薊姜薑蔺藺萝蘿众衆同衕胡衚卫衛里裏里裡制製复複览覽触觸托託讶訝访訪注註证証询詢诡詭夸誇志誌诚誠诫誡诵誦说説诨諢谐諧讳諱讽諷诸諸谓謂谎謊讴謳讥譏\
谯譙谭譚谴譴誉譽赞讚丰豐猫貓贯貫贬貶贲賁贾賈赏賞赔賠账賬赖賴赞贊踪蹤轩軒辅輔辆輛辖轄辕轅辩辯回迴周週游遊逊遜迟遲迈邁郏郟乡鄉邹鄒邬鄔邻鄰郦酈钭鈄钮鈕钟鈡钛鈦铃鈴衔銜销銷锡錫录録表錶针鍼钟鍾镇鎭镇鎮链鏈\
镜鏡鉴鑑闫閆闵閔阁閣合閤闾閭阎閻板闆暗闇阔闊阙闕阚闞阐闡阵陣阴陰陆陸险險只隻云雲巩鞏秋鞦千韆韦韋颂頌颁頒顿頓颜顏颛顓颜顔台颱余餘饶饒冯馮驳駁驾駕驼駝驷駟骂駡骆駱腾騰驱驅骤驟发髮松鬆胡鬍须鬚斗鬥郁鬱鲍鮑\
鸠鳩凤鳳鹃鵑雕鵰咸鹹丽麗面麪面麫曲麯曲麴面麵么麼么麽冬鼕斋齋出齣庞龐龚龔着著锐銳卫衞尝嘗尝嚐冲沖\
丢丟丧喪临臨亏虧亿億仪儀伞傘伟偉伪偽侦偵侧側偿償兑兌冻凍凉涼减減删刪剂劑剑劍剥剝升昇厘釐吊弔吓嚇吨噸咨諮哔嗶啸嘯喂餵圆圓坠墜堕墮墙牆壮壯娅婭尸屍屡屢屿嶼岗崗岭嶺帐帳弃棄彦彥御禦恒恆惧懼惨慘愈癒扰擾抛拋抢搶拦攔拨撥挟挾揽攬携攜摊攤撑撐旷曠杆桿杯盃柜櫃栋棟档檔槛檻\
槟檳歼殲殁歿殡殯毁毀沪滬泪淚浏瀏浓濃涌湧涛濤渊淵渐漸湿濕湿溼溃潰滚滾滥濫滩灘潜潛濒瀕灭滅灯燈炉爐炼鍊烟煙烟菸烧燒爷爺牵牽犹猶狮獅猪豬畅暢盐鹽瞒瞞瞩矚矿礦砾礫碍礙竖豎笼籠筛篩筹籌篮籃纬緯纭紜纲綱纺紡纾紓绑綁绪緒绮綺绳繩综綜缉緝缔締缘緣缝縫缴繳羁羈胶膠脉脈脸臉舱艙\
艰艱荡盪莲蓮莹瑩蚁蟻蚂螞衅釁讼訟诃訶诈詐诊診诞誕详詳诱誘谊誼谕諭谣謠谦謙谨謹贞貞贩販贷貸贿賄赋賦赚賺赠贈赶趕趋趨趸躉踊踴轨軌轰轟轴軸辉輝辐輻辽遼迹跡迹蹟逻邏遥遙酿釀钊釗钓釣铅鉛铜銅铭銘铺鋪锅鍋锋鋒锦錦锾鍰闪閃闯闖闲閒陕陝隶隸韵韻顷頃顽頑颇頗颈頸颖穎颗顆颠顛飘飄\
飙飆饰飾饱飽驶駛驹駒骇駭骏駿骐騏骑騎骚騷鸡雞鸿鴻鹰鷹";
