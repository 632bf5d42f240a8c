//! What the words around a quantity say of it: direction, period, scope, subject.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiedu_core::fact::{Fact, Kind, scan_text};

fn check(sentence: &str, field: fn(&Fact) -> String, expected: &[(&str, &str)]) {
    let facts = scan_text(sentence, Some(2022), true);
    let found: Vec<(String, String)> = facts
        .iter()
        .filter(|fact| fact.kind != Kind::Date)
        .map(|fact| (fact.surface.clone(), field(fact)))
        .collect();
    let found: Vec<(&str, &str)> =
        found.iter().map(|(surface, field)| (surface.as_str(), field.as_str())).collect();
    assert_eq!(found, expected, "{sentence}");
}

#[test]
fn direction_comes_from_words_of_change_before_the_number() {
    let direction = |fact: &Fact| fact.direction.name().to_owned();
    check("失业率由5.1%下降到3.2%", direction, &[("5.1%", "decrease"), ("3.2%", "decrease")]);
    check("粮食产量6.5亿吨，比上年增加500万吨", direction, &[("6.5亿吨", "none"), ("500万吨", "increase")]);
    check("新增就业1200人，建成公厕28座", direction, &[("1200人", "increase"), ("28座", "none")]);
    check("压减支出5%，总额达到3亿元", direction, &[("5%", "decrease"), ("3亿元", "none")]);
    check("分别下降8.5%和7.1%", direction, &[("8.5%", "decrease"), ("7.1%", "decrease")]);
    check("突破800人", direction, &[("突破800人", "none")]);
    check("规模以上工业增加值42亿元", direction, &[("42亿元", "none")]);
    check("高于全省平均水平2.1个百分点", direction, &[("2.1个百分点", "none")]);
    check("降幅收窄2.2个百分点", direction, &[("2.2个百分点", "decrease")]);
    check("新增高效节水灌溉2000万亩", direction, &[("2000万亩", "increase")]);
    check("完成景观提升改造3处", direction, &[("3处", "none")]);
    check("排名由第十位上升到第五位", direction, &[("第十位", "none"), ("第五位", "none")]);
}

#[test]
fn period_is_the_last_time_named_before() {
    let period = |fact: &Fact| fact.period.clone();
    check("今年一季度完成投资3亿元", period, &[("3亿元", "2022年一季度")]);
    check("2021年完成5亿元，今年完成6亿元", period, &[("5亿元", "2021年"), ("6亿元", "2022年")]);
    check("去年增长8%，比2019年增长9%", period, &[("8%", "2021年"), ("9%", "2021年")]);
    check("比上年增长8%", period, &[("8%", "")]);
    check("每年投入2亿元", period, &[("2亿元", "每年")]);
    check("完成投资3亿元", period, &[("3亿元", "")]);
}

#[test]
fn scope_is_the_last_area_named_before() {
    check("全区考核居西部第一", |fact| fact.scope.clone(), &[("西部第一", "西部")]);
    let scope = |fact: &Fact| fact.scope.clone();
    check("全市实现生产总值300亿元，全县完成20亿元", scope, &[("300亿元", "全市"), ("20亿元", "全县")]);
    check("营商环境评价全省第一", scope, &[("全省第一", "全省")]);
    check("全市增长5%，高于全省平均水平2个百分点", scope, &[("5%", "全市"), ("2个百分点", "全市")]);
    check("完成投资3亿元", scope, &[("3亿元", "")]);
}

#[test]
fn subject_is_the_phrase_before_or_that_of_the_number_before() {
    let subject = |fact: &Fact| fact.subject.clone();
    check(
        "一般公共预算收入完成2.08亿元，同比增长20.3%",
        subject,
        &[("2.08亿元", "一般公共预算收入"), ("20.3%", "一般公共预算收入")],
    );
    check(
        "规模以上工业增加值、高新技术产业增加值分别增长42.8%、19%",
        subject,
        &[("42.8%", "规模以上工业增加值"), ("19%", "高新技术产业增加值")],
    );
    check(
        "高技术制造业、装备制造业增加值分别增长8.9%、7.7%",
        subject,
        &[("8.9%", "高技术制造业增加值"), ("7.7%", "装备制造业增加值")],
    );
    check(
        "总投资185亿元的特种尼龙小镇和总投资150亿元的生物科技园项目快速推进",
        subject,
        &[("185亿元", "特种尼龙小镇总投资"), ("150亿元", "生物科技园项目总投资")],
    );
    check("新建省级中试基地1家、市级2家", subject, &[("1家", "新建省级中试基地"), ("2家", "")]);
    check("粮食产量达到6.5亿吨以上", subject, &[("6.5亿吨以上", "粮食产量")]);
    check("城镇调查失业率平均为5.2%", subject, &[("5.2%", "城镇调查失业率")]);
    check(
        "12个省市重点项目完成投资24.8亿元",
        subject,
        &[("12个", "省市重点项目"), ("24.8亿元", "省市重点项目完成投资")],
    );
    check("中央财政安排2000亿元", subject, &[("2000亿元", "中央财政安排")]);
    // How many numbers follow tells that 和 parts nothing here, and that it does there.
    check(
        "信息服务业、租赁和商务服务业增加值分别增长10.9%、10.4%",
        subject,
        &[("10.9%", "信息服务业增加值"), ("10.4%", "租赁和商务服务业增加值")],
    );
    check(
        "第一、二、三产业增加值分别增长3%、4%和5%",
        subject,
        &[("3%", "第一产业增加值"), ("4%", "第二产业增加值"), ("5%", "第三产业增加值")],
    );
    check(
        "租赁和商务服务业、信息服务业增加值分别增长3%、4%、5%、6%",
        subject,
        &[("3%", ""), ("4%", ""), ("5%", ""), ("6%", "")],
    );
    // Whose the money is, the words before it don't say.
    check("争取到3亿元", subject, &[("3亿元", "")]);
}

