import { createHash } from 'node:crypto';
import { dayOf } from '#platform/dates.ts';
import { type DocxBlock, writeDocx } from '#platform/docx/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { compilePdf, partsOf, templateText } from '#platform/pdf/index.ts';
import type { Paper, PaperSection } from './model/report.ts';

/** The report as a PDF: tagged, with its charts drawn of the numbers. */
export function reportPdf(paper: Paper, now: Date): Promise<Uint8Array> {
  const data = {
    lang: 'id',
    day: dayOf(now),
    author: paper.hub,
    ...{ title: paper.title, hub: paper.hub, made: paper.made, draft: paper.draft },
    footer: `${paper.hub}, ${paper.title}`,
    sections: paper.sections.map(({ text, ...it }) => ({ ...it, parts: partsOf(text) })),
    words: {
      page: t('platform.print.page'),
      draft: t('report.paper.draft'),
      how: t('dashboard.how'),
      bars: [t('report.bars.what'), t('report.bars.bar'), t('report.number')],
    },
  };
  return compilePdf({ template: templateText(import.meta.dirname, 'report.typ'), data });
}

function blocksOf({ title, text, bars, tables, how }: PaperSection): readonly DocxBlock[] {
  return [
    { kind: 'heading', text: title },
    ...partsOf(text).map(
      (it): DocxBlock =>
        it.kind === 'list' ? { kind: 'list', lines: it.lines } : { kind: 'text', text: it.lines.join(' ') },
    ),
    ...bars.flatMap((it): readonly DocxBlock[] => [
      { kind: 'caption', text: it.title },
      { kind: 'bars', rows: it.rows },
    ]),
    ...tables.map((it): DocxBlock => ({ kind: 'table', columns: it.columns, rows: it.rows })),
    ...(how.length > 0
      ? ([
          { kind: 'caption', text: t('dashboard.how') },
          { kind: 'list', lines: how },
        ] as const)
      : []),
  ];
}

/** The same for a word processor, so that the office may go on writing. */
export function reportDocx(paper: Paper, now: Date): Promise<Uint8Array> {
  return writeDocx({
    title: paper.title,
    author: paper.hub,
    lang: 'id-ID',
    made: now,
    blocks: [
      { kind: 'text', text: paper.hub },
      { kind: 'title', text: paper.title },
      { kind: 'text', text: paper.made },
      ...(paper.draft ? ([{ kind: 'text', text: t('report.paper.draft') }] as const) : []),
      ...paper.sections.flatMap(blocksOf),
    ],
  });
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
