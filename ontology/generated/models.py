"""Pydantic models of the ontology's classes and relations.

Generated from ontology/schema by `kechuang ontology build`; edit the schema, not this file.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import pydantic  # by its full name, since Field is a class of the ontology

PartialDate = Annotated[str, pydantic.Field(pattern=r"^((19|20)\d\d(-\d\d(-\d\d)?)?|ongoing)$")]


class Node(pydantic.BaseModel):
    """A node: labels leaf first, the family of its id, the label that carries the index."""

    model_config = pydantic.ConfigDict(extra="forbid")
    labels: ClassVar[tuple[str, ...]]
    family: ClassVar[str | None]
    root: ClassVar[str]


class Relation(pydantic.BaseModel):
    """A relationship between two ids."""

    model_config = pydantic.ConfigDict(extra="forbid")
    type: ClassVar[str]
    pairs: ClassVar[tuple[tuple[str, str], ...]]
    source_id: str
    target_id: str


ONTOLOGY_VERSION = "0.1.0+586091b2e4"

Level = Literal["国家", "省", "市", "县", "乡"]
OrganKind = Literal["党委", "政府", "人大", "政协", "法检", "群团", "垂直管理", "派出机构", "议事协调机构", "专班", "办公室", "集合"]
InstituteKind = Literal["research", "hospital", "new_type"]
AllianceKind = Literal["alliance", "association", "consortium"]
LegalForm = Literal["机关", "事业单位", "企业", "社会服务机构", "社会团体"]
PlatformStatus = Literal["planned", "building", "running", "withdrawn"]
FacilityKind = Literal["major", "computing"]
ParkKind = Literal["高新区", "开发区", "自创区", "试验区", "科技城", "小镇", "农业园区", "保税区", "园区"]
RegionKind = Literal["cross_boundary", "policy"]
FundKind = Literal["引导基金", "子基金", "专项资金", "自然科学基金", "风险补偿", "投资基金"]
FundStage = Literal["seed", "angel", "venture", "growth"]
Genre = Literal["规划", "行动方案", "政策措施", "办法", "条例", "意见", "分工方案", "工作要点", "工作报告", "督查整改", "通知", "清单", "解读"]
Force = Literal["in_force", "amended", "repealed", "expired", "unknown"]
ProgramKind = Literal["plan", "engineering", "action", "special"]
ProjectKind = Literal["research", "construction", "investment", "demonstration"]
MeasureKind = Literal["task", "safeguard", "report", "goal"]
TargetKind = Literal["figure", "relative", "rank", "qualitative"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
Attribute = Literal["binding", "anticipatory"]
Strength = Literal["ensure", "plain", "strive", "explore"]
Change = Literal["level", "growth", "net_increment", "gross_increment"]
Per = Literal["total", "year", "quarter"]
TargetStage = Literal["annual", "midterm", "final"]
ObservationStatus = Literal["final", "preliminary", "estimate"]
ProvisionKind = Literal["补助", "后补助", "奖励", "贴息", "税收", "用地", "资格", "服务", "限制"]
Completeness = Literal["whole", "fragment", "summary"]
Authority = Literal["official", "reprint", "sample"]
PassageKind = Literal["title", "front", "heading", "item", "paragraph", "row", "attachment", "closing"]
DecisionKind = Literal["same", "not_same", "same_task", "not_same_task", "status"]
ProgressStatus = Literal["not_started", "in_progress", "done", "delayed", "dropped"]
Direction = Literal["up", "down", "neutral"]
MeasureType = Literal["stock", "flow", "ratio", "rank", "index"]
UnitKind = Literal["money", "percent", "count", "people", "fte", "per_capita", "area", "rank", "time", "energy", "index", "mass"]
Role = Literal["lead", "responsible", "remit", "support", "guide", "oversee", "territorial"]
ResponsibilityBasis = Literal["explicit", "inherited", "table"]
MembershipBasis = Literal["listed", "by_place"]
AssignmentBasis = Literal["explicit", "derived"]
Action = Literal["build", "support", "establish", "bid", "upgrade", "merge", "attract", "formulate", "implement", "evaluate", "participate", "abolish", "mentions"]
Polarity = Literal["positive", "negative"]
SupervisionKind = Literal["competent", "administers", "accredits", "guides"]
ManagementRole = Literal["manager", "sponsor"]
FundingKind = Literal["拨款", "后补助", "出资", "股权投资", "担保", "贷款"]
FundingState = Literal["planned", "committed", "paid"]
ObtainedStatus = Literal["granted", "preparing", "cultivating", "withdrawn"]
IssueRole = Literal["issued", "joint", "forwarded", "drafted", "interprets"]
SuccessionKind = Literal["renamed", "merged", "split", "upgraded", "restructured"]
AttainmentVerdict = Literal["attained", "on_track", "behind", "missed", "not_comparable"]
CascadeVerdict = Literal["covers", "stronger", "weaker", "conflicts", "not_comparable"]
Language = Literal["zh", "en"]


class Entity(Node):
    """命名实体 / named thing. Anything that bears a name of its own; a node that documents share."""

    labels: ClassVar[tuple[str, ...]] = ("Entity",)
    family: ClassVar[str | None] = None
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None


class Actor(Node):
    """主体 / actor. An organisation that acts and can be held to a task; persons are left out."""

    labels: ClassVar[tuple[str, ...]] = ("Actor", "Entity",)
    family: ClassVar[str | None] = "actor"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    uscc: str | None = None
    ror: str | None = None
    legal_form: LegalForm | None = None


class GovernmentUnit(Node):
    """党政机关和公共机构 / public body. Departments, governments, Party organs, courts, mass organisations, leading groups, committees of zones; under the official name borne on the document's date."""

    labels: ClassVar[tuple[str, ...]] = ("GovernmentUnit", "Actor", "Entity",)
    family: ClassVar[str | None] = "unit"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    uscc: str | None = None
    ror: str | None = None
    legal_form: LegalForm | None = None
    organ_kind: OrganKind | None = None
    level: Level | None = None
    jurisdiction: str | None = None
    functions: list[str] | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None


