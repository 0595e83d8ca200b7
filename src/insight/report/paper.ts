import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Headline, Part, PartPicture } from '../dashboard/model/view.ts';
import type { Board } from '../dashboard/queries/board.ts';
import { shortPlace } from '../dashboard/views/places.ts';
import {
  isPartSection,
  type Paper,
  type PaperBars,
  type PaperSection,
  type PaperTable,
  type SectionKey,
  type SectionText,
  sectionKeys,
} from './model/report.ts';

const MOST_BARS = 12;
/** A table for paper is read, not searched: the whole of it leaves as a sheet. */
const MOST_ROWS = 40;
const MOST_COLUMNS = 8;

type Row = { readonly label: string; readonly text: string; readonly value: number };

function barsOf(title: string, rows: readonly Row[]): readonly PaperBars[] {
  const shown = rows.slice(0, MOST_BARS);
  const most = Math.max(0, ...shown.map((it) => it.value));
  if (most === 0) return [];
  return [{ title, rows: shown.map(({ label, text, value }) => ({ label, text, share: value / most })) }];
}

/** The share that lives after each whole year of the curve. */
function livingBy({ points, untilYears }: Extract<PartPicture, { kind: 'survival' }>): readonly Row[] {
  return Array.from({ length: Math.floor(untilYears) }, (_, index) => {
    const last = points.findLast((it) => it.years <= index + 1);
    const label = t('survival.years', { count: index + 1, n: index + 1 });
    return { label, text: last?.text ?? t('survival.percent', { n: 100 }), value: last?.share ?? 1 };
  });
}

/** A picture as bars, which paper and word processors both draw. */
function pictureBars(picture: PartPicture): readonly PaperBars[] {
  switch (picture.kind) {
    case 'bars':
      return barsOf(
        picture.label,
        picture.bars.map((it) => ({
          label: it.label,
          text: it.text,
          value: it.parts.reduce((sum, part) => sum + part.value, 0),
        })),
      );
    case 'flow':
      return barsOf(
        picture.label,
        picture.links.map((it) => ({
          label: `${shortPlace(it.from)} → ${shortPlace(it.to)}`,
          text: String(it.value),
          value: it.value,
        })),
      );
    case 'tiles': {
      const rows = [...picture.counts].filter(([, n]) => n > 0).toSorted((a, b) => b[1] - a[1]);
      return barsOf(
        picture.label,
        rows.map(([code, n]) => ({ label: shortPlace(code), text: String(n), value: n })),
      );
    }
    case 'survival':
      return barsOf(picture.label, livingBy(picture));
    case 'columns':
      return picture.series.flatMap((it) =>
        barsOf(
          it.label,
          it.points.map((point) => ({ label: String(point.year), text: point.text, value: point.value })),
        ),
      );
  }
}

function tableOf({ title, table }: Part): PaperTable {
  const columns = table.columns.slice(0, MOST_COLUMNS);
  return {
    title,
    columns: columns.map(({ label, numeric }) => ({ label, right: numeric, share: numeric ? 1.3 : 3 })),
    rows: table.rows.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLUMNS).map((it) => it.text)),
  };
}

const howOf = (how: Part['how']): readonly string[] => how.map((it) => `${it.title}: ${it.text}`);

function headlineTable(headlines: readonly Headline[]): PaperTable {
  return {
    title: t('report.section.angka'),
    columns: [
      { label: t('dashboard.column.figure'), right: false, share: 4 },
      { label: t('report.number'), right: true, share: 1.5 },
      { label: t('report.before'), right: true, share: 1.5 },
    ],
    rows: headlines.map((it) => [it.title, it.text, it.before ?? '–']),
  };
}

function sectionOf(key: SectionKey, board: Board, text: string): PaperSection | null {
  const title = t(`report.section.${key}`);
  if (key === 'angka')
    return {
      title,
      text,
      bars: [],
      tables: [headlineTable(board.headlines)],
      how: howOf(board.headlines.map((it) => ({ title: it.title, text: it.how }))),
    };
  if (!isPartSection(key)) return text.trim() === '' ? null : { title, text, bars: [], tables: [], how: [] };
  const part = board.parts.find((it) => it.key === key);
  if (!part) return text.trim() === '' ? null : { title, text, bars: [], tables: [], how: [] };
  const told = key === 'tahun' || key === 'wilayah' ? [] : howOf(part.how);
  return { title, text, bars: part.pictures.flatMap(pictureBars), tables: [tableOf(part)], how: told };
}

export type Composing = {
  readonly year: number;
  readonly hub: string;
  readonly board: Board;
  readonly texts: ReadonlyMap<SectionKey, SectionText>;
  readonly now: Date;
  readonly draft: boolean;
};

/** The report as it is set, of the numbers of this moment and the texts that were written. */
export function paperOf({ year, hub, board, texts, now, draft }: Composing): Paper {
  return {
    ...{ year, hub, draft },
    title: t('report.paper.title', { year }),
    made: t('report.paper.made', { date: formatDate(now) }),
    sections: sectionKeys.flatMap((key) => sectionOf(key, board, texts.get(key)?.body ?? '') ?? []),
  };
}
