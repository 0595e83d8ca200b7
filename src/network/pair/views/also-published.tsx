import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { paths as nationalPaths } from '../../national/paths.ts';
import type { PairSide } from '../model.ts';
import { sideHub } from './words.tsx';

/** On the page of a record: the hubs that publish the same innovation too, as a person of this hub has said. */
export function AlsoPublished({ sides }: { readonly sides: readonly PairSide[] }) {
  if (sides.length === 0) return null;
  return (
    <Section title={t('pair.also.title')} id="juga-diterbitkan">
      <p>{t('pair.also.text')}</p>
      <ul class="list-disc pl-6">
        {sides.map((side) => (
          <li key={side.recordId}>
            {t('pair.also.by', { hub: sideHub(side) })}{' '}
            <a href={nationalPaths.record.to(side.recordId)}>{side.title}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