class Enterprise(Node):
    """企业 / enterprise. A named company or group of companies."""

    labels: ClassVar[tuple[str, ...]] = ("Enterprise", "Actor", "Entity",)
    family: ClassVar[str | None] = "actor"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    uscc: str | None = None
    ror: str | None = None
    legal_form: LegalForm | None = None


class University(Node):
    """高等院校 / university. A named university, college or vocational college."""

    labels: ClassVar[tuple[str, ...]] = ("University", "Actor", "Entity",)
    family: ClassVar[str | None] = "actor"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    uscc: str | None = None
    ror: str | None = None
    legal_form: LegalForm | None = None


class Institute(Node):
    """科研机构 / research institute. A named research institute, new-type R&D body or hospital."""

    labels: ClassVar[tuple[str, ...]] = ("Institute", "Actor", "Entity",)
    family: ClassVar[str | None] = "actor"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    uscc: str | None = None
    ror: str | None = None
    legal_form: LegalForm | None = None
    kind: InstituteKind | None = None


class Alliance(Node):
    """联盟、协会、创新联合体 / alliance or association. A body that several actors form, such as an alliance, association, society or innovation consortium."""

    labels: ClassVar[tuple[str, ...]] = ("Alliance", "Actor", "Entity",)
    family: ClassVar[str | None] = "actor"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    uscc: str | None = None
    ror: str | None = None
    legal_form: LegalForm | None = None
    kind: AllianceKind | None = None


class Concept(Node):
    """概念 / concept. An entry of a vocabulary; broader and narrower stay within its own family."""

    labels: ClassVar[tuple[str, ...]] = ("Concept",)
    family: ClassVar[str | None] = None
    root: ClassVar[str] = "Concept"
    id: str
    name: str
    name_en: str | None = None
    definition: str | None = None
    code: str | None = None
    resolved: bool | None = None


class Indicator(Node):
    """指标 / indicator. What a figure measures, under a canonical name with aliases."""

    labels: ClassVar[tuple[str, ...]] = ("Indicator", "Concept",)
    family: ClassVar[str | None] = "indicator"
    root: ClassVar[str] = "Concept"
    id: str
    name: str
    name_en: str | None = None
    definition: str | None = None
    code: str | None = None
    resolved: bool | None = None
    unit_kind: UnitKind | None = None
    direction: Direction | None = None
    measure_type: MeasureType | None = None
    additive_places: bool | None = None
    additive_years: bool | None = None
    usual_lag: int | None = None


class Designation(Node):
    """资质、称号与平台类别 / designation. A title, qualification or class of platforms that an authority grants, such as national key laboratory or high-tech enterprise."""

    labels: ClassVar[tuple[str, ...]] = ("Designation", "Concept",)
    family: ClassVar[str | None] = "designation"
    root: ClassVar[str] = "Concept"
    id: str
    name: str
    name_en: str | None = None
    definition: str | None = None
    code: str | None = None
    resolved: bool | None = None
    level: Level | None = None
    granted_by: str | None = None
    validity_years: int | None = None


class Field(Node):
    """领域 / field. A field of technology or industry, with broader and narrower ones."""

    labels: ClassVar[tuple[str, ...]] = ("Field", "Concept",)
    family: ClassVar[str | None] = "field"
    root: ClassVar[str] = "Concept"
    id: str
    name: str
    name_en: str | None = None
    definition: str | None = None
    code: str | None = None
    resolved: bool | None = None


class Theme(Node):
    """政策主题 / policy theme. What a policy is about, by the codes of the OECD STIP taxonomy."""

    labels: ClassVar[tuple[str, ...]] = ("Theme", "Concept",)
    family: ClassVar[str | None] = "theme"
    root: ClassVar[str] = "Concept"
    id: str
    name: str
    name_en: str | None = None
    definition: str | None = None
    code: str | None = None
    resolved: bool | None = None


class Instrument(Node):
    """政策工具 / policy instrument. By what means a policy acts; a scheme of our own, with close and broad matches to STIP."""

    labels: ClassVar[tuple[str, ...]] = ("Instrument", "Concept",)
    family: ClassVar[str | None] = "instrument"
    root: ClassVar[str] = "Concept"
    id: str
    name: str
    name_en: str | None = None
    definition: str | None = None
    code: str | None = None
    resolved: bool | None = None


class TargetGroup(Node):
    """政策对象 / target group. Whom a policy is meant for, by the codes of the OECD STIP taxonomy."""

    labels: ClassVar[tuple[str, ...]] = ("TargetGroup", "Concept",)
    family: ClassVar[str | None] = "group"
    root: ClassVar[str] = "Concept"
    id: str
    name: str
    name_en: str | None = None
    definition: str | None = None
    code: str | None = None
    resolved: bool | None = None


class Decision(Node):
    """人工判定 / decision. What a person said, never overwritten; ids are kept as text, so that it outlives reloads."""

    labels: ClassVar[tuple[str, ...]] = ("Decision",)
    family: ClassVar[str | None] = "decision"
    root: ClassVar[str] = "Decision"
    id: str
    kind: DecisionKind
    subjects: list[str]
    by: str
    at: str
    why: str | None = None


class StatusUpdate(Node):
    """进展通报 / status update. An official word on the progress of a measure, deliverable or problem."""

    labels: ClassVar[tuple[str, ...]] = ("StatusUpdate", "Decision",)
    family: ClassVar[str | None] = "decision"
    root: ClassVar[str] = "Decision"
    id: str
    kind: DecisionKind
    subjects: list[str]
    by: str
    at: str
    why: str | None = None
    status: ProgressStatus
    note: str | None = None


