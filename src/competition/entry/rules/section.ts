import type { EditionSection, EvidenceAsked } from '../../edition/model/sections.ts';

/** How many words a text has: pieces with at least one letter or digit between spaces. */
export function wordsOf(text: string): number {
  return text.split(/\s+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}

/** An evidence as a form looks at it. */
export type Attached = {
  readonly place: string;
  readonly mediaType: string | null;
  readonly size: number | null;
};

/** Code of the place of an asked evidence within an entry. */
export const placeOf = (section: string, asked: string): string => `${section}:${asked}`;

export type EvidenceFault = 'type' | 'size';

function typeOf(mediaType: string | null): EvidenceAsked['types'][number] {
  if (mediaType === null) return 'link';
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType.startsWith('image/')) return 'image';
  return mediaType.startsWith('video/') ? 'video' : 'other';
}

/** Why an evidence does not fit what is asked; a limit that no source tells is no limit. */
export function whyNotFit(
  asked: Pick<EvidenceAsked, 'types' | 'maxBytes'>,
  evidence: Pick<Attached, 'mediaType' | 'size'>,
): EvidenceFault | null {
  if (asked.types.length > 0 && !asked.types.includes(typeOf(evidence.mediaType))) return 'type';
  const isLarge = asked.maxBytes !== null && evidence.size !== null && evidence.size > asked.maxBytes;
  return isLarge ? 'size' : null;
}

export type SectionState = 'empty' | 'partial' | 'over' | 'complete';

export type SectionStand = {
  readonly code: string;
  readonly required: boolean;
  /** It must have something: the section itself is required, or evidence in it. */
  readonly counts: boolean;
  readonly state: SectionState;
  readonly words: number;
  /** Most words; null: no limit is known. */
  readonly most: number | null;
  /** Words over the limit; 0 within it. */
  readonly over: number;
  /** Codes of required evidence that is not attached, or does not fit. */
  readonly lacking: readonly string[];
};

/** How a section of an entry stands. One that is not required and has nothing is complete in its own way: left out. */
export function sectionStand(section: EditionSection, text: string, attached: readonly Attached[]): SectionStand {
  const words = wordsOf(text);
  const over = section.kind === 'text' && section.words !== null ? Math.max(0, words - section.words) : 0;
  const fitting = (asked: EvidenceAsked) =>
    attached.filter((it) => it.place === placeOf(section.code, asked.code) && whyNotFit(asked, it) === null);
  const lacking = section.evidence.filter((it) => it.required && fitting(it).length === 0).map((it) => it.code);
  const hasEvidence = attached.some((it) => it.place.startsWith(`${section.code}:`));
  const says = section.kind === 'text' ? text.trim() !== '' : hasEvidence;
  const told = { code: section.code, required: section.required, words, most: section.words, over, lacking };
  const counts = section.required || section.evidence.some((it) => it.required);
  return { ...told, counts, state: stateOf({ says, over, lacking: lacking.length, hasEvidence }) };
}

type Signs = { readonly says: boolean; readonly over: number; readonly lacking: number; readonly hasEvidence: boolean };

function stateOf({ says, over, lacking, hasEvidence }: Signs): SectionState {
  if (over > 0) return 'over';
  if (says) return lacking === 0 ? 'complete' : 'partial';
  return hasEvidence ? 'partial' : 'empty';
}

export type Progress = { readonly done: number; readonly of: number };

/** «2 of 8 done»: required sections, and those beside that were begun. */
export function progressOf(stands: readonly SectionStand[]): Progress {
  const counted = stands.filter((it) => it.counts || it.state !== 'empty');
  return { done: counted.filter((it) => it.state === 'complete').length, of: counted.length };
}
