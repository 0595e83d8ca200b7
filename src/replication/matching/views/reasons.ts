import { regionName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { affairName, sdgName } from '#registry/index.ts';
import type { Candidate, PartName, Sought } from '../model/match.ts';
import type { RegionFactName } from '../model/region-fact.ts';
import { type Likeness, likenesses } from '../rules/region.ts';

const MOST_WORDS = 6;
/** From here on two regions are told to be alike in a fact. */
const ALIKE = 0.6;

type Reason = (sought: Sought, candidate: Candidate) => string;

/** Why each part is as it is, in words; '' where there is nothing to say. */
const reasons: Readonly<Record<PartName, Reason>> = {
  text: (_sought, { words }) => t('matching.reason.text', { words: words.slice(0, MOST_WORDS).join(', ') }),
  affair: ({ affair }, { mainAffair, otherAffairs }) => {
    if (affair === null) return t('matching.reason.noAffair');
    const name = affairName(affair);
    if (mainAffair === affair) return t('matching.reason.sameAffair', { name });
    return t(otherAffairs.includes(affair) ? 'matching.reason.otherAffair' : 'matching.reason.differentAffair', {
      name,
    });
  },
  sdg: ({ sdg }, { sdgs }) => {
    if (sdg === null) return t('matching.reason.noSdg');
    return t(sdgs.includes(sdg) ? 'matching.reason.sameSdg' : 'matching.reason.differentSdg', { name: sdgName(sdg) });
  },
  region: regionReason,
  evidence: (_sought, { proofs }) =>
    t('matching.reason.evidence', { proofs: proofs.map((it) => t(`matching.proof.${it}`)).join('; ') }),
  alive: (_sought, { sustainability }) => t(`matching.reason.alive.${sustainability ?? 'unknown'}`),
  copied: (_sought, { copiedRegions }) =>
    copiedRegions === 0
      ? t('matching.reason.neverCopied')
      : t('matching.reason.copied', { count: copiedRegions, n: formatNumber(copiedRegions) }),
};

export function reasonOf(name: PartName, sought: Sought, candidate: Candidate): string {
  return reasons[name](sought, candidate);
}

function regionReason({ regionCode, facts }: Sought, candidate: Candidate): string {
  const region = regionName(candidate.regionCode);
  if (candidate.regionCode === regionCode) return t('matching.reason.sameRegion', { region });
  const known = likenesses(facts, candidate.facts);
  if (known.length === 0) return t('matching.reason.noFacts');
  const alike = known.filter((it) => it.alike >= ALIKE);
  if (alike.length === 0) return t('matching.reason.unlikeRegion', { region });
  return t('matching.reason.likeRegion', { region, facts: alike.map(likenessText).join('; ') });
}

function likenessText({ name, own, other }: Likeness): string {
  if (name === 'coast' || name === 'mountain') return t(`matching.alike.${name}.${own === 1 ? 'yes' : 'no'}`);
  return t(`matching.alike.${name}`, { own: factText(name, own), other: factText(name, other) });
}

/** A fact as one reads it, with its unit. */
export function factText(name: RegionFactName, value: number): string {
  if (name === 'coast' || name === 'mountain') return t(value === 1 ? 'platform.yes' : 'platform.no');
  return t(`matching.figure.${name}`, { count: value, n: formatNumber(value) });
}