class Document(Node):
    """文件 / document. One source version that was taken in; it owns the facts that it states."""

    labels: ClassVar[tuple[str, ...]] = ("Document",)
    family: ClassVar[str | None] = "document"
    root: ClassVar[str] = "Document"
    id: str
    sha256: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    retrieved_at: str | None = None
    published: PartialDate | None = None
    issuer: str | None = None
    place: str | None = None
    completeness: Completeness
    completeness_why: str | None = None
    authority: Authority
    marking: str | None = None
    quality: list[str] | None = None
    clauses_seen: int | None = None
    clauses_read: int | None = None
    clauses_skipped: list[str] | None = None
    figures_seen: int | None = None
    figures_read: int | None = None
    unread: float | None = None
    slips: list[str] | None = None
    extractor_version: str | None = None
    ontology_version: str | None = None
    settings: str | None = None
    told: str | None = None


class Passage(Node):
    """段落 / passage. One paragraph, heading or table row of a document, in order, with its clean text."""

    labels: ClassVar[tuple[str, ...]] = ("Passage",)
    family: ClassVar[str | None] = "passage"
    root: ClassVar[str] = "Passage"
    id: str
    document: str
    ordinal: int
    kind: PassageKind
    path: list[str] | None = None
    text: str
    part: int | None = None
    raw_start: int | None = None
    raw_end: int | None = None
    segments: str | None = None
    page: int | None = None
    contact: bool | None = None


class Run(Node):
    """采集批次 / run. One ingest run that wrote: version, settings and counts."""

    labels: ClassVar[tuple[str, ...]] = ("Run",)
    family: ClassVar[str | None] = "run"
    root: ClassVar[str] = "Run"
    id: str
    version: str | None = None
    settings: str | None = None
    counts: str | None = None
    started_at: str | None = None
    ended_at: str | None = None


class Name(Node):
    """名称 / name form. One surface form, as documents or a vocabulary use it."""

    labels: ClassVar[tuple[str, ...]] = ("Name",)
    family: ClassVar[str | None] = "name"
    root: ClassVar[str] = "Name"
    id: str
    text: str
    lang: Language | None = None


class Measure(Node):
    """任务、举措 / measure. One task of a plan: its number, lead phrase and text."""

    labels: ClassVar[tuple[str, ...]] = ("Measure",)
    family: ClassVar[str | None] = "measure"
    root: ClassVar[str] = "Measure"
    id: str
    number: str
    title: str
    path: list[str] | None = None
    kind: MeasureKind
    text: str | None = None
    ordinal: int | None = None
    deadline: PartialDate | None = None
    deadline_text: str | None = None
    deadline_passages: list[str] | None = None
    deadline_starts: list[int] | None = None
    deadline_ends: list[int] | None = None
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class Deliverable(Node):
    """任务节点 / deliverable. One dated or countable promise inside a measure."""

    labels: ClassVar[tuple[str, ...]] = ("Deliverable",)
    family: ClassVar[str | None] = "deliverable"
    root: ClassVar[str] = "Deliverable"
    id: str
    verb: str | None = None
    object_text: str
    due: PartialDate | None = None
    due_text: str | None = None
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class Target(Node):
    """目标 / target. What a document says is to be reached: a figure, a relation to another figure, a rank or a quality."""

    labels: ClassVar[tuple[str, ...]] = ("Target",)
    family: ClassVar[str | None] = "target"
    root: ClassVar[str] = "Target"
    id: str
    kind: TargetKind
    indicator_as_stated: str
    value: float | None = None
    value2: float | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    reference: str | None = None
    attribute: Attribute | None = None
    strength: Strength | None = None
    change: Change
    per: Per
    year: int | None = None
    period_start: int | None = None
    stage: TargetStage | None = None
    baseline: float | None = None
    cumulative: bool | None = None
    text: str | None = None
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class Observation(Node):
    """完成值 / observation. A figure that was reached, or is expected for the year reported."""

    labels: ClassVar[tuple[str, ...]] = ("Observation",)
    family: ClassVar[str | None] = "observation"
    root: ClassVar[str] = "Observation"
    id: str
    indicator_as_stated: str
    value: float | None = None
    value2: float | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    change: Change
    per: Per
    year: int | None = None
    period_start: int | None = None
    baseline: float | None = None
    cumulative: bool | None = None
    status: ObservationStatus | None = None
    text: str | None = None
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class Provision(Node):
    """政策条款 / provision. One grant, tax, land or service benefit, or a restriction or penalty."""

    labels: ClassVar[tuple[str, ...]] = ("Provision",)
    family: ClassVar[str | None] = "provision"
    root: ClassVar[str] = "Provision"
    id: str
    kind: ProvisionKind
    amount: float | None = None
    rate: float | None = None
    cap: float | None = None
    unit: str | None = None
    per: str | None = None
    text: str
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class Condition(Node):
    """申报条件 / condition. An eligibility test of a provision or designation."""

    labels: ClassVar[tuple[str, ...]] = ("Condition",)
    family: ClassVar[str | None] = "condition"
    root: ClassVar[str] = "Condition"
    id: str
    subject: str | None = None
    indicator_as_stated: str | None = None
    comparator: Comparator | None = None
    value: float | None = None
    unit: str | None = None
    text: str
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class Problem(Node):
    """督查发现问题 / problem found. A problem found by an inspection, to which a rectification list answers."""

    labels: ClassVar[tuple[str, ...]] = ("Problem",)
    family: ClassVar[str | None] = "problem"
    root: ClassVar[str] = "Problem"
    id: str
    number: str | None = None
    title: str
    text: str | None = None
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class Fund(Node):
    """基金与专项资金 / fund. A named guidance fund, sub-fund, earmarked budget fund, science foundation or risk compensation fund."""

    labels: ClassVar[tuple[str, ...]] = ("Fund", "Entity",)
    family: ClassVar[str | None] = "fund"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    kind: FundKind | None = None
    size: float | None = None
    stage: FundStage | None = None


class Program(Node):
    """计划、工程、专项 / programme. A named plan of work, engineering programme, action or special programme that holds tasks or projects."""

    labels: ClassVar[tuple[str, ...]] = ("Program", "Entity",)
    family: ClassVar[str | None] = "program"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    kind: ProgramKind | None = None


