import type { Certainty } from '#evaluation/index.ts';
import type { EditionDocument } from '../../edition/model/document.ts';
import type { MinutesContent, MinutesEntry } from '../model/minutes.ts';
import type { Choice, Plenary } from '../model/plenary.ts';
import { type Composed, compositionOf } from './composition.ts';
import { chosenOf } from './plenary.ts';
import { offRanking, placesOf, type Ranked } from './ranking.ts';

export type MinutesRow = Ranked &
  Composed & {
    readonly receipt: string;
    readonly title: string;
    readonly institutionName: string;
    readonly unitName: string | null;
  };

export type Minuted = {
  readonly no: number;
  readonly edition: { readonly id: string; readonly organiserName: string; readonly document: EditionDocument };
  readonly plenary: Plenary;
  readonly field: readonly MinutesRow[];
  readonly leftBehind: ReadonlySet<string>;
  /** How sure places are, by entry; empty where it was not worked out. */
  readonly sure: ReadonlyMap<string, Certainty>;
  readonly signedBy: string;
};

/** What the minutes of this plenary say; it has no faults any more. */
export function minutesOf(
  { no, edition, plenary, field, leftBehind, sure, signedBy }: Minuted,
  now: Date,
): MinutesContent {
  const { document } = edition;
  const chosen = chosenOf(plenary.choices);
  const places = placesOf(field);
  const off = offRanking(field, chosen);
  const entryOf = (row: MinutesRow): MinutesEntry => ({
    id: row.id,
    receipt: row.receipt,
    title: row.title,
    institution: row.institutionName,
    unit: row.unitName,
    group: nameOf(document.groups, row.group),
    category: row.category === null ? null : nameOf(document.categories, row.category),
    place: places.get(row.id) ?? null,
    score: row.score,
    ...saidOf(plenary.choices.get(row.id as never), document),
  });
  const listed = (isListed: (row: MinutesRow) => boolean) => field.filter(isListed).map(entryOf).toSorted(inOrder);
  const [taken, passedOver] = [
    listed((row) => chosen.has(row.id)),
    listed((row) => !chosen.has(row.id) && off.has(row.id)),
  ];
  return {
    format: 1,
    no,
    edition: { id: edition.id, title: document.title, organiser: edition.organiserName },
    stage: plenary.stage,
    heldOn: plenary.heldOn ?? '',
    place: plenary.place,
    minutes: plenary.minutes,
    members: plenary.members,
    field: field.length,
    composition: compositionOf(field, (row) => chosen.has(row.id), leftBehind),
    chosen: taken,
    passedOver,
    ...annexOf([...taken, ...passedOver], sure),
    signedBy,
    signedAt: now.toISOString(),
  };
}

function annexOf(
  entries: readonly MinutesEntry[],
  sure: ReadonlyMap<string, Certainty>,
): Pick<MinutesContent, 'certainty'> {
  if (sure.size === 0) return {};
  const certainty = entries.flatMap(({ id, receipt, title, group, place }) => {
    const known = sure.get(id);
    return known ? [{ id, receipt, title, group, place, ...known }] : [];
  });
  return { certainty };
}

type Named = { readonly code: string; readonly name: string };
const nameOf = (parts: readonly Named[], code: string): string => parts.find((it) => it.code === code)?.name ?? code;

function saidOf(choice: Choice | undefined, { awards }: Pick<EditionDocument, 'awards'>) {
  const award = choice?.chosen && choice.award !== null ? nameOf(awards, choice.award) : null;
  return { award, reason: choice?.reason ?? '', votes: choice?.votes ?? null };
}

const last = Number.POSITIVE_INFINITY;
function inOrder(a: MinutesEntry, b: MinutesEntry): number {
  return a.group.localeCompare(b.group, 'id') || order(a.place, b.place) || a.title.localeCompare(b.title, 'id');
}

/** Smaller places first, none last. */
function order(a: number | null, b: number | null): number {
  if (a === b) return 0;
  return (a ?? last) < (b ?? last) ? -1 : 1;
}
