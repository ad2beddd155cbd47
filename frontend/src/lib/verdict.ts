/** In Chinese, what the rules on names found about two names; they tell it in English, by these beginnings. */
const FOUND: readonly [beginning: string, zh: string][] = [
  ['equal strings', '写法相同'],
  ['same id', '名录中是同一机构'],
  ['same title', '标题相同'],
  ['the same place', '同一地区'],
  ['trade name', '字号相同'],
  ['same name written out', '展开简称后相同'],
  ['same place, same rest', '地区和其余部分相同'],
  ['same place and name without the legal form', '去掉组织形式后，地区和名称相同'],
  ['same without the legal form', '去掉组织形式后相同'],
  ['the form may stand for this name', '这个写法可以指该名称'],
  ['place and legal form left out', '省略了地区和组织形式'],
  ['place left out', '省略了地区'],
  ["a listed company's short name", '上市公司简称'],
  ["the hospital's own name", '医院自身的名称'],
  ['function', '职能'],
  ['national name', '全国性名称'],
  ['lexicon of unique names', '专名词表'],
  ['branch of a national body', '全国性机构的分支'],
  ['carries its own place', '名称自带地区'],
  ['place', '地区'],
  ['Party body', '党委机构'],
  ['prefix put in', '补上了地区'],
  ['another place', '地区不同'],
  ['another function', '职能不同'],
  ['another name of the function', '同一职能的另一名称或另一时期'],
  ['names differ', '名称不同'],
  ['its committee', '是它的委员会'],
  ['its office', '是它的办公室'],
  ['its section', '是它的内设机构'],
  ['a section of it', '是它的内设机构'],
  ['a department of the government', '是该政府的部门'],
  ['government of', '是该地的政府'],
  ["begins with the other's name", '以另一名称开头'],
  ['same duties, another time', '职责相同，时期不同'],
  ['a later body took its place', '后来由另一机构承接'],
  ['branches of the central bank', '人民银行的分支机构'],
  ['the notice that carries it', '是印发它的通知'],
  ['collective', '统称'],
  ['no such place', '没有这个地区'],
  ['the mention is not resolved', '前者未与名录对应'],
  ['the candidate is not resolved', '后者未与名录对应'],
]

/** A feature in words, and what it compares, which stands after a colon. */
export function featureWords(feature: string, lang: string): { word: string; what: string } {
  const [name = '', ...rest] = feature.split(': ')
  const known = FOUND.filter(([beginning]) => name.startsWith(beginning)).sort(([a], [b]) => b.length - a.length)[0]
  return { word: (lang === 'zh' && known?.[1]) || name, what: rest.join(': ') }
}