class Project(Node):
    """项目 / project. A named project of research, construction, investment or demonstration."""

    labels: ClassVar[tuple[str, ...]] = ("Project", "Entity",)
    family: ClassVar[str | None] = "project"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    kind: ProjectKind | None = None
    total_investment: float | None = None
    period_start: int | None = None
    period_end: int | None = None
    site: str | None = None
    content: str | None = None


class Place(Node):
    """行政区划 / place. An administrative division with its history, coded by GB/T 2260; users can add places of their own."""

    labels: ClassVar[tuple[str, ...]] = ("Place",)
    family: ClassVar[str | None] = "place"
    root: ClassVar[str] = "Place"
    id: str
    name: str
    name_en: str | None = None
    code: str
    level: Level | None = None
    parent: str | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    source: str | None = None


class Plan(Node):
    """政策文件 / policy document. A plan, scheme, opinion, set of rules or list, issued or to be issued; apart from the file that carries its text."""

    labels: ClassVar[tuple[str, ...]] = ("Plan", "Entity",)
    family: ClassVar[str | None] = "plan"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    genre: Genre | None = None
    level: Level | None = None
    document_number: str | None = None
    issued_on: PartialDate | None = None
    effective_on: PartialDate | None = None
    expires_on: PartialDate | None = None
    trial: bool | None = None
    force: Force | None = None
    period_start: int | None = None
    period_end: int | None = None


class Assessment(Node):
    """考核评价 / assessment. A scheme by which units, places or platforms are judged."""

    labels: ClassVar[tuple[str, ...]] = ("Assessment", "Entity",)
    family: ClassVar[str | None] = "assessment"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    frequency: str | None = None
    basis_text: str | None = None
    consequence: str | None = None


class Platform(Node):
    """创新平台 / innovation platform. A named body or facility for research, transfer, service or incubation; it can act in sentences too."""

    labels: ClassVar[tuple[str, ...]] = ("Platform", "Entity",)
    family: ClassVar[str | None] = "platform"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    level: Level | None = None
    status: PlatformStatus | None = None


class Laboratory(Node):
    """实验室 / laboratory. A named laboratory of any level, national or key laboratories included."""

    labels: ClassVar[tuple[str, ...]] = ("Laboratory", "Platform", "Entity",)
    family: ClassVar[str | None] = "platform"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    level: Level | None = None
    status: PlatformStatus | None = None


class InnovationCenter(Node):
    """创新中心 / innovation centre. Centres for technology, manufacturing or industrial innovation, engineering research centres, clinical research centres."""

    labels: ClassVar[tuple[str, ...]] = ("InnovationCenter", "Platform", "Entity",)
    family: ClassVar[str | None] = "platform"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    level: Level | None = None
    status: PlatformStatus | None = None


class ScienceFacility(Node):
    """重大科技基础设施与算力设施 / research infrastructure. Major research facilities, and computing facilities such as supercomputing, AI computing and data centres."""

    labels: ClassVar[tuple[str, ...]] = ("ScienceFacility", "Platform", "Entity",)
    family: ClassVar[str | None] = "platform"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    level: Level | None = None
    status: PlatformStatus | None = None
    kind: FacilityKind | None = None


class ServicePlatform(Node):
    """服务平台 / service platform. Service complexes, technology markets, exchanges, pilot-test bases, information systems and service centres."""

    labels: ClassVar[tuple[str, ...]] = ("ServicePlatform", "Platform", "Entity",)
    family: ClassVar[str | None] = "platform"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    level: Level | None = None
    status: PlatformStatus | None = None


class Incubator(Node):
    """孵化器 / incubator. Incubators of technology companies, makerspaces, accelerators and start-up bases."""

    labels: ClassVar[tuple[str, ...]] = ("Incubator", "Platform", "Entity",)
    family: ClassVar[str | None] = "platform"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    level: Level | None = None
    status: PlatformStatus | None = None


class Zone(Node):
    """空间载体 / zone. A space drawn or named by policy, not an administrative division."""

    labels: ClassVar[tuple[str, ...]] = ("Zone", "Entity",)
    family: ClassVar[str | None] = "zone"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    level: Level | None = None
    status: PlatformStatus | None = None


class Corridor(Node):
    """科创走廊 / S&T innovation corridor. A corridor or belt of science and technology innovation that links several cities or districts."""

    labels: ClassVar[tuple[str, ...]] = ("Corridor", "Zone", "Entity",)
    family: ClassVar[str | None] = "zone"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    level: Level | None = None
    status: PlatformStatus | None = None


class Park(Node):
    """园区与功能区 / development zone or park. High-tech zones, development zones, demonstration and pilot zones, science cities, themed towns and parks."""

    labels: ClassVar[tuple[str, ...]] = ("Park", "Zone", "Entity",)
    family: ClassVar[str | None] = "zone"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    level: Level | None = None
    status: PlatformStatus | None = None
    kind: ParkKind | None = None


class Region(Node):
    """跨行政区或政策区域 / region. A region across administrative borders or drawn by policy, such as a city cluster or a set of mountain counties."""

    labels: ClassVar[tuple[str, ...]] = ("Region", "Zone", "Entity",)
    family: ClassVar[str | None] = "zone"
    root: ClassVar[str] = "Entity"
    id: str
    name: str
    name_en: str | None = None
    resolved: bool | None = None
    place: str | None = None
    level: Level | None = None
    status: PlatformStatus | None = None
    kind: RegionKind | None = None


class BroaderRelation(Relation):
    """上位 / has broader. A wider concept of the same vocabulary."""

    type: ClassVar[str] = "BROADER"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Field", "Field"), ("Indicator", "Indicator"), ("Designation", "Designation"), ("Theme", "Theme"), ("Instrument", "Instrument"),)
    source: str


class CountsRelation(Relation):
    """计数 / counts. The designation whose holders an indicator counts."""

    type: ClassVar[str] = "COUNTS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Indicator", "Designation"),)
    source: str