#[test]
fn a_verb_a_quantifier_a_bracket_or_a_cut_word_is_no_subject() {
    let subject = |fact: &Fact| fact.subject.clone();
    check(
        "建设24个国家产业园、12个特色产业集群",
        subject,
        &[("24个", "国家产业园"), ("12个", "特色产业集群")],
    );
    check("给予20万元奖励", subject, &[("20万元", "奖励")]);
    check("最高给予一次性20万元", subject, &[("20万元", "")]);
    check("按照2.5%交纳", subject, &[("2.5%", "")]);
    check("或者1亿元以上直接经济损失", subject, &[("1亿元以上", "直接经济损失")]);
    check(
        "上市公司从15家跃升到38家，占比14%",
        subject,
        &[("15家", "上市公司"), ("38家", "上市公司"), ("14%", "上市公司占比")],
    );
    check("完成602.5亿元，首次突破600亿元大关", subject, &[("602.5亿元", ""), ("突破600亿元", "")]);
    check("處新臺幣二萬元以上三十萬元以下罰鍰", subject, &[("二萬元以上", "罰鍰"), ("三十萬元以下", "罰鍰")]);
    check("上涨的城市个数为16个，持平的为1个", subject, &[("16个", "上涨的城市个数"), ("1个", "城市个数")]);
    check(
        "本地农民工12372万人，完成先进制造业项目8个",
        subject,
        &[("12372万人", "本地农民工"), ("8个", "先进制造业项目")],
    );
}

#[test]
fn a_time_is_no_subject() {
    let subject = |fact: &Fact| fact.subject.clone();
    check("增长2%（2015和2016年同期分别为3.3%、0.5%）", subject, &[("2%", ""), ("3.3%", ""), ("0.5%", "")]);
}

#[test]
fn a_subject_that_is_plainly_there_is_given() {
    let subject = |fact: &Fact| fact.subject.clone();
    check(
        "一般公共预算收入从1.29万亿元提高到1.39万亿元",
        subject,
        &[("1.29万亿元", "一般公共预算收入"), ("1.39万亿元", "一般公共预算收入")],
    );
    check("对一、二等奖分别奖励5万元、2万元", subject, &[("5万元", "奖励"), ("2万元", "奖励")]);
    check("分别奖励5万元、2万元", subject, &[("5万元", "奖励"), ("2万元", "奖励")]);
    check("每月1000元补贴", subject, &[("1000元", "补贴")]);
    check(
        "新建300个综合服务社、新建改造20个综合服务站",
        subject,
        &[("300个", "综合服务社"), ("20个", "综合服务站")],
    );
    check("死亡3人以上10人以下重伤", subject, &[("3人以上", "重伤"), ("10人以下", "重伤")]);
    check(
        "一般公共预算支出30亿元，完成年初预算51%",
        subject,
        &[("30亿元", "一般公共预算支出"), ("51%", "一般公共预算支出")],
    );
    check("百分之二的手续费", subject, &[("百分之二", "手续费")]);
    check(
        "零售、餐飲營業額分別達4兆8,530億元、1兆378億元",
        subject,
        &[("4兆8,530億元", "零售營業額"), ("1兆378億元", "餐飲營業額")],
    );
    check("最终消费支出拉动国内生产总值增长1.0个百分点", subject, &[("1.0个百分点", "最终消费支出")]);
}

