import { regionFullName } from '#identity/index.ts';
import { currentLocale, inLocale, t } from '#platform/i18n/i18n.ts';
import { compilePdf, templateText } from '#platform/pdf/index.ts';
import type { Member } from './model.ts';

/**
 * What a member promises: what the province and the ministry asked of all 33 at the clinic of 3 June 2024 (domain §1), and that a problem is
 * followed to its end; the wording is ours, and the office writes its own over it.
 */
const clauses = ['active', 'compete', 'replicate', 'last', 'solve'] as const;

type Letter = { readonly member: Member; readonly hubName: string; readonly hubRegion: string };

/** The letter of the joint commitment, made of what the hub knows; in Indonesian, for it is signed here. */
export function letterPdf(letter: Letter): Promise<Uint8Array> {
  const data = inLocale('id', () => letterOf(letter));
  return compilePdf({ template: templateText(import.meta.dirname, 'commitment.typ'), data, pictures: [] });
}

function letterOf({ member, hubName, hubRegion }: Letter) {
  const region = regionFullName(member.regionCode);
  const blank = t('commitment.letter.blank');
  return {
    lang: currentLocale(),
    title: t('commitment.letter.title', { member: member.name }),
    author: member.name,
    heading: t('commitment.letter.heading'),
    about: t('commitment.letter.about', { hub: hubName }),
    number: t('commitment.letter.number'),
    opening: t('commitment.letter.opening'),
    lines: [
      { label: t('commitment.letter.name'), value: '……………………………………………' },
      { label: t('commitment.letter.office'), value: '……………………………………………' },
      { label: t('commitment.letter.government'), value: member.name },
      { label: t('commitment.letter.region'), value: region },
    ],
    states: t('commitment.letter.states', { hub: hubName }),
    clauses: clauses.map((it) => t(`commitment.letter.clause.${it}`)),
    valid: t('commitment.letter.valid'),
    closing: t('commitment.letter.closing'),
    signers: [
      { place: t('commitment.letter.knownBy'), role: hubName || regionFullName(hubRegion), blank },
      { place: t('commitment.letter.place'), role: member.name, blank },
    ],
    footer: t('commitment.letter.footer'),
  };
}