class InFieldRelation(Relation):
    """所属领域 / is in field. The field of a measure, platform, fund, project, actor, zone, programme or plan."""

    type: ClassVar[str] = "IN_FIELD"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Measure", "Field"), ("Platform", "Field"), ("Fund", "Field"), ("Project", "Field"), ("Actor", "Field"), ("Zone", "Field"), ("Program", "Field"), ("Plan", "Field"),)
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None
    inputs: list[str] | None = None


class HasThemeRelation(Relation):
    """所属主题 / has theme. The policy theme of a measure, plan or provision."""

    type: ClassVar[str] = "HAS_THEME"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Measure", "Theme"), ("Plan", "Theme"), ("Provision", "Theme"),)
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str
    inputs: list[str] | None = None


class UsesInstrumentRelation(Relation):
    """采用工具 / uses instrument. The policy instrument that a measure, plan or provision uses."""

    type: ClassVar[str] = "USES_INSTRUMENT"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Measure", "Instrument"), ("Plan", "Instrument"), ("Provision", "Instrument"),)
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str
    inputs: list[str] | None = None


class AimsAtRelation(Relation):
    """面向对象 / aims at. The target group at which a measure, plan or provision aims."""

    type: ClassVar[str] = "AIMS_AT"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Measure", "TargetGroup"), ("Plan", "TargetGroup"), ("Provision", "TargetGroup"),)
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str
    inputs: list[str] | None = None


class BenefitsRelation(Relation):
    """惠及 / benefits. The target group, holders of a designation or actor that a provision benefits."""

    type: ClassVar[str] = "BENEFITS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Provision", "TargetGroup"), ("Provision", "Designation"), ("Provision", "Actor"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class RequiresRelation(Relation):
    """要求 / requires. The condition or designation that a provision or designation asks for."""

    type: ClassVar[str] = "REQUIRES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Provision", "Condition"), ("Provision", "Designation"), ("Designation", "Condition"), ("Designation", "Designation"),)
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None


class AdministersRelation(Relation):
    """经办 / administers. An actor administers a provision."""

    type: ClassVar[str] = "ADMINISTERS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Provision"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class StatedInRelation(Relation):
    """载于 / is stated in. The document that carries the plan or states the fact."""

    type: ClassVar[str] = "STATED_IN"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Document"), ("Measure", "Document"), ("Deliverable", "Document"), ("Target", "Document"), ("Observation", "Document"), ("Provision", "Document"), ("Condition", "Document"), ("Problem", "Document"),)
    document: str


class HasPassageRelation(Relation):
    """含段落 / has passage. A passage of the document."""

    type: ClassVar[str] = "HAS_PASSAGE"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Document", "Passage"),)
    document: str


class NextRelation(Relation):
    """下一段 / next. The passage that follows in the same document."""

    type: ClassVar[str] = "NEXT"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Passage", "Passage"),)
    document: str


class ProducedRelation(Relation):
    """写入 / produced. A document that the run wrote."""

    type: ClassVar[str] = "PRODUCED"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Run", "Document"),)


class StatesRelation(Relation):
    """陈述属性 / states. What a document says of a property of a shared thing."""

    type: ClassVar[str] = "STATES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Document", "Entity"),)
    property: str
    value: str | int | float | bool
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class NamesRelation(Relation):
    """指称 / names. What a surface form stands for, as a document or a vocabulary uses it."""

    type: ClassVar[str] = "NAMES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Name", "Entity"), ("Name", "Concept"), ("Name", "Place"),)
    document: str | None = None
    source: str | None = None


class MentionsRelation(Relation):
    """提到 / mentions. A thing that stands in a passage, with where it begins and ends."""

    type: ClassVar[str] = "MENTIONS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Passage", "Entity"), ("Passage", "Designation"), ("Passage", "Indicator"), ("Passage", "Field"),)
    start: int
    end: int
    confidence: float | None = None
    method: str | None = None
    document: str


class IssuedRelation(Relation):
    """发布 / issued. An actor issued a plan, alone or jointly, forwarded it, drafted it or has the authority to interpret it."""

    type: ClassVar[str] = "ISSUED"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Plan"),)
    role: IssueRole | None = None
    name_as_stated: str | None = None
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class BasedOnRelation(Relation):
    """依据 / is based on. The plan on which another is based."""

    type: ClassVar[str] = "BASED_ON"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class AmendsRelation(Relation):
    """修订 / amends. The plan that another amends."""

    type: ClassVar[str] = "AMENDS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class SupersedesRelation(Relation):
    """取代 / supersedes. The plan whose place another takes."""

    type: ClassVar[str] = "SUPERSEDES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class RepealsRelation(Relation):
    """废止 / repeals. The plan that another repeals."""

    type: ClassVar[str] = "REPEALS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class CitesRelation(Relation):
    """引用 / cites. A plan that another names."""

    type: ClassVar[str] = "CITES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class CarriesRelation(Relation):
    """印送正文 / carries. The main text that a notice carries."""

    type: ClassVar[str] = "CARRIES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class InterpretsRelation(Relation):
    """解读 / interprets. The plan that an official reading explains."""

    type: ClassVar[str] = "INTERPRETS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class BidsForRelation(Relation):
    """争创 / bids for. An agent applies for, or strives to become, another platform, title or project."""

    type: ClassVar[str] = "BIDS_FOR"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Actor"), ("Actor", "Platform"), ("Actor", "Zone"), ("Actor", "Fund"), ("Actor", "Program"), ("Actor", "Project"), ("Actor", "Designation"), ("Platform", "Actor"), ("Platform", "Platform"), ("Platform", "Zone"), ("Platform", "Fund"), ("Platform", "Program"), ("Platform", "Project"), ("Platform", "Designation"), ("Zone", "Actor"), ("Zone", "Platform"), ("Zone", "Zone"), ("Zone", "Fund"), ("Zone", "Program"), ("Zone", "Project"), ("Zone", "Designation"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class BuildsRelation(Relation):
    """建设 / builds. An agent builds, leads in setting up or jointly builds a platform, body or project."""

    type: ClassVar[str] = "BUILDS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Actor"), ("Actor", "Platform"), ("Actor", "Zone"), ("Actor", "Fund"), ("Actor", "Program"), ("Actor", "Project"), ("Actor", "Designation"), ("Platform", "Actor"), ("Platform", "Platform"), ("Platform", "Zone"), ("Platform", "Fund"), ("Platform", "Program"), ("Platform", "Project"), ("Platform", "Designation"), ("Zone", "Actor"), ("Zone", "Platform"), ("Zone", "Zone"), ("Zone", "Fund"), ("Zone", "Program"), ("Zone", "Project"), ("Zone", "Designation"),)
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None


