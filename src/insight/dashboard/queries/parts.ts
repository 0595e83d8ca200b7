import { type InstitutionId, institutionsByIds, regionName, type Viewer } from '#identity/index.ts';
import type { Figure, FigureFilter, FigureRow } from '#platform/figure.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Part, PartTable } from '../model/view.ts';
import { flowsOf, sumOf } from '../rules/told.ts';
import { type Asking, figureOf, filterOf, hrefOf, rowsFor } from './asking.ts';
import { bar, head, howOf, numberCell, textCell } from './cells.ts';

const stateOf = (rows: readonly FigureRow[], state: string): number =>
  sumOf(rows.filter((it) => it.of.state === state));

/** A figure by its states, as bars and as a table. */
async function statesPart(
  asking: Asking,
  { key, part, title }: { readonly key: string; readonly part: Part['key']; readonly title: string },
): Promise<Part | null> {
  const figure = figureOf(asking, key);
  if (!figure?.states) return null;
  const filter = filterOf(asking.view);
  const rows = await rowsFor(asking, key, { by: ['state'], filter });
  const states = figure.states.map((it) => ({ code: it.code, name: it.name(), value: stateOf(rows, it.code) }));
  return {
    key: part,
    title,
    pictures: [{ kind: 'bars', label: title, bars: states.map((it) => bar(it.code, it.name, it.value)) }],
    table: {
      columns: [head('state', t('dashboard.column.state')), head('value', figure.title(), true)],
      rows: states.map((it) => [
        textCell(it.name, it.code),
        numberCell(it.value, hrefOf(key, { ...filter, state: it.code })),
      ]),
    },
    how: howOf([figure]),
  };
}

export const problemsPart = (asking: Asking): Promise<Part | null> =>
  statesPart(asking, { key: 'registry.problems_raised', part: 'masalah', title: t('dashboard.part.masalah') });

export const livingPart = (asking: Asking): Promise<Part | null> =>
  statesPart(asking, { key: 'registry.living', part: 'keadaan', title: t('dashboard.part.keadaan') });

const PIPELINE = 'competition.pipeline';
const outcomes = ['competition.passed', 'competition.finalist', 'competition.awarded'] as const;

/** Where entries are, where they are stuck, and what became of them as far as everybody may know. */
export async function entriesPart(asking: Asking): Promise<Part | null> {
  const filter = filterOf(asking.view);
  const rows = await rowsFor(asking, PIPELINE, { by: ['institution', 'state'], filter });
  const figure = figureOf(asking, PIPELINE);
  const states = (figure?.states ?? []).map((it) => ({
    code: it.code,
    name: it.name(),
    value: stateOf(rows, it.code),
  }));
  const told = await outcomesOf(asking, filter);
  return {
    key: 'usulan',
    title: t('dashboard.part.usulan'),
    pictures: [
      {
        kind: 'bars',
        label: t('dashboard.part.usulan'),
        bars: [
          ...states.map((it) => bar(it.code, it.name, it.value)),
          ...told.map((it) => bar(it.figure.key, it.figure.title(), it.value)),
        ],
      },
    ],
    table: await entriesTable(asking, { rows, states, told, filter }),
    how: howOf([figure, ...told.map((it) => it.figure)]),
  };
}

type ToldOutcome = { readonly figure: Figure<Viewer>; readonly value: number };

async function outcomesOf(asking: Asking, filter: FigureFilter): Promise<readonly ToldOutcome[]> {
  const found: ToldOutcome[] = [];
  for (const key of outcomes) {
    const figure = figureOf(asking, key);
    if (figure) found.push({ figure, value: sumOf(await rowsFor(asking, key, { by: [], filter })) });
  }
  return found;
}

type Entries = {
  readonly rows: readonly FigureRow[];
  readonly states: readonly { readonly code: string; readonly name: string; readonly value: number }[];
  readonly told: readonly ToldOutcome[];
  readonly filter: FigureFilter;
};

/** Institutions with most that has not arrived first: that is where one helps. */
async function entriesTable({ conn }: Asking, { rows, states, told, filter }: Entries): Promise<PartTable> {
  const ids = [...new Set(rows.flatMap((it) => it.of.institution ?? []))];
  const names = await institutionsByIds(conn, ids as InstitutionId[]);
  const cells = (of: string | null) =>
    states.map(({ code }) => {
      const own = rows.filter((it) => it.of.state === code && (of === null || it.of.institution === of));
      return numberCell(sumOf(own), hrefOf(PIPELINE, { ...filter, ...(of ? { institution: of } : {}), state: code }));
    });
  const unsent = (id: string) => sumOf(rows.filter((it) => it.of.institution === id && it.of.state !== 'submitted'));
  const outcomeCells = (isTotal: boolean) =>
    told.map(({ figure, value }) => (isTotal ? numberCell(value, hrefOf(figure.key, filter)) : textCell('')));
  return {
    columns: [
      head('institution', t('dashboard.column.institution')),
      ...states.map((it) => head(it.code, it.name, true)),
      ...told.map(({ figure }) => head(figure.key.replace('.', '_'), figure.title(), true)),
    ],
    rows: [
      [textCell(t('dashboard.all')), ...cells(null), ...outcomeCells(true)],
      ...ids
        .toSorted((a, b) => unsent(b) - unsent(a))
        .map((id) => [textCell(names.get(id as InstitutionId)?.name ?? '', id), ...cells(id), ...outcomeCells(false)]),
    ],
  };
}

