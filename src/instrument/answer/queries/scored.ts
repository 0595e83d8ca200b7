import type { Conn } from '#platform/db.ts';
import type { InstrumentEdition, InstrumentEditionId } from '../../catalogue/model/edition.ts';
import { editionsByIds } from '../../catalogue/queries/editions.ts';
import type { Fact, FactSource } from '../../door.ts';
import type { Answer, Proof, Sheet, SheetId } from '../model/sheet.ts';
import { countsOf } from '../rules/counts.ts';
import type { Completeness } from '../rules/moves.ts';
import { claimedOf, conditionsOf, verifiedOf } from '../rules/pick.ts';
import { type ScoreInput, type SheetScore, scoreOf } from '../rules/score.ts';
import { answersOf, proofsOf } from './answers.ts';
import { innovationSheets } from './sheets.ts';

/** A sheet with all that was answered and proven, and what it comes to: as claimed, and as verified. */
export type Scored = {
  readonly sheet: Sheet;
  readonly edition: InstrumentEdition;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly proofs: ReadonlyMap<string, readonly Proof[]>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly claimed: SheetScore;
  readonly verified: SheetScore;
  readonly counts: Completeness & { readonly asked: number };
};

export type Asked = { readonly facts: readonly FactSource[]; readonly now: Date };

/**
 * Computes many sheets at once, in as many queries as for one. A government or hub is reckoned with the sheets of its innovations in the
 * same edition.
 */
export async function scoredSheets(conn: Conn, sheets: readonly Sheet[], asked: Asked): Promise<readonly Scored[]> {
  const editions = await editionsByIds(
    conn,
    sheets.map((it) => it.editionId),
  );
  const above = sheets.filter((it) => it.kind !== 'innovation');
  const beneath = await innovationSheets(conn, {
    editionIds: [...new Set(above.map((it) => it.editionId))],
    institutionIds: [...new Set(above.map((it) => it.institutionId))],
  });
  const all = [...new Map([...sheets, ...beneath].map((it) => [it.id, it])).values()];
  const known = await knownOf(conn, all, { editions, ...asked });
  const ofInnovations = beneath.flatMap((it) => compute(it, known, []));
  return sheets.flatMap((it) => compute(it, known, ofInnovations));
}

type Known = {
  readonly editions: ReadonlyMap<InstrumentEditionId, InstrumentEdition>;
  readonly answers: ReadonlyMap<SheetId, readonly Answer[]>;
  readonly proofs: ReadonlyMap<SheetId, ReadonlyMap<string, readonly Proof[]>>;
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, Fact>>;
};

async function knownOf(conn: Conn, sheets: readonly Sheet[], asked: Asked & Pick<Known, 'editions'>): Promise<Known> {
  const ids = sheets.map((it) => it.id);
  return {
    editions: asked.editions,
    answers: await answersOf(conn, ids),
    proofs: await proofsOf(conn, ids),
    facts: await factsFor(conn, sheets, asked),
  };
}

const keyOf = ({ editionId, kind, subjectId }: Sheet): string => `${editionId} ${kind} ${subjectId}`;

/** What the hub knows of the subjects, by edition, kind and subject: each source is asked once for each kind and year. */
export async function factsFor(
  conn: Conn,
  sheets: readonly Sheet[],
  { editions, facts, now }: Asked & Pick<Known, 'editions'>,
): Promise<Known['facts']> {
  const found = new Map<string, ReadonlyMap<string, Fact>>();
  const yearOf = (sheet: Sheet) => editions.get(sheet.editionId)?.document.year;
  const groups = Map.groupBy(sheets, (it) => `${it.kind} ${yearOf(it)}`);
  for (const group of groups.values()) {
    const [first] = group;
    const year = first && yearOf(first);
    if (!first || year === undefined) continue;
    const ids = [...new Set(group.map((it) => it.subjectId))];
    for (const source of facts) {
      const told = await source.factsOf(conn, { kind: first.kind, ids, year, now });
      for (const sheet of group) found.set(keyOf(sheet), merged(found.get(keyOf(sheet)), told.get(sheet.subjectId)));
    }
  }
  return found;
}

const merged = (
  a: ReadonlyMap<string, Fact> = new Map(),
  b: ReadonlyMap<string, Fact> = new Map(),
): ReadonlyMap<string, Fact> => new Map([...a, ...b]);

/** Numbers that formulas may use; a text is none. */
function numbersOf(facts: ReadonlyMap<string, Fact>): ScoreInput['facts'] {
  const numbers = [...facts].map(([name, { value }]): [string, number | null] => {
    if (typeof value === 'boolean') return [name, value ? 1 : 0];
    return [name, typeof value === 'number' ? value : null];
  });
  return new Map(numbers);
}

function compute(sheet: Sheet, known: Known, innovations: readonly Scored[]): readonly Scored[] {
  const edition = known.editions.get(sheet.editionId);
  if (!edition) return [];
  const list = known.answers.get(sheet.id) ?? [];
  const proofs = known.proofs.get(sheet.id) ?? new Map();
  const facts = known.facts.get(keyOf(sheet)) ?? new Map();
  const own = innovations.filter(
    (it) => it.sheet.editionId === sheet.editionId && it.sheet.institutionId === sheet.institutionId,
  );
  const base = { proofs, facts: numbersOf(facts) };
  const score = (which: 'claimed' | 'verified') =>
    scoreOf(edition.document, sheet.kind, {
      ...base,
      answers: which === 'claimed' ? claimedOf(list) : verifiedOf(list),
      conditionsOn: which === 'claimed' ? claimedOf(list) : conditionsOf(list),
      ...(sheet.kind === 'innovation' ? {} : { innovations: listsOf(edition, own, which) }),
    });
  const counts = countsOf(edition.document, sheet.kind, list);
  const answers = new Map(list.map((it) => [it.item, it]));
  return [{ sheet, edition, answers, proofs, facts, claimed: score('claimed'), verified: score('verified'), counts }];
}

function listsOf(
  { document }: InstrumentEdition,
  own: readonly Scored[],
  which: 'claimed' | 'verified',
): NonNullable<ScoreInput['innovations']> {
  const names = document.formulas.filter((it) => it.per === 'innovation').map((it) => it.name);
  const valueIn = (scored: Scored, name: string) =>
    scored[which].formulas.find((it) => it.name === name)?.value ?? null;
  return {
    count: own.length,
    values: Object.fromEntries(names.map((name) => [name, own.map((it) => valueIn(it, name))])),
  };
}