class HostsRelation(Relation):
    """依托承担 / hosts. A platform or project rests on the agent, or is carried by it."""

    type: ClassVar[str] = "HOSTS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Actor"), ("Actor", "Platform"), ("Actor", "Zone"), ("Actor", "Fund"), ("Actor", "Program"), ("Actor", "Project"), ("Actor", "Designation"), ("Platform", "Actor"), ("Platform", "Platform"), ("Platform", "Zone"), ("Platform", "Fund"), ("Platform", "Program"), ("Platform", "Project"), ("Platform", "Designation"), ("Zone", "Actor"), ("Zone", "Platform"), ("Zone", "Zone"), ("Zone", "Fund"), ("Zone", "Program"), ("Zone", "Project"), ("Zone", "Designation"),)
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None


class OperatesRelation(Relation):
    """运营 / operates. An agent runs a platform, zone or project from day to day."""

    type: ClassVar[str] = "OPERATES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Actor"), ("Actor", "Platform"), ("Actor", "Zone"), ("Actor", "Fund"), ("Actor", "Program"), ("Actor", "Project"), ("Actor", "Designation"), ("Platform", "Actor"), ("Platform", "Platform"), ("Platform", "Zone"), ("Platform", "Fund"), ("Platform", "Program"), ("Platform", "Project"), ("Platform", "Designation"), ("Zone", "Actor"), ("Zone", "Platform"), ("Zone", "Zone"), ("Zone", "Fund"), ("Zone", "Program"), ("Zone", "Project"), ("Zone", "Designation"),)
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None


class FundsRelation(Relation):
    """资助 / funds. An actor, fund or programme gives money to an agent, fund, project or programme."""

    type: ClassVar[str] = "FUNDS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Actor"), ("Actor", "Platform"), ("Actor", "Zone"), ("Actor", "Fund"), ("Actor", "Project"), ("Actor", "Program"), ("Fund", "Actor"), ("Fund", "Platform"), ("Fund", "Zone"), ("Fund", "Fund"), ("Fund", "Project"), ("Fund", "Program"), ("Program", "Actor"), ("Program", "Platform"), ("Program", "Zone"), ("Program", "Fund"), ("Program", "Project"), ("Program", "Program"),)
    kind: FundingKind
    amount: float | None = None
    year: int | None = None
    state: FundingState | None = None
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class ObtainedRelation(Relation):
    """获得 / obtained. An agent or place was granted a title, platform or zone; preparing, cultivating and withdrawn ones included."""

    type: ClassVar[str] = "OBTAINED"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Designation"), ("Actor", "Platform"), ("Actor", "Zone"), ("Platform", "Designation"), ("Platform", "Platform"), ("Platform", "Zone"), ("Zone", "Designation"), ("Zone", "Platform"), ("Zone", "Zone"), ("Place", "Designation"), ("Place", "Platform"), ("Place", "Zone"),)
    date: PartialDate | None = None
    batch: str | None = None
    status: ObtainedStatus | None = None
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None


class HasTypeRelation(Relation):
    """类别为 / has type. The designation that says what class of platform, zone or actor it is."""

    type: ClassVar[str] = "HAS_TYPE"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Platform", "Designation"), ("Zone", "Designation"), ("Actor", "Designation"),)
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None
    inputs: list[str] | None = None


class BuiltByRelation(Relation):
    """建设单位 / is built by. The actor that builds a project."""

    type: ClassVar[str] = "BUILT_BY"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Project", "Actor"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class UndertakenByRelation(Relation):
    """承担单位 / is undertaken by. The actor that undertakes a project or won its open bidding."""

    type: ClassVar[str] = "UNDERTAKEN_BY"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Project", "Actor"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class PostedByRelation(Relation):
    """出榜单位 / is posted by. The actor that posted a project for open bidding."""

    type: ClassVar[str] = "POSTED_BY"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Project", "Actor"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class LocatedInRelation(Relation):
    """位于 / is located in. The zone or place in which an agent or project lies."""

    type: ClassVar[str] = "LOCATED_IN"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Zone"), ("Actor", "Place"), ("Platform", "Zone"), ("Platform", "Place"), ("Zone", "Zone"), ("Zone", "Place"), ("Project", "Zone"), ("Project", "Place"),)
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None


class SucceededByRelation(Relation):
    """沿革为 / is succeeded by. What took its place after a renaming, merger, split, upgrade or restructuring; of the same kind."""

    type: ClassVar[str] = "SUCCEEDED_BY"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("GovernmentUnit", "GovernmentUnit"), ("Platform", "Platform"), ("Zone", "Zone"), ("Program", "Program"), ("Designation", "Designation"), ("Place", "Place"),)
    kind: SuccessionKind
    valid_from: PartialDate | None = None
    source: str | None = None
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None


class ResponsibleForRelation(Relation):
    """负责 / is responsible for. An agent answers for a measure, deliverable, target, problem or the plan as a whole, in a role such as lead or support."""

    type: ClassVar[str] = "RESPONSIBLE_FOR"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Measure"), ("Actor", "Deliverable"), ("Actor", "Target"), ("Actor", "Problem"), ("Actor", "Plan"), ("Platform", "Measure"), ("Platform", "Deliverable"), ("Platform", "Target"), ("Platform", "Problem"), ("Platform", "Plan"), ("Zone", "Measure"), ("Zone", "Deliverable"), ("Zone", "Target"), ("Zone", "Problem"), ("Zone", "Plan"),)
    role: Role
    label: str | None = None
    rank: int | None = None
    basis: ResponsibilityBasis | None = None
    collective: bool | None = None
    name_as_stated: str | None = None
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class SupervisesRelation(Relation):
    """主管 / supervises. An actor holds authority over a platform, zone, fund, programme or designation: as competent authority, administrator, accreditor or professional guide."""

    type: ClassVar[str] = "SUPERVISES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Platform"), ("Actor", "Zone"), ("Actor", "Fund"), ("Actor", "Program"), ("Actor", "Designation"),)
    kind: SupervisionKind
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    name_as_stated: str | None = None
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None


