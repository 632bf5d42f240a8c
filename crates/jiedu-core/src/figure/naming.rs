//! What a number may be called in a figure: words cut from its sentence that name a thing.

/// A label of more characters than this is a sentence.
const LONGEST: usize = 18;
/// Marks that part clauses.
pub(super) const CLAUSE_ENDS: [char; 12] =
    [':', '，', '；', '。', '：', '！', '？', '（', '）', '\n', ';', ','];
/// Words that alone name nothing: measures without what was measured, and nouns that stand for anything.
const BARE: &[&str] = &[
    "增加值",
    "产值",
    "总产值",
    "产量",
    "总产量",
    "收入",
    "总收入",
    "支出",
    "总支出",
    "总额",
    "总量",
    "总数",
    "增量",
    "单产",
    "总产",
    "提升幅度",
    "净增量",
    "面积",
    "投资",
    "完成投资",
    "总投资",
    "税收",
    "利润",
    "营收",
    "营业收入",
    "人数",
    "户数",
    "数量",
    "比重",
    "占比",
    "增速",
    "增幅",
    "规模",
    "装机规模",
    "余额",
    "金额",
    "销售额",
    "成交额",
    "交易额",
    "其中",
    "比例",
    "资金",
    "人口",
    "指标",
    "项目",
    "重点项目",
    "同比",
    "双双",
    "单位",
    "省份",
    "成果",
    "作品",
    "举措",
    "措施",
    "政策",
    "企业",
    "群众",
    "儿童",
    "就业",
    "落地",
    "任务",
    "事项",
    "活动",
    "工程",
    "产品",
    "死亡人数",
    "实现",
    "达到",
    "方面",
    "以上",
    "机构",
    "试点",
    "试点城市",
    "建成",
    "新增",
    "新建",
    "累计",
    "全年",
    "今年",
    "考验",
    "城镇",
    "农村",
    "城乡",
    "经济",
    "分别",
    "新台阶",
    "连续多年",
    "总吨",
    "总里程",
    "总量和增速",
    "场景",
    "特色企业",
    "台阶",
    "大关",
    "拓展",
    "合同额",
    "国家",
    "全国",
    "全省",
];
/// Words that a name does not end with: they belong to the verb behind it.
const TAILS: &[&str] = &[
    "新增",
    "稳定在",
    "保持在",
    "控制在",
    "提升到",
    "提高到",
    "分别",
    "累计",
    "逆势",
    "双双",
    "历史性",
    "大幅",
    "持续",
    "稳步",
    "加快",
    "快速",
    "首次",
    "全面",
    "同比",
    "再次",
    "实际",
    "平均",
    "均居",
    "位居",
    "稳居",
    "总计",
    "合计",
    "由",
    "从",
    "提",
    "稳",
    "至",
    "超",
    "约",
    "再",
    "均",
    "已",
    "且",
    "达",
    "为",
    "将",
    "的",
    "在",
    "居",
    "共",
    "各",
    "成",
];
/// Words that end with one of these letters and are whole: 水稻 does not end with 稻, but 中央和地方共 is 共.
const WHOLE: &[&str] = &["目的", "公共", "存在", "各自", "合成", "集成", "平均", "指标达"];

/// A subject without the words at its end that belong to a verb.
pub(super) fn trimmed(subject: &str) -> &str {
    let mut name = subject.trim();
    while let Some(cut) = TAILS.iter().find_map(|tail| name.strip_suffix(tail)) {
        if WHOLE.iter().any(|whole| name.ends_with(whole)) {
            break;
        }
        name = cut.trim_end();
    }
    name
}

/// Whether words can stand as a label.
pub(super) fn is_name(label: &str) -> bool {
    let count = label.chars().count();
    let paired = |open: char, close: char| label.matches(open).count() == label.matches(close).count();
    (2..=LONGEST).contains(&count)
        && !BARE.contains(&label)
        && !label.contains(|c: char| c.is_ascii_digit() || CLAUSE_ENDS.contains(&c))
        && !label.starts_with("一批")
        && !label.starts_with("总值")
        && !label.starts_with("一个")
        && !label.starts_with(['、', '和', '与', '及', '的', '等', '”', '’', '》'])
        && !label.ends_with(['、', '和', '与', '及', '“', '‘', '《'])
        && paired('“', '”')
        && paired('《', '》')
}

/// Letters that a measure ends with: what ends with one says itself what was measured.
const MEASURES: [char; 22] = [
    '额', '量', '率', '数', '值', '次', '入', '资', '费', '积', '重', '比', '价', '度', '出', '款', '润',
    '收', '口', '人', '户', '客',
];

/// Whether words name a measure and no thing.
pub(super) fn is_measure(words: &str) -> bool {
    BARE.contains(&words) || words.chars().count() >= 2 && words.ends_with(MEASURES)
}

/// Whether a name in a list of names still needs what the last of them ends with: 金融业 in 金融业、软件业增加值.
pub(super) fn wants_measure(name: &str, last: &str) -> bool {
    let tail = |words: &str| words.chars().rev().take(2).collect::<String>();
    !name.ends_with(MEASURES) && tail(name) != tail(last)
}

/// A label as a caption says it: without the brackets of words that stand apart in the text.
pub(super) fn spoken(label: &str) -> String {
    label.replace(['〔', '〕'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_the_verb_is_no_name() {
        assert_eq!(trimmed("护理型床位占比提"), "护理型床位占比");
        assert_eq!(trimmed("非化石能源发电装机占比由"), "非化石能源发电装机占比");
        assert_eq!(trimmed("出口逆势"), "出口");
        assert_eq!(trimmed("一般公共"), "一般公共");
        assert_eq!(trimmed("地区生产总值"), "地区生产总值");
    }

    #[test]
    fn words_that_stand_for_anything_name_nothing() {
        for label in ["单位", "双双", "增加值", "城镇", "、“两山”实践创新基地", "“两山", "总数", "甲、"]
        {
            assert!(!is_name(label), "{label}");
        }
        for label in ["出口", "地区生产总值", "“两山”实践创新基地", "城镇居民人均可支配收入"]
        {
            assert!(is_name(label), "{label}");
        }
    }
}
