import { affairOfCode, sdgOfNumber, type Xml, xml } from '#registry/index.ts';
import type { WireRecord } from '../../wire/model/record.ts';

type Said = { readonly identifier: string; readonly url: string; readonly publisher: string };

/** A record as unqualified Dublin Core (OAI-PMH §2.5), in the words of the catalogue. */
export function dublinCoreOf(record: WireRecord, { identifier, url, publisher }: Said): Xml {
  const { institution, unit, region, publishedAt, content, lineage } = record;
  const codes = [...(content.mainAffair === null ? [] : [content.mainAffair]), ...content.otherAffairs];
  const day = 10;
  const members: readonly (readonly [name: string, value: string | null | undefined])[] = [
    ['title', content.title],
    ['creator', [unit?.name, institution.name].filter((name) => name !== undefined).join(', ')],
    ...codes.map((code) => ['subject', affairOfCode(code)?.name] as const),
    ...content.sdgs.map((no) => ['subject', goalText(no)] as const),
    ['description', content.summary],
    ['publisher', publisher],
    ...content.innovators.map(({ name }) => ['contributor', name] as const),
    ['date', publishedAt.slice(0, day)],
    ['type', 'Text'],
    ['format', 'text/html'],
    ['identifier', url],
    ['identifier', identifier],
    ['source', content.sourceUrl],
    ['language', 'id'],
    ['relation', lineage?.origin],
    ['coverage', region?.name],
  ];
  return xml`<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
${members.map(([name, value]) => member(name, value))}</oai_dc:dc>`;
}

function goalText(no: number): string | undefined {
  const goal = sdgOfNumber(no);
  return goal ? `TPB ${no}: ${goal.name}` : undefined;
}

function member(name: string, value: string | null | undefined): Xml {
  const tag = { xml: `dc:${name}` };
  return value
    ? xml`<${tag}>${value}</${tag}>
`
    : xml``;
}