class ManagesRelation(Relation):
    """管理 / manages. An actor manages a zone, fund or programme, or sponsors it."""

    type: ClassVar[str] = "MANAGES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Zone"), ("Actor", "Fund"), ("Actor", "Program"),)
    role: ManagementRole | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None


class MemberOfRelation(Relation):
    """成员 / is a member of. An actor is a member of a leading group or the like, or belongs to a collective such as all counties."""

    type: ClassVar[str] = "MEMBER_OF"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "GovernmentUnit"),)
    basis: MembershipBasis | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None
    inputs: list[str] | None = None


class OfficeAtRelation(Relation):
    """办公室设在 / has its office at. The office of a coordinating body is set up at another body."""

    type: ClassVar[str] = "OFFICE_AT"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "GovernmentUnit"),)
    basis: MembershipBasis | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None


class ReportsToRelation(Relation):
    """报告 / reports to. One actor reports on its work to another."""

    type: ClassVar[str] = "REPORTS_TO"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Actor", "Actor"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class AssignedToRelation(Relation):
    """分解下达 / is assigned to. A target is handed down to an actor or a place."""

    type: ClassVar[str] = "ASSIGNED_TO"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Target", "Actor"), ("Target", "Place"),)
    basis: AssignmentBasis
    name_as_stated: str | None = None
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str
    inputs: list[str] | None = None


class PartOfRelation(Relation):
    """属于 / is part of. A measure is part of a plan, a deliverable of a measure, a named thing of a larger platform, zone, fund, programme or actor."""

    type: ClassVar[str] = "PART_OF"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Measure", "Plan"), ("Deliverable", "Measure"), ("Platform", "Platform"), ("Platform", "Zone"), ("Platform", "Actor"), ("Platform", "Fund"), ("Platform", "Program"), ("Zone", "Platform"), ("Zone", "Zone"), ("Zone", "Actor"), ("Zone", "Fund"), ("Zone", "Program"), ("Actor", "Platform"), ("Actor", "Zone"), ("Actor", "Actor"), ("Actor", "Fund"), ("Actor", "Program"), ("Fund", "Platform"), ("Fund", "Zone"), ("Fund", "Actor"), ("Fund", "Fund"), ("Fund", "Program"), ("Program", "Platform"), ("Program", "Zone"), ("Program", "Actor"), ("Program", "Fund"), ("Program", "Program"), ("Project", "Platform"), ("Project", "Zone"), ("Project", "Actor"), ("Project", "Fund"), ("Project", "Program"),)
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    document: str | None = None
    passages: list[str] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    confidence: float | None = None
    method: str | None = None
    source: str | None = None


class HasTargetRelation(Relation):
    """提出目标 / has target. A plan or measure sets a target."""

    type: ClassVar[str] = "HAS_TARGET"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Target"), ("Measure", "Target"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class HasObservationRelation(Relation):
    """报告完成值 / has observation. A plan or measure reports a figure that was reached."""

    type: ClassVar[str] = "HAS_OBSERVATION"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Observation"), ("Measure", "Observation"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class HasProvisionRelation(Relation):
    """规定条款 / has provision. A plan or measure lays down a provision."""

    type: ClassVar[str] = "HAS_PROVISION"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Provision"), ("Measure", "Provision"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class MeasuresRelation(Relation):
    """度量 / measures. The indicator that a target, observation or condition measures."""

    type: ClassVar[str] = "MEASURES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Target", "Indicator"), ("Observation", "Indicator"), ("Condition", "Indicator"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class ForPlaceRelation(Relation):
    """针对地区 / is for. The place or region that a target or observation is for."""

    type: ClassVar[str] = "FOR_PLACE"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Target", "Place"), ("Target", "Region"), ("Observation", "Place"), ("Observation", "Region"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class AppliesToRelation(Relation):
    """适用于 / applies to. The place or region to which a plan or provision applies."""

    type: ClassVar[str] = "APPLIES_TO"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Place"), ("Plan", "Region"), ("Provision", "Place"), ("Provision", "Region"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class AboutRelation(Relation):
    """涉及 / is about. A named thing that a measure or deliverable names, with the action that governs it; mentions where no verb does."""

    type: ClassVar[str] = "ABOUT"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Measure", "Entity"), ("Measure", "Designation"), ("Deliverable", "Entity"), ("Deliverable", "Designation"),)
    action: Action
    polarity: Polarity | None = None
    name_as_stated: str | None = None
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class AddressesRelation(Relation):
    """回应问题 / addresses. The problem that a measure answers to."""

    type: ClassVar[str] = "ADDRESSES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Measure", "Problem"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class FoundByRelation(Relation):
    """发现于 / is found by. The inspection report or other document that found the problem."""

    type: ClassVar[str] = "FOUND_BY"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Problem", "Plan"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class CarriesOnRelation(Relation):
    """落实细化 / carries on. A measure or plan divides, carries out or details another."""

    type: ClassVar[str] = "CARRIES_ON"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Measure", "Measure"), ("Measure", "Plan"), ("Plan", "Measure"), ("Plan", "Plan"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class SameTaskRelation(Relation):
    """同一任务 / is the same task as. Measures of two documents are the same task; derived, and firm where a decision says so."""

    type: ClassVar[str] = "SAME_TASK"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Measure", "Measure"),)
    score: float
    explanation: str | None = None
    firm: bool | None = None
    method: str
    inputs: list[str]


class AttainsRelation(Relation):
    """对应目标 / attains. How an observation compares with a target."""

    type: ClassVar[str] = "ATTAINS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Observation", "Target"),)
    verdict: AttainmentVerdict
    arithmetic: str | None = None
    method: str
    inputs: list[str]