const GIVEN = 'replication.given';
/** More ribbons are a tangle; the table holds all. */
const MOST_RIBBONS = 14;

/** Who gives to whom: of what the place gives and of what it takes. */
export async function exchangePart(asking: Asking): Promise<Part | null> {
  const { place } = asking.view;
  const { region: _own, ...period } = filterOf(asking.view);
  const ask = (filter: FigureFilter) => rowsFor(asking, GIVEN, { by: ['region', 'other_region'], filter });
  const given = await ask(filterOf(asking.view));
  const taken = place === null ? [] : await ask({ ...period, otherRegion: place });
  const isNew = (row: FigureRow) =>
    !given.some((it) => it.of.region === row.of.region && it.of.other_region === row.of.other_region);
  const links = flowsOf([...given, ...taken.filter(isNew)], place === null);
  const figure = figureOf(asking, GIVEN);
  return {
    key: 'replikasi',
    title: t('dashboard.part.replikasi'),
    pictures:
      links.length > 0
        ? [{ kind: 'flow', label: t('dashboard.part.replikasi'), links: links.slice(0, MOST_RIBBONS) }]
        : [],
    table: {
      columns: [
        head('giver', t('dashboard.column.giver')),
        head('taker', t('dashboard.column.taker')),
        head('value', figure?.unit() ?? '', true),
      ],
      rows: links.map((it) => {
        const exact = (code: string) => (place !== null && code.length === 2 ? `${code}.00` : code);
        const filter = { ...period, region: exact(it.from), otherRegion: exact(it.to) };
        return [
          textCell(regionName(it.from), it.from),
          textCell(regionName(it.to), it.to),
          numberCell(it.value, hrefOf(GIVEN, filter)),
        ];
      }),
    },
    how: howOf([figure]),
  };
}

const LADDERS = 'institutionalisation.ladders';

/** How high innovations stand on each ladder. */
export async function laddersPart(asking: Asking): Promise<Part | null> {
  const figure = figureOf(asking, LADDERS);
  if (!figure) return null;
  const filter = filterOf(asking.view);
  const rows = await rowsFor(asking, LADDERS, { by: ['state'], filter });
  const rungs = (figure.states ?? []).map(({ code, name }) => {
    const [dimension = '', rung = ''] = code.split('.');
    return { code, dimension, rung, name: name(), value: stateOf(rows, code) };
  });
  const ladders = [...Map.groupBy(rungs, (it) => it.dimension)];
  const dimensionName = (code: string) => t(`lasting.dimension.${code as 'policy'}`);
  return {
    key: 'pelembagaan',
    title: t('dashboard.part.pelembagaan'),
    pictures: [
      {
        kind: 'bars',
        label: t('dashboard.part.pelembagaan'),
        legend: [1, 2, 3, 4].map((n) => t('dashboard.rung', { n })),
        bars: ladders.map(([dimension, own]) => ({
          key: dimension,
          label: dimensionName(dimension),
          text: formatNumber(own.reduce((sum, it) => sum + it.value, 0)),
          parts: own.map((it) => ({ name: it.name, value: it.value })),
        })),
      },
    ],
    table: {
      columns: [
        head('dimension', t('dashboard.column.dimension')),
        head('rung', t('dashboard.column.rung')),
        head('value', t('dashboard.column.innovations'), true),
      ],
      rows: rungs.map((it) => [
        textCell(dimensionName(it.dimension), it.dimension),
        textCell(it.name, it.rung),
        numberCell(it.value, hrefOf(LADDERS, { ...filter, state: it.code })),
      ]),
    },
    how: howOf([figure]),
  };
}

const INDEX = 'instrument.index';
const twoDigits = (value: number) => formatNumber(value, { maximumFractionDigits: 2, minimumFractionDigits: 2 });

/** Where the index of governments is heading; for those who may see it. */
export async function indexPart(asking: Asking): Promise<Part | null> {
  const figure = figureOf(asking, INDEX);
  if (!figure) return null;
  const filter = filterOf(asking.view);
  const rows = await rowsFor(asking, INDEX, { by: ['institution'], filter });
  const names = await institutionsByIds(asking.conn, rows.flatMap((it) => it.of.institution ?? []) as InstitutionId[]);
  const named = rows
    .map((it) => ({
      id: it.of.institution ?? '',
      name: names.get(it.of.institution as InstitutionId)?.name ?? '',
      value: it.value,
    }))
    .toSorted((a, b) => b.value - a.value || a.name.localeCompare(b.name));
  const shown = named.filter((it) => it.value > 0);
  return {
    key: 'indeks',
    title: t('dashboard.part.indeks'),
    pictures: [
      {
        kind: 'bars',
        label: t('dashboard.part.indeks'),
        bars: shown.slice(0, 10).map((it) => ({
          key: it.id,
          label: it.name,
          text: twoDigits(it.value),
          parts: [{ name: it.name, value: it.value }],
        })),
      },
    ],
    table: {
      columns: [head('institution', t('dashboard.column.institution')), head('index', figure.title(), true)],
      rows: named.map((it) => [
        textCell(it.name, it.id),
        { value: it.value, text: twoDigits(it.value), href: hrefOf(INDEX, { ...filter, institution: it.id }) },
      ]),
    },
    how: howOf([figure]),
  };
}
