import type { EvidenceRule } from '../../catalogue/model/item.ts';
import type { Proof } from '../model/sheet.ts';

type Dated = { readonly documentDate: string | null; readonly validityYear: number | null };

/** Years that an evidence speaks for: from that of its document to the last for which it holds; null where its papers tell none. */
export function yearsOf({ documentDate, validityYear }: Dated): Proof['years'] {
  const dated = documentDate === null ? null : Number(documentDate.slice(0, 4));
  if (dated === null && validityYear === null) return null;
  const from = dated ?? validityYear ?? 0;
  return { from, to: Math.max(from, validityYear ?? from) };
}

/** What is wrong with an evidence under the rule of an item: of another year, of no known year, put away, or of another kind. */
export type ProofFault = 'evidence_year' | 'evidence_year_unknown' | 'evidence_archived' | 'evidence_kind';

/** Why an evidence does not count for an answer in an edition of `year`; null: it does. */
export function whyNotProof(
  proof: Pick<Proof, 'kind' | 'years' | 'isArchived'>,
  rule: EvidenceRule,
  year: number,
): ProofFault | null {
  if (proof.isArchived) return 'evidence_archived';
  if (rule.kinds.length > 0 && !rule.kinds.includes(proof.kind)) return 'evidence_kind';
  if (rule.oldest === null && rule.newest === null) return null;
  if (proof.years === null) return 'evidence_year_unknown';
  const from = rule.oldest === null ? Number.NEGATIVE_INFINITY : year - rule.oldest;
  const to = rule.newest === null ? Number.POSITIVE_INFINITY : year - rule.newest;
  return proof.years.to < from || proof.years.from > to ? 'evidence_year' : null;
}

/** Faults for which an evidence is not even attached; the others are flagged beside it. */
export function whyNotAttach(
  proof: Pick<Proof, 'kind' | 'years'>,
  rule: EvidenceRule,
  year: number,
): 'evidence_year' | 'evidence_kind' | null {
  const fault = whyNotProof({ ...proof, isArchived: false }, rule, year);
  return fault === 'evidence_year' || fault === 'evidence_kind' ? fault : null;
}

/** Why an answer earns nothing for want of evidence; null: it is proven, or nothing is owed. */
export function whyNotProven(
  proofs: readonly Pick<Proof, 'kind' | 'years' | 'isArchived'>[],
  rule: EvidenceRule,
  year: number,
): 'evidence_missing' | 'evidence_faulty' | null {
  if (!rule.required) return null;
  const good = proofs.filter((it) => whyNotProof(it, rule, year) === null);
  if (good.length >= Math.max(1, rule.atLeast)) return null;
  return proofs.length > good.length ? 'evidence_faulty' : 'evidence_missing';
}
