import { type Xml, xml } from '#registry/index.ts';
import type { WireRecord } from '../../wire/model/record.ts';
import { impactFields, listFields, plainFields, typeOf } from './fields.ts';

/** The name of the rich format; a later one that readers of this would misread gets another. */
export const RICH_NAMESPACE = 'urn:tuntas:record:1';

type Value = string | number | boolean | null;
const isKnown = (value: Value | readonly unknown[] | undefined): value is string | number | boolean =>
  value !== null && value !== undefined && value !== '' && !Array.isArray(value);

/** An element of one value; names stand in tables of the house, never in a record. */
function element(name: string, value: Value | readonly unknown[] | undefined): Xml {
  const tag = { xml: name };
  return isKnown(value) ? xml`<${tag}>${String(value)}</${tag}>` : xml``;
}

/** A record in the rich format: everything that travels between hubs, as XML. */
export function richOf(record: WireRecord, url: string, schema: string): Xml {
  const { institution, unit, region, version, publishedAt, content, awards, externalIds, lineage } = record;
  const first = plainFields.map(([name]) => element(name, content[name]));
  const lists = listFields.flatMap(([field, name]) => content[field].map((value) => element(name, value)));
  return xml`<record xmlns="${RICH_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${RICH_NAMESPACE} ${schema}">
<page>${url}</page>
<institution>${institution.name}</institution>${element('unit', unit?.name ?? null)}
${region ? xml`<region code="${region.code}">${region.name}</region>` : xml``}
<version>${String(version)}</version>
<publishedAt>${publishedAt}</publishedAt>
<content>${first}${lists}${around(content)}</content>
${awards.map(awardOf)}${externalIds.map((it) => xml`<externalId system="${it.system}">${it.value}</externalId>`)}
${lineage ? lineageOf(lineage) : xml``}
</record>`;
}

const attribute = (name: string, value: Value): Xml =>
  isKnown(value) ? xml` ${{ xml: name }}="${String(value)}"` : xml``;

function around({ innovators, impact, links }: WireRecord['content']): readonly Xml[] {
  return [
    ...innovators.map(({ name, role }) => xml`<innovator${attribute('role', role)}>${name}</innovator>`),
    ...impact.map((row) => xml`<impact>${impactFields.map(([name]) => element(name, row[name]))}</impact>`),
    ...links.map(({ title, url, date }) => xml`<link href="${url}"${attribute('date', date)}>${title}</link>`),
  ];
}

function awardOf({
  titleUsed,
  competition,
  group,
  level,
  top,
  year,
  yearCertain,
  sourceUrl,
  note,
}: WireRecord['awards'][number]): Xml {
  return xml`<award>${[
    element('title', titleUsed),
    element('competition', competition),
    element('group', group),
    element('level', level),
    element('top', top),
    element('year', year),
    element('yearCertain', yearCertain),
    element('source', sourceUrl),
    element('note', note),
  ]}</award>`;
}

function lineageOf({ origin, originText, adaptation }: NonNullable<WireRecord['lineage']>): Xml {
  return xml`<lineage${attribute('origin', origin)}>${[element('originText', originText), element('adaptation', adaptation)]}</lineage>`;
}

const optional = (name: string, type: string) => xml`<xs:element name="${name}" type="${type}" minOccurs="0"/>
`;
const many = (
  name: string,
  type: string,
) => xml`<xs:element name="${name}" type="${type}" minOccurs="0" maxOccurs="unbounded"/>
`;
const withAttribute = (
  name: string,
  attributes: readonly Xml[],
) => xml`<xs:complexType name="${name}"><xs:simpleContent>
<xs:extension base="xs:string">${attributes}</xs:extension>
</xs:simpleContent></xs:complexType>
`;
const attributeType = (name: string, type: string, use: 'required' | 'optional') =>
  xml`<xs:attribute name="${name}" type="${type}" use="${use}"/>`;

const awardFields = [
  ['title', 'text'],
  ['competition', 'text'],
  ['group', 'text'],
  ['level', 'text'],
  ['top', 'whole'],
  ['year', 'whole'],
  ['yearCertain', 'flag'],
  ['source', 'link'],
  ['note', 'text'],
] as const;

/** The schema of the rich format, out of the same tables by which it is written. */
export function richSchema(): Xml {
  return xml`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${RICH_NAMESPACE}" targetNamespace="${RICH_NAMESPACE}" elementFormDefault="qualified">
<xs:element name="record"><xs:complexType><xs:sequence>
<xs:element name="page" type="xs:anyURI"/>
<xs:element name="institution" type="xs:string"/>
${optional('unit', 'xs:string')}${optional('region', 'region')}<xs:element name="version" type="xs:positiveInteger"/>
<xs:element name="publishedAt" type="xs:dateTime"/>
<xs:element name="content" type="content"/>
${many('award', 'award')}${many('externalId', 'externalId')}${optional('lineage', 'lineage')}</xs:sequence></xs:complexType></xs:element>
<xs:complexType name="content"><xs:sequence>
${plainFields.map(([name, kind]) => optional(name, typeOf[kind]))}${listFields.map(([, name, kind]) => many(name, typeOf[kind]))}${many('innovator', 'innovator')}${many('impact', 'impact')}${many('link', 'link')}</xs:sequence></xs:complexType>
<xs:complexType name="impact"><xs:sequence>
${impactFields.map(([name, kind]) => optional(name, typeOf[kind]))}</xs:sequence></xs:complexType>
<xs:complexType name="award"><xs:sequence>
${awardFields.map(([name, kind]) => optional(name, typeOf[kind]))}</xs:sequence></xs:complexType>
<xs:complexType name="lineage"><xs:sequence>
${optional('originText', 'xs:string')}${optional('adaptation', 'xs:string')}</xs:sequence>${attributeType('origin', 'xs:anyURI', 'optional')}</xs:complexType>
${withAttribute('region', [attributeType('code', 'xs:token', 'required')])}${withAttribute('externalId', [attributeType('system', 'xs:token', 'required')])}${withAttribute('innovator', [attributeType('role', 'xs:string', 'optional')])}${withAttribute('link', [attributeType('href', 'xs:anyURI', 'required'), attributeType('date', 'xs:date', 'optional')])}</xs:schema>
`;
}
