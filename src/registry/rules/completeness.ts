import type { InnovationContent } from '../model/content.ts';
import type { Criterion, SectionName } from '../model/sections.ts';
import type { Origin } from '../model/states.ts';
import { wordsOf } from './words.ts';

/** The innovation index takes a design (rancang bangun) of at least 300 words (domain §7). */
export const MIN_DESIGN_WORDS = 300;

/** Raise it with every change of the needs below: stored percentages are then counted anew at the next start. */
export const COMPLETENESS_EDITION = 1;

export const needNames = [
  'title',
  'stage',
  'digital',
  'start',
  'summary',
  'background',
  'purpose',
  'novelty',
  'implementation',
  'collaboration',
  'impact',
  'measured',
  'significance',
  'benefit',
  'result',
  'adaptability',
  'resources',
  'sustainability',
  'sustainabilityStatus',
  'mainAffair',
  'sdgs',
  'initiator',
  'classification',
  'form',
  'location',
  'design',
  'innovators',
  'video',
  'links',
] as const;
export type NeedName = (typeof needNames)[number];

export type Need = {
  readonly name: NeedName;
  readonly section: SectionName;
  /** Criterion of PermenPANRB 91/2021 art. 3 that the item proves. */
  readonly criterion: Criterion | null;
  /** Without it a record made by form is not published. */
  readonly blocks: boolean;
  readonly met: (content: InnovationContent) => boolean;
};

const said = (text: string) => text.trim() !== '';

/**
 * What a whole record holds, in the order of its sections. The seven items that block publishing are those without
 * which a reader cannot tell what the innovation is, since when, and for which affair; the rest is asked for, not forced.
 */
export const needs: readonly Need[] = [
  { name: 'title', section: 'identity', criterion: null, blocks: true, met: (it) => said(it.title) },
  { name: 'stage', section: 'identity', criterion: null, blocks: true, met: (it) => it.stage !== null },
  { name: 'digital', section: 'identity', criterion: null, blocks: true, met: (it) => it.digital !== null },
  { name: 'start', section: 'identity', criterion: null, blocks: true, met: startIsKnown },
  { name: 'summary', section: 'summary', criterion: null, blocks: true, met: (it) => said(it.summary) },
  { name: 'background', section: 'background', criterion: null, blocks: true, met: (it) => said(it.background) },
  { name: 'purpose', section: 'background', criterion: null, blocks: false, met: (it) => said(it.purpose) },
  { name: 'novelty', section: 'novelty', criterion: 'novel', blocks: false, met: (it) => said(it.novelty) },
  {
    name: 'implementation',
    section: 'implementation',
    criterion: 'effective',
    blocks: false,
    met: (it) => said(it.implementation),
  },
  {
    name: 'collaboration',
    section: 'implementation',
    criterion: 'effective',
    blocks: false,
    met: (it) => said(it.collaboration),
  },
  { name: 'impact', section: 'impact', criterion: 'beneficial', blocks: false, met: (it) => it.impact.length > 0 },
  { name: 'measured', section: 'impact', criterion: 'beneficial', blocks: false, met: isMeasured },
  {
    name: 'significance',
    section: 'impact',
    criterion: 'beneficial',
    blocks: false,
    met: (it) => said(it.significance),
  },
  { name: 'benefit', section: 'impact', criterion: 'beneficial', blocks: false, met: (it) => said(it.benefit) },
  { name: 'result', section: 'impact', criterion: 'beneficial', blocks: false, met: (it) => said(it.result) },
  {
    name: 'adaptability',
    section: 'adaptability',
    criterion: 'transferable',
    blocks: false,
    met: (it) => said(it.adaptability),
  },
  { name: 'resources', section: 'resources', criterion: 'effective', blocks: false, met: (it) => said(it.resources) },
  {
    name: 'sustainability',
    section: 'sustainability',
    criterion: 'sustained',
    blocks: false,
    met: (it) => said(it.sustainability),
  },
  {
    name: 'sustainabilityStatus',
    section: 'sustainability',
    criterion: 'sustained',
    blocks: false,
    met: (it) => it.sustainabilityStatus !== null,
  },
  { name: 'mainAffair', section: 'classification', criterion: null, blocks: true, met: (it) => it.mainAffair !== null },
  { name: 'sdgs', section: 'classification', criterion: null, blocks: false, met: (it) => it.sdgs.length > 0 },
  { name: 'initiator', section: 'classification', criterion: null, blocks: false, met: (it) => it.initiator !== null },
  {
    name: 'classification',
    section: 'classification',
    criterion: null,
    blocks: false,
    met: (it) => it.classification !== null,
  },
  { name: 'form', section: 'classification', criterion: null, blocks: false, met: (it) => it.form !== null },
  {
    name: 'location',
    section: 'classification',
    criterion: null,
    blocks: false,
    met: (it) => it.latitude !== null && it.longitude !== null,
  },
  {
    name: 'design',
    section: 'design',
    criterion: null,
    blocks: false,
    met: (it) => wordsOf(it.design) >= MIN_DESIGN_WORDS,
  },
  { name: 'innovators', section: 'people', criterion: null, blocks: false, met: (it) => it.innovators.length > 0 },
  { name: 'video', section: 'evidence', criterion: null, blocks: false, met: (it) => it.videoUrl !== '' },
  { name: 'links', section: 'evidence', criterion: null, blocks: false, met: (it) => it.links.length > 0 },
];

/** An initiative has not begun, so it owes no start (tahapan, item 3 of the index profile). */
function startIsKnown(content: InnovationContent): boolean {
  return content.stage === 'initiative' || content.startDate !== null || content.startYear !== null;
}

/** One row that says before, after and where the figures come from proves an effect (LAN impact table). */
function isMeasured(content: InnovationContent): boolean {
  return content.impact.some((row) => row.before !== null && row.after !== null && said(row.source));
}

export type SectionState = 'empty' | 'partial' | 'complete';

export type Completeness = {
  /** Whole percent, rounded down: 100 only when nothing is missing. */
  readonly percent: number;
  readonly missing: readonly Need[];
  readonly blocking: readonly Need[];
};

/** How much of a whole record is there, and what is missing. */
export function completenessOf(content: InnovationContent): Completeness {
  const missing = needs.filter((need) => !need.met(content));
  const percent = Math.floor(((needs.length - missing.length) * 100) / needs.length);
  return { percent, missing, blocking: missing.filter((need) => need.blocks) };
}

/** Whether a section is untouched, begun or whole. */
export function sectionState(content: InnovationContent, section: SectionName): SectionState {
  const asked = needs.filter((need) => need.section === section);
  const met = asked.filter((need) => need.met(content)).length;
  if (met === asked.length) return 'complete';
  return met === 0 ? 'empty' : 'partial';
}

/**
 * What keeps the content from being published. A record out of a source (import, demonstration) may have the gaps of its
 * source: it owes a title alone, and the gaps are shown.
 */
export function whyNotPublishable(content: InnovationContent, origin: Origin): readonly Need[] {
  const { blocking } = completenessOf(content);
  return origin === 'form' ? blocking : blocking.filter((need) => need.name === 'title');
}
