"""The words by which a clause says what will be done or will stand: verbs of delivery, what is said of a name."""

from __future__ import annotations

import re

from ingest.extract.figures.words import DELIVERING_VERBS, OUTRIGHT_VERBS, alternation

VERBS = alternation(DELIVERING_VERBS)
# nouns that begin as verbs do: 实施方案, 竣工面积
_NOUNS = (
    r"(?:实施|建设)(?:方案|细则|意见|办法|主体|单位|路径|情况|用地|内容|任务|标准|资金|规划)"
    r"|(?:竣工|开工|投产|上线)(?:面积|率|验收|备案|决算)"
)
_SECOND = "形成|建成|建立|组建|设立|成立|出台|印发|引进|打造|推出"  # 培育形成, 研究出台
DELIVERING = re.compile(rf"(?!{_NOUNS})(?:{VERBS})(?:(?:和|并|、)(?:{VERBS})|(?:{_SECOND}))?")
OUTRIGHT = re.compile(rf"(?:{alternation(OUTRIGHT_VERBS)})(?!能力|水平|力度)")
# verbs that deliver only right behind a date, since elsewhere they are parts of names: 资源共享平台, 签约仪式
AT_ONCE = re.compile(
    "(?:到位|具备|选定|遴选|选派|签订|签署|签约|投放|接入|归集|下达|拨付|铺设|配备|配齐|设置|开设|开办|输送|招引|交付|修编|改造|整合"
    "|迁入|报批|总结推广|全面推行|全面推开|全面推广|全面落实|推行|入库|引入|入驻|下发|选聘|聘任|授牌|启用|办结|清理|取消|下放|研发|突破|产出|打通|组织实施|申报|申请)"
    "(?!的|率|会|仪式|活动|协议|[任工]务|力度|机制)"
)
CLAUSE_END = re.compile(r"[,;。:!?]|$")
MARK = re.compile(r"[,;。:!?]")
# a figure, and no thing that is told by a number within: 产值100亿元, but 登记等58项事项跨省通办
NUMBERED = re.compile(r"\d[\d.]*\s?[万亿]*(?:家|个|名|人|项|件|元|%|亩|吨)(?!事项[^,;。]{4}|[^,;。\d以左]{6})")
NO_THING = frozenset({"实现", "完成"})  # 实现产值100亿元 is a figure alone
LEAD = re.compile(
    r"[\s,、]+|力争|争取|确保|全面|基本|率先|全省|全市|要|并|计划|拟|将(?!(?:[^,;。]{2,40}?)(?:报|提交))|再|另|分别|各|高标准|高水平|高质量|正式|初步|累计"
    rf"|(?:新|布局|规划)(?={VERBS})|实现(?=新增|净增|培育|建成|引进|落户|开工|投产)"
)
IN_PLACE = re.compile(r"在[^的,]{1,20}(?:建|设|布局|打造|成立|组建|开展|启动|实施|落地)")
# 推动三家医院设立…: whom a year's task moves to deliver
MOVES = re.compile(rf"(?:推动|推进|支持|指导|督促|引导|协助|帮助)[^,;。的]{{2,12}}?(?!{_NOUNS})(?:{VERBS})")
ANSWERS = re.compile(
    r"(?:局|委|厅|办|部门|政府|管委会|委员会|办公室|责任单位)(?:配合|负责|牵头|参与|落实)?$"
    r"|(?:进度|时间|工作|阶段|序时)(?:安排|节点|进度|计划)$"
)  # answers for it, or only says what follows: neither opens
OTHER_VERB = re.compile("选拔|选派|选聘|评选|遴选|资助|奖励|推荐|组织|安排|支持|服务|培训|轮训")
COUNT_ALONE = re.compile(r"\s*[\d.]{1,20}[十百千万]?(?:家|个|名|人|项|件)(?:以上|左右)?$")
SIZE = re.compile(
    r"^(?:\d+(?:家|个|名|人|项|件)|总?面积|总?规模|总额|产值|分别)"
)  # says how large a thing is, not what it is
STANDS = (
    r"(?:建成(?:并|后)?|竣工(?:并|后)?)?(?:正式|全面|全部|实体化?)?(?:投入(?:试?使用|试?运行|试?运营|生产)|投用|投运|投产(?:达效)?|竣工(?:验收)?|完工|"
    r"(?:动工|开工)(?:建设)?|上线(?:运行|试运行|运营)?|开通|落成|建成(?:运[营行]|使用|开[放园业]|启用)?|启用|启动(?:建设|运[营行])|"
    r"交付(?:使用)?|(?:正式|实体化?)运[行营作]|试运[行营]|落地(?:运[行营]|实施|见效|投用)?|挂牌(?:运[行营]|成立)?|揭牌(?:运[行营]|成立)?"
    r"|(?:顺利)?通过(?:国家|省级?|市级?|竣工|中期|终期|专家|最终|整体)?(?:验收|评估|评审)|(?:组建|安装|配备|配置|搬迁|整改)到位|完成验收|验收|初具规模|达产(?:达效)?|"
    r"(?:对外|[向对面][^,;。\d]{1,10})(?:开放|服务|营业)|开(?:放|园|业|馆|诊|学)|获批(?:立项|建设|筹建)?|立项|并网(?:发电)?|通车|贯通|全面(?:铺开|推开|推行|实施)|(?:与[^,;。\d]{2,14}?)?(?:全量|全面|实时|互联){0,3}(?:对接|联通|互通))"
    r"(?:(?:并|且|、)[一-龥]{0,6}(?:运[行营]|使用|开放|投用|投产|揭牌))?"
)
# what stands by then, said behind its name: 中试基地投入使用
SUBJECT_STANDS = re.compile(
    rf"(?P<what>[^,;。、]{{2,40}}?(?:、[^,;。、]{{3,30}}?){{0,3}})(?:已|均|将|全部|基本|全面){{0,4}}(?P<verb>{STANDS})"
)
STANDING = re.compile(rf"(?:全面|全部|基本|正式|力争|确保|并){{0,4}}(?P<verb>{STANDS})")
# a paper is no thing that opens or is built
PAPER = re.compile(r"(?:编制|报告|方案|审批|备案|规划|论证|选址|设计|招标|主体(?:工程|结构)|封顶|前期工作)$")
DOCUMENT = re.compile(
    r"(?:方案|办法|意见|规划|计划|细则|措施|条例|规定|清单|目录|指南|标准|导则|名单|政策|规范|白皮书|指引|》)$"
)
# what becomes of a paper by then: 制定管理办法,2024年6月底前印发实施
PAPER_MADE = re.compile(
    r"(?:正式|全面)?(?P<verb>(?:印发|出台|发布)(?:实施|施行|执行)?|公布|完成(?:编制|制定|修订)?|报批|获批|报(?:请|送)?[^,;。]{2,10}(?:审定|审批|审议|批准|备案))"
)
# how much it costs or measures, said before what it is: 首期规模10亿元的科创母基金
SIZED = re.compile(
    r"^(?:首期|总|一期|年)?(?:规模|投资|面积|产值|收入|营收|销售收入|营业收入)?(?:不低于|不少于|超过?|约|达到?|为)*\s?\d[\d.]*\s?[万亿]*(?:元|平方米|亩)(?:以上|左右)?(?:规模)?的(?=[^,;。]{3})"
)
# what is done in two characters: 完成普查, 出台细则
DONE = re.compile(
    r"普查|摸排|排查|整改|验收|选址|测试|试点|方案|细则|办法|清单|目录|规划|标准|指南|意见|评估|审计|征迁|勘察|设计|招标|立项|备案|预研|可研|环评|封顶|复评"
)
PART = re.compile(r"^\d[\d.]*%(?:以上|左右)?的?(?=[^,;。\d]{4})")  # 完成80%以上任务: how much of it
NO_OBJECT = re.compile(
    r"^(?:(?:取得)?(?:实质性|阶段性|明显|显著|积极|重大|重要)*(?:进展|成效)$|(?:工程|行动|计划|专项)的|的(?:要求|目标|总体|时间|计划|安排|部署|思路)|报送|上报|报至|提交)"
)  # 人才集聚|工程的实施; 完成报送
# what is done with it once it stands
USED = re.compile(
    r"(?:并|且|和)?(?:投入(?:使用|运行|运营|生产)|投用|投产|开放共享|(?:正式|挂牌)运行|对外开放|推广应用"
    r"|(?:印发|发布|公布|组织|推动)实施|印发|公布|并(?:动态|及时|定期|持续)[一-龥]{2,4})$"
)
PHASE = re.compile(r"第?[一二三四五首]期(?:工程|项目)?")
PHASE_END = re.compile(rf"(?:{PHASE.pattern})$")
# a part that is named by nothing else: 6月主体开工
SECTION = re.compile(rf"主体(?:工程|结构|建筑)?|{PHASE.pattern}")
# verbs whose object is what a bare 竣工 or 投用 behind them speaks of
MAKES = frozenset(
    ["建成", "开工", "启动", "建设", "开工建设", "启动建设", "动工", "竣工", "完工", "落成", "基本建成", "组建", "成立"]
)
# what can be built or opened, by its last words; what is said of the work on it behind its name
A_THING = re.compile(
    r"(?:中心|平台|实验室|装置|设施|光源|基地|园区?|院|所|项目|工程|馆|站|库|系统|基金|大楼|大厦|公寓|厂|城|港|线|网络?|联盟|联合体"
    r"|机构|学校|医院|场|专区|大脑|示范区|社区|小镇|走廊|专网|云|工作站|孵化器)(?:[(（][^()（）]{1,8}[)）])?$"
)
ABOUT_IT = re.compile(r"(?:的?(?:配套|规划|建设|运行|运营|发展|布局|筹建|提升|升级|落地|工作)+)$")
# 于8月底前将实施方案报市科技局备案
HANDED_IN = re.compile(r"将(?P<what>[^,;。将]{2,40}?)(?P<verb>报送|上报|报|提交)(?!告)[^,;。]{0,30}")
ASSESSING = re.compile(r"(?:达到?|超过|突破|不低于|提高到|增长|占比|比重)")
# a clause with a time of its own: 全年组建…, 三年内制定…
OWN_TIME = re.compile("(?:并|力争|确保)?(?:全年|每年|每季度|每月|逐年|此后|今后|[一二三四五六七八九十两\\d]{1,6}年内)")
# 市科技局要会同有关部门制定…: who does it may be long
_CHARGED = re.compile("(?:局|委|厅|办|部门|政府|单位|区县|县区|管委会)(?:要|应当?|需|会同|牵头|负责|等)")
CLAUSE = 120  # characters behind a date in which its clause says what is done


