import type { Answer } from '../../answer/model/sheet.ts';
import { answerFromFact } from '../../answer/rules/facts.ts';
import type { ItemScore, SheetScore } from '../../answer/rules/score.ts';
import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import type { SubjectKind } from '../../catalogue/model/parts.ts';
import { itemsFor, optionOf } from '../../catalogue/rules/items.ts';
import type { Fact, FactsOf, Subject } from '../../door.ts';
import type { IndexInnovation, Row } from '../model/government.ts';

/** What of a scored sheet the rows are made of. */
type Sheet = {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly claimed: Pick<SheetScore, 'items'>;
  readonly verified: Pick<SheetScore, 'items'>;
};

export type RowsAsked = {
  readonly document: InstrumentDocument;
  readonly kind: SubjectKind;
  /** Null: the subject has no sheet. */
  readonly scored: Sheet | null;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
};

/** Every item that is answered, known or filed for in the locker; the others say nothing. */
export function rowsOf({ document, kind, scored, facts = new Map() }: RowsAsked): readonly Row[] {
  const claimed = scoresOf(scored?.claimed.items);
  const verified = scoresOf(scored?.verified.items);
  return itemsFor(document, kind).flatMap((item) => {
    const answer = scored?.answers.get(item.code);
    const option = answer && answer.option !== '' ? optionOf(item, answer) : null;
    const row: Row = {
      item: item.code,
      chosen: option?.score ?? null,
      claimed: claimed.get(item.code)?.score ?? 0,
      verified: answer?.verified ? (verified.get(item.code)?.score ?? 0) : null,
      known: knownScore(item, facts),
      inLocker: facts.get(`record.evidence${item.number}`)?.evidenceIds.length ?? 0,
    };
    const isSilent = row.chosen === null && row.verified === null && row.known === null && row.inLocker === 0;
    return isSilent ? [] : [row];
  });
}

const scoresOf = (items: readonly ItemScore[] = []) => new Map(items.map((it) => [it.code, it]));

/** The score that a fact of the hub answers the item with; one that owes evidence and brings none answers nothing. */
function knownScore(item: InstrumentItem, facts: ReadonlyMap<string, Fact>): number | null {
  const fact = item.fact.name === '' ? undefined : facts.get(item.fact.name);
  if (!fact || (item.evidence.required && fact.evidenceIds.length === 0)) return null;
  const given = answerFromFact(item.fact, fact.value);
  return given ? (optionOf(item, given)?.score ?? null) : null;
}

type InnovationsAsked = {
  readonly subjects: readonly Subject[];
  readonly scored: ReadonlyMap<string, Sheet>;
  readonly facts: FactsOf;
  readonly document: InstrumentDocument;
};

/** The innovations of a government with their rows. */
export function innovationsOf({ subjects, scored, facts, document }: InnovationsAsked): readonly IndexInnovation[] {
  return subjects.map(({ id, title, href, affair, appliedOn, appliedYear, designWords }) => {
    const asked = { document, scored: scored.get(id) ?? null, facts: facts.get(id) };
    const rows = rowsOf({ ...asked, kind: 'innovation' });
    return { id, title, href, affair, appliedOn, appliedYear, designWords, rows };
  });
}