class ContributesToRelation(Relation):
    """支撑上级目标 / contributes to. A lower level's target under a higher level's, with a verdict on how the two compare."""

    type: ClassVar[str] = "CONTRIBUTES_TO"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Target", "Target"),)
    verdict: CascadeVerdict
    arithmetic: str | None = None
    method: str
    inputs: list[str]


class UpdatesRelation(Relation):
    """更新进展 / updates. The measure, deliverable or problem whose progress a status update tells."""

    type: ClassVar[str] = "UPDATES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("StatusUpdate", "Measure"), ("StatusUpdate", "Deliverable"), ("StatusUpdate", "Problem"),)


class AssessesRelation(Relation):
    """考核 / assesses. The agents or designations that an assessment judges."""

    type: ClassVar[str] = "ASSESSES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Assessment", "Actor"), ("Assessment", "Platform"), ("Assessment", "Zone"), ("Assessment", "Designation"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class RunByRelation(Relation):
    """由其组织 / is run by. The actor that runs an assessment."""

    type: ClassVar[str] = "RUN_BY"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Assessment", "Actor"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


class UsesRelation(Relation):
    """采用指标 / uses. The indicators that an assessment uses."""

    type: ClassVar[str] = "USES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Assessment", "Indicator"),)
    document: str
    passages: list[str]
    starts: list[int]
    ends: list[int]
    confidence: float
    method: str


NODES: dict[str, type[Node]] = {
    "Entity": Entity,
    "Actor": Actor,
    "GovernmentUnit": GovernmentUnit,
    "Enterprise": Enterprise,
    "University": University,
    "Institute": Institute,
    "Alliance": Alliance,
    "Concept": Concept,
    "Indicator": Indicator,
    "Designation": Designation,
    "Field": Field,
    "Theme": Theme,
    "Instrument": Instrument,
    "TargetGroup": TargetGroup,
    "Decision": Decision,
    "StatusUpdate": StatusUpdate,
    "Document": Document,
    "Passage": Passage,
    "Run": Run,
    "Name": Name,
    "Measure": Measure,
    "Deliverable": Deliverable,
    "Target": Target,
    "Observation": Observation,
    "Provision": Provision,
    "Condition": Condition,
    "Problem": Problem,
    "Fund": Fund,
    "Program": Program,
    "Project": Project,
    "Place": Place,
    "Plan": Plan,
    "Assessment": Assessment,
    "Platform": Platform,
    "Laboratory": Laboratory,
    "InnovationCenter": InnovationCenter,
    "ScienceFacility": ScienceFacility,
    "ServicePlatform": ServicePlatform,
    "Incubator": Incubator,
    "Zone": Zone,
    "Corridor": Corridor,
    "Park": Park,
    "Region": Region,
}
RELATIONS: dict[str, type[Relation]] = {
    "BROADER": BroaderRelation,
    "COUNTS": CountsRelation,
    "IN_FIELD": InFieldRelation,
    "HAS_THEME": HasThemeRelation,
    "USES_INSTRUMENT": UsesInstrumentRelation,
    "AIMS_AT": AimsAtRelation,
    "BENEFITS": BenefitsRelation,
    "REQUIRES": RequiresRelation,
    "ADMINISTERS": AdministersRelation,
    "STATED_IN": StatedInRelation,
    "HAS_PASSAGE": HasPassageRelation,
    "NEXT": NextRelation,
    "PRODUCED": ProducedRelation,
    "STATES": StatesRelation,
    "NAMES": NamesRelation,
    "MENTIONS": MentionsRelation,
    "ISSUED": IssuedRelation,
    "BASED_ON": BasedOnRelation,
    "AMENDS": AmendsRelation,
    "SUPERSEDES": SupersedesRelation,
    "REPEALS": RepealsRelation,
    "CITES": CitesRelation,
    "CARRIES": CarriesRelation,
    "INTERPRETS": InterpretsRelation,
    "BIDS_FOR": BidsForRelation,
    "BUILDS": BuildsRelation,
    "HOSTS": HostsRelation,
    "OPERATES": OperatesRelation,
    "FUNDS": FundsRelation,
    "OBTAINED": ObtainedRelation,
    "HAS_TYPE": HasTypeRelation,
    "BUILT_BY": BuiltByRelation,
    "UNDERTAKEN_BY": UndertakenByRelation,
    "POSTED_BY": PostedByRelation,
    "LOCATED_IN": LocatedInRelation,
    "SUCCEEDED_BY": SucceededByRelation,
    "RESPONSIBLE_FOR": ResponsibleForRelation,
    "SUPERVISES": SupervisesRelation,
    "MANAGES": ManagesRelation,
    "MEMBER_OF": MemberOfRelation,
    "OFFICE_AT": OfficeAtRelation,
    "REPORTS_TO": ReportsToRelation,
    "ASSIGNED_TO": AssignedToRelation,
    "PART_OF": PartOfRelation,
    "HAS_TARGET": HasTargetRelation,
    "HAS_OBSERVATION": HasObservationRelation,
    "HAS_PROVISION": HasProvisionRelation,
    "MEASURES": MeasuresRelation,
    "FOR_PLACE": ForPlaceRelation,
    "APPLIES_TO": AppliesToRelation,
    "ABOUT": AboutRelation,
    "ADDRESSES": AddressesRelation,
    "FOUND_BY": FoundByRelation,
    "CARRIES_ON": CarriesOnRelation,
    "SAME_TASK": SameTaskRelation,
    "ATTAINS": AttainsRelation,
    "CONTRIBUTES_TO": ContributesToRelation,
    "UPDATES": UpdatesRelation,
    "ASSESSES": AssessesRelation,
    "RUN_BY": RunByRelation,
    "USES": UsesRelation,
}