#[test]
fn verbs_of_reports_end_a_subject_whole() {
    let subject = |fact: &Fact| fact.subject.clone();
    for (sentence, expected) in [
        ("电解铝运行产能提升至全国第2位", vec![("第2位", "电解铝运行产能")]),
        ("非现场检查量占比提升至70.6%", vec![("70.6%", "非现场检查量占比")]),
        ("实际物流成本下降至15%左右", vec![("15%左右", "实际物流成本")]),
        ("增加值跨上3万亿元台阶", vec![("3万亿元", "增加值")]),
        ("为65岁以上老年人以及患者提供服务", vec![("65岁以上", "")]),
        ("实现822所普通高中全覆盖", vec![("822所", "普通高中")]),
        ("总量和增速均居全国第5位", vec![("第5位", "")]),
        ("网络销售额2万元以上且快递单量达1000单", vec![("2万元以上", "网络销售额"), ("1000单", "快递单量")]),
        ("建成过江通道4座、在建8座", vec![("4座", "建成过江通道"), ("8座", "建成过江通道")]),
        ("苍梧、昭平等10个县区通了高速", vec![("10个", "")]),
        (
            "财政民生支出突破万亿元、占比稳定在80%左右",
            vec![("突破万亿元", "财政民生支出"), ("80%左右", "财政民生支出占比")],
        ),
        ("新增4个国家生态文明建设示范区", vec![("4个", "国家生态文明建设示范区")]),
        ("食品、石化等重点产业增加值占比达到55%", vec![("55%", "重点产业增加值占比")]),
        (
            "通车里程新增3000公里、突破1.1万公里",
            vec![("3000公里", "通车里程新增"), ("突破1.1万公里", "通车里程")],
        ),
        ("事故起数、死亡人数分别下降9.62%、10.47%", vec![("9.62%", "事故起数"), ("10.47%", "死亡人数")]),
        ("炼铁、炼钢先进产能占比分别达到64.3%、62.3%", vec![("64.3%", ""), ("62.3%", "炼钢先进产能占比")]),
        ("建成示范村15个、“美丽庭院”8万户", vec![("15个", "建成示范村"), ("8万户", "“美丽庭院”")]),
        ("培育10所左右省级“双高建设计划”学校", vec![("10所左右", "")]),
        ("退出融资平台346家、超计划19家", vec![("346家", "退出融资平台"), ("19家", "")]),
        ("煤炭产量保持在12亿吨以上，累计为29个省份保供", vec![("12亿吨以上", "煤炭产量"), ("29个", "省份")]),
        ("断面水质优良率连续五年保持100%", vec![("连续五年", ""), ("100%", "断面水质优良率")]),
        (
            "地区生产总值连续迈上5万亿元、7万亿元两个台阶",
            vec![("5万亿元", "地区生产总值"), ("7万亿元", "地区生产总值"), ("两个", "")],
        ),
        ("耕层厚度止跌提升3.5%", vec![("3.5%", "耕层厚度")]),
        (
            "经济总量超9万亿元，占全国比重升至6.5%左右",
            vec![("超9万亿元", "经济总量"), ("6.5%左右", "经济总量占全国")],
        ),
        ("居民人均可支配收入增速居全国第6位", vec![("第6位", "居民人均可支配收入增速")]),
        ("城乡居民人均可支配收入分别增长5%、6.5%", vec![("5%", ""), ("6.5%", "")]),
        ("挖掘二十四节气的价值", vec![]),
    ] {
        check(sentence, subject, &expected);
    }
}

#[test]
fn direction_is_not_of_what_is_compared_and_is_shared_by_a_list() {
    let direction = |fact: &Fact| fact.direction.name().to_owned();
    check("由5.2%降为4.1%", direction, &[("5.2%", "decrease"), ("4.1%", "decrease")]);
    check("出口负增长2.3%，市场萎缩了29%", direction, &[("2.3%", "decrease"), ("29%", "decrease")]);
    check("收入翻一番", direction, &[("一番", "increase")]);
    check("倍差从1.96缩小至1.81", direction, &[("1.96", "decrease"), ("1.81", "decrease")]);
    check("高于全国增速2.5个百分点", direction, &[("2.5个百分点", "none")]);
    check("新增城市道路180公里、绿道130公里", direction, &[("180公里", "increase"), ("130公里", "increase")]);
    check("改善提升传统村落2个", direction, &[("2个", "none")]);
    check("下降的城市个数为53个", direction, &[("53个", "none")]);
    check("回复过往百分之一至二的增长水平", direction, &[("百分之一至二", "increase")]);
}

#[test]
fn a_time_that_is_compared_or_that_belongs_elsewhere_is_no_period() {
    let period = |fact: &Fact| fact.period.clone();
    check(
        "（2015和2016年同期分别为3.3%、0.5%），拉动2.6个百分点",
        period,
        &[("3.3%", "2015年"), ("0.5%", "2016年"), ("2.6个百分点", "")],
    );
    check("由2005年的52%提高到72%", period, &[("52%", "2005年"), ("72%", "")]);
    check("２００３年完成213项", period, &[("213项", "２００３年")]);
    check("到二〇三五年达到70%", period, &[("70%", "二〇三五年")]);
    check("2022年7月30日召开会议，参会800人", period, &[("800人", "")]);
    check("截至2022年6月30日完成5亿元", period, &[("5亿元", "2022年6月30日")]);
    check("1—9月完成5亿元，增长3%", period, &[("5亿元", "2022年1—9月"), ("3%", "2022年1—9月")]);
}
