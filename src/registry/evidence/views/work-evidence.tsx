import { EvidenceTags, paths as filesPaths, typeText, type UsedEvidence } from '#files/index.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { InnovationId } from '../../model/ids.ts';
import type { RecordRefusal } from '../../model/refusal.ts';
import { paths } from '../paths.ts';
import { placeName } from '../place-name.ts';

export type WorkEvidenceProps = {
  readonly id: InnovationId;
  readonly evidence: readonly UsedEvidence[];
  readonly whyNot: RecordRefusal | null;
  readonly year: number;
};

/** What proves the record, on its work page. */
export function WorkEvidence({ id, evidence, whyNot, year }: WorkEvidenceProps) {
  return (
    <Section title={t('evidence.title')} id="bukti">
      {evidence.length === 0 ? <p class="muted">{t('evidence.none')}</p> : null}
      <ul class="plain-list">
        {evidence.map((it) => (
          <li key={`${it.id}-${it.place}`}>
            <a href={filesPaths.evidence.to(it.id)}>{it.title}</a>
            <p class="muted">{factsOf(it)}</p>
            <div class="facts">
              <EvidenceTags evidence={it} year={year} />
            </div>
            {whyNot ? null : (
              <PostButton look="plain" small action={paths.detach.to(id)} fields={{ bukti: it.id, tempat: it.place }}>
                {t('evidence.detach')}
                <span class="sr-only">{` ${it.title}, ${placeName(it.place)}`}</span>
              </PostButton>
            )}
          </li>
        ))}
      </ul>
      <div class="mt-4">
        {whyNot ? (
          <DisabledWithReason id="tambah-bukti" reason={t(`registry.refusal.${whyNot}`)}>
            {t('evidence.add.title')}
          </DisabledWithReason>
        ) : (
          <LinkButton look="secondary" href={paths.add.to(id)}>
            {t('evidence.add.title')}
          </LinkButton>
        )}
      </div>
    </Section>
  );
}

function factsOf(it: UsedEvidence): string {
  const facts = [placeName(it.place), it.number, it.documentDate ? formatDate(it.documentDate) : '', typeText(it)];
  return facts.filter((text) => text !== '').join(' · ');
}
