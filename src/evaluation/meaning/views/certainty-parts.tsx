import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { PostButton } from '#platform/ui/button.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { paths } from '../paths.ts';
import type { CertaintyPageProps } from './certainty-props.ts';

/** How many of each region are within the cut, beside how many there are. */
export function CompositionTable({ composition, chosen }: CertaintyPageProps & { readonly chosen: number }) {
  return (
    <Section title={t('meaning.composition.title')}>
      <details class="tile-table">
        <summary>{t('meaning.composition.caption', { n: formatNumber(chosen) })}</summary>
        <Table
          caption={t('meaning.composition.title')}
          captionHidden
          columns={[
            { label: t('meaning.field.region') },
            { label: t('meaning.field.chosen'), numeric: true },
            { label: t('meaning.field.all'), numeric: true },
          ]}
          rows={composition.map((it) => ({
            key: it.key,
            cells: [
              it.key === '' ? t('meaning.composition.none') : it.key,
              formatNumber(it.chosen),
              formatNumber(it.all),
            ],
          }))}
        />
      </details>
    </Section>
  );
}

/** Which number a plenary ranks by, and the button that changes it. */
export function OfficialNumber({ round, board }: CertaintyPageProps) {
  const other = round.official === 'raw' ? 'calibrated' : 'raw';
  const leftRaw = board.reckoning?.found?.calibration.leftRaw ?? null;
  const isBarred = other === 'calibrated' && (!board.isFresh || leftRaw !== null);
  return (
    <Section title={t('meaning.official.title')} id="resmi" onScreenOnly>
      <p class="mb-4">{t(`meaning.official.is.${round.official}`)}</p>
      {isBarred ? (
        <p class="muted">{t(leftRaw === null ? 'meaning.official.stale' : 'meaning.official.nothing')}</p>
      ) : (
        <PostButton look="secondary" action={paths.official.to(round.id)} fields={{ angka: other }}>
          {t(`meaning.official.choose.${other}`)}
        </PostButton>
      )}
    </Section>
  );
}

const questions = ['raw', 'calibrated', 'leniency', 'places', 'doubt', 'agreement'] as const;

/** How each number was worked out, in plain words. */
export function How() {
  return (
    <Section title={t('meaning.how.title')} id="cara">
      {questions.map((it) => (
        <details key={it} class="tile-table mb-2">
          <summary>{t(`meaning.how.${it}`)}</summary>
          <p>{t(`meaning.how.${it}Text`)}</p>
        </details>
      ))}
    </Section>
  );
}
