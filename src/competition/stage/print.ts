import { formatDate, formatMoment } from '#platform/dates.ts';
import { currentLocale, formatNumber, t } from '#platform/i18n/i18n.ts';
import { templateText } from '#platform/pdf/index.ts';
import type { EditionDocument } from '../edition/model/document.ts';
import type { MinutesContent, MinutesEntry } from './model/minutes.ts';
import { compositionAxes } from './rules/composition.ts';
import { valueText } from './views/composition.tsx';

const TWO_DECIMALS = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

type Column = { readonly label: string; readonly share: number; readonly right: boolean };
type PrintedTable = {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
};

const column = (label: string, share: number, right = false): Column => ({ label, share, right });

/** Beside this file, in the source as in the built program. */
export const minutesTemplate = (): string => templateText(import.meta.dirname, 'minutes.typ');

/** Signed minutes as their template takes them: words and numbers, no markup. */
export function printedMinutes(content: MinutesContent, sha256: string, document: EditionDocument) {
  const { edition, stage } = content;
  return {
    lang: currentLocale(),
    day: content.signedAt.slice(0, 10),
    author: edition.organiser,
    title: t('stage.print.title', { stage: t(`edition.stage.${stage}`) }),
    subtitle: edition.title,
    footer: edition.title.length > 80 ? `${edition.title.slice(0, 79)}…` : edition.title,
    facts: [
      [t('stage.meeting.date'), formatDate(content.heldOn)],
      [t('stage.meeting.place'), content.place],
      [t('stage.minutes.field'), formatNumber(content.field)],
      [t('stage.minutes.chosenCount'), formatNumber(content.chosen.length)],
      [t('stage.print.signed'), `${content.signedBy}, ${formatMoment(new Date(content.signedAt))}`],
    ],
    minutes: content.minutes.split(/\n+/).filter((line) => line.trim() !== ''),
    tables: [
      entriesTable(t('stage.minutes.chosen'), content.chosen),
      entriesTable(t('stage.minutes.passedOver'), content.passedOver),
      ...compositionTables(content, document),
      ...annexTables(content),
    ],
    members: content.members.map((it) => ({
      name: it.name,
      office: [t(`stage.meeting.part.${it.part}`), it.office].filter((text) => text !== '').join(', '),
      present: it.present ? t('stage.print.present') : t('stage.print.absent'),
    })),
    digest: sha256,
    words: {
      page: t('stage.print.page'),
      minutes: t('stage.meeting.minutes'),
      none: t('stage.print.none'),
      signatures: t('stage.print.signatures'),
      signatureHeads: [
        'No',
        t('stage.meeting.name'),
        t('stage.meeting.office'),
        t('stage.print.presence'),
        t('stage.print.signature'),
      ],
      digest: t('stage.minutes.digest'),
    },
  };
}

function entriesTable(title: string, entries: readonly MinutesEntry[]): PrintedTable {
  return {
    title,
    columns: [
      column(t('stage.check.receipt'), 3),
      column(t('stage.checks.entry'), 6),
      column(t('stage.checks.institution'), 5),
      column(t('stage.check.group'), 3),
      column(t('stage.plenary.place'), 2, true),
      column(t('stage.plenary.scoreHead'), 2, true),
      column(t('stage.plenary.award'), 3),
      column(t('stage.plenary.reason'), 5),
    ],
    rows: entries.map((it) => [
      it.receipt,
      it.title,
      [it.unit, it.institution].filter((name) => name !== null).join(', '),
      it.group,
      it.place === null ? '–' : formatNumber(it.place),
      it.score === null ? '–' : formatNumber(it.score, TWO_DECIMALS),
      it.award ?? '–',
      it.reason,
    ]),
  };
}

/** How sure the places were, as an annex. */
function annexTables({ certainty = [] }: MinutesContent): readonly PrintedTable[] {
  if (certainty.length === 0) return [];
  const score = (value: number) => formatNumber(value, TWO_DECIMALS);
  const rows = certainty.map((it) => [
    it.receipt,
    it.title,
    it.place === null ? '–' : formatNumber(it.place),
    `${score(it.raw)} (${formatNumber(it.sheets)})`,
    it.se === null ? score(it.calibrated) : `${score(it.calibrated)} ± ${score(it.se)}`,
    `${formatNumber(it.low)}–${formatNumber(it.high)}`,
    it.top === null ? '–' : formatNumber(it.top, { style: 'percent', maximumFractionDigits: 0 }),
  ]);
  const columns = [
    column(t('stage.check.receipt'), 3),
    column(t('stage.checks.entry'), 6),
    column(t('stage.plenary.place'), 2, true),
    column(t('stage.annex.raw'), 3, true),
    column(t('stage.annex.calibrated'), 3, true),
    column(t('stage.annex.places'), 3, true),
    column(t('stage.annex.chance'), 2, true),
  ];
  return [{ title: t('stage.annex.title'), columns, rows }];
}

function compositionTables({ composition }: MinutesContent, document: EditionDocument): readonly PrintedTable[] {
  return compositionAxes
    .filter((axis) => composition[axis].length > 0)
    .map((axis) => ({
      title: t(`stage.composition.${axis}`),
      columns: [
        column(t(`stage.composition.${axis}`), 6),
        column(t('stage.composition.field'), 2, true),
        column(t('stage.composition.chosen'), 2, true),
      ],
      rows: composition[axis].map((it) => [
        valueText(document, axis, it.value),
        formatNumber(it.field),
        formatNumber(it.chosen),
      ]),
    }));
}
