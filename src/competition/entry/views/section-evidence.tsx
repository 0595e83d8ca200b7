import { EvidenceTags, paths as filesPaths, sizeText, typeText, type UsedEvidence } from '#files/index.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { EditionSection, EvidenceAsked } from '../../edition/model/sections.ts';
import type { EntryId } from '../model/entry.ts';
import { paths } from '../paths.ts';
import { placeOf, whyNotFit } from '../rules/section.ts';
import { limitsText, nameOf, said } from './words.ts';

export type SectionEvidenceProps = {
  readonly id: EntryId;
  readonly section: EditionSection;
  /** Evidence of the whole entry, by place. */
  readonly evidence: readonly UsedEvidence[];
};

/** What the section asks to be proved, what is there, and the way to add it. */
export function SectionEvidence(props: SectionEvidenceProps) {
  return (
    <Section title={t('entry.evidence.title')} id="bukti">
      <div class="grid gap-6">
        {props.section.evidence.map((asked) => (
          <Asked key={asked.code} asked={asked} {...props} />
        ))}
      </div>
    </Section>
  );
}

function Asked({ id, section, asked, evidence }: SectionEvidenceProps & { readonly asked: EvidenceAsked }) {
  const place = placeOf(section.code, asked.code);
  const here = evidence.filter((it) => it.place === place);
  const help = said(asked.help, asked.help_en);
  return (
    <div>
      <h3>
        {nameOf(asked)} {asked.required ? <Tag tone="accent">{t('entry.evidence.required')}</Tag> : null}
      </h3>
      {help === '' ? null : <p>{help}</p>}
      <p class="muted">{limitsText(asked)}</p>
      <ul class="plain-list">
        {here.map((it) => (
          <Attached key={it.id} id={id} asked={asked} evidence={it} place={place} />
        ))}
      </ul>
      {here.length >= asked.most ? null : (
        <p class="mt-4">
          <LinkButton look="secondary" small href={paths.evidence.to(id, place)}>
            {t('entry.evidence.add')}
            <span class="sr-only">{`: ${nameOf(asked)}`}</span>
          </LinkButton>
        </p>
      )}
    </div>
  );
}

type AttachedProps = {
  readonly id: EntryId;
  readonly asked: EvidenceAsked;
  readonly evidence: UsedEvidence;
  readonly place: string;
};

function Attached({ id, asked, evidence, place }: AttachedProps) {
  const { file } = evidence;
  const facts = [
    evidence.number,
    evidence.documentDate ? formatDate(evidence.documentDate) : '',
    file ? `${typeText(evidence)}, ${sizeText(file.size)}` : typeText(evidence),
  ];
  const fault = whyNotFit(asked, { mediaType: file?.mediaType ?? null, size: file?.size ?? null });
  return (
    <li>
      <a href={filesPaths.evidence.to(evidence.id)}>{evidence.title}</a>
      <p class="muted">{facts.filter((it) => it !== '').join(' · ')}</p>
      <div class="facts">
        <EvidenceTags evidence={evidence} year={0} />
        {fault ? <Tag tone="warning">{t(`entry.refusal.evidence_${fault}`)}</Tag> : null}
      </div>
      <PostButton look="plain" small action={paths.detach.to(id)} fields={{ bukti: evidence.id, tempat: place }}>
        {t('entry.evidence.detach')}
        <span class="sr-only">{` ${evidence.title}`}</span>
      </PostButton>
    </li>
  );
}