def after_lead(sentence: str, start: int, end: int) -> int:
    """Where a clause begins behind 力争, 全面 and the like, as far as they are no part of its verb (新增, 基本建成)."""
    while not (
        DELIVERING.match(sentence, start, end)
        or STANDING.match(sentence, start, end)
        or AT_ONCE.match(sentence, start, end)
    ):
        if not (lead := LEAD.match(sentence, start, end)):
            break
        start = lead.end()
    return start


def verb_in(sentence: str, start: int, end: int, first: bool) -> re.Match[str] | None:
    """The delivering verb of a clause: at its beginning, or after a subject or place."""
    if first and (at_once := AT_ONCE.match(sentence, start, end)) and not DELIVERING.match(sentence, start, end):
        return at_once
    reach = 40 if sentence.startswith("在", start) else 30 if first else 12
    for match in DELIVERING.finditer(sentence, start, min(end, start + reach)):
        subject = sentence[start : match.start()]
        if match[0] == "实现" and (inner := DELIVERING.match(sentence, match.end(), end)):
            return inner  # 实现新增企业20家
        if "的" in subject or ASSESSING.search(subject):
            return None
        if len(subject) <= 12 or subject.startswith("在") or OUTRIGHT.match(match[0]) or _CHARGED.search(subject):
            return match
    return None
