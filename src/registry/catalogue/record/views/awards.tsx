import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import type { Award } from '../../../model/record.ts';
import { awardName } from '../../award-name.ts';
import { Outside, Told } from './text.tsx';

/** «2022», «2022 (tahun belum pasti)», or that the year is not known. */
export function awardYear({ year, yearCertain }: Pick<Award, 'year' | 'yearCertain'>): string {
  if (year === null) return t('record.award.noYear');
  return yearCertain ? String(year) : t('record.award.uncertain', { year });
}

/** The entries of the winners register: level and year, under which title, and where that is written. */
export function Awards({ awards, title }: { readonly awards: readonly Award[]; readonly title: string }) {
  if (awards.length === 0) return null;
  return (
    <Section title={t('record.award.title')} id="penghargaan">
      <ul class="plain-list max-w-[44rem]">
        {awards.map((award) => (
          <li key={award.id} class="py-3">
            <OneAward award={award} title={title} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneAward({ award, title }: { readonly award: Award; readonly title: string }) {
  const name = awardName(award);
  return (
    <>
      <p class="font-semibold">
        <Told>{name}</Told>, {awardYear(award)}
      </p>
      {award.awardGroup ? (
        <p class="mt-1">
          {t('record.award.group')} <Told>{award.awardGroup}</Told>
        </p>
      ) : null}
      {award.titleUsed === title ? null : (
        <p class="mt-1">
          {t('record.award.titleUsed')} <Told>{award.titleUsed}</Told>
        </p>
      )}
      {award.note === '' ? null : (
        <p class="muted mt-1">
          <Told>{award.note}</Told>
        </p>
      )}
      {award.sourceUrl ? (
        <p class="mt-1">
          <Outside href={award.sourceUrl}>
            {t('record.award.source')}
            <span class="sr-only">{`: ${name}, ${awardYear(award)}`}</span>
          </Outside>
        </p>
      ) : null}
    </>
  );
}
