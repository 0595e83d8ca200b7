import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { PostButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { namedSubject } from '../../views/labels.ts';
import { paths } from '../paths.ts';
import { rankedBy } from '../rules/asking.ts';
import type { CertaintyPageProps } from './certainty-props.ts';

/** How many of each region are within the cut, beside how many there are. */
export function CompositionTable({ board, composition, chosen }: CertaintyPageProps & { readonly chosen: number }) {
  if (!board.entries.some((it) => it.isChosen)) return null;
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

/** What some award software ranks by, to compare with its warning. */
export function ZComparison({ shown }: CertaintyPageProps) {
  return (
    <Section title={t('meaning.z.title')}>
      <details class="tile-table">
        <summary>{t('meaning.z.open')}</summary>
        <Notice tone="warning" title={t('meaning.z.warning')} level={3}>
          <p>{t('meaning.z.warningText')}</p>
        </Notice>
        <Table
          caption={t('meaning.z.title')}
          captionHidden
          columns={[
            { label: t('evaluation.field.subject') },
            { label: t('meaning.field.rank'), numeric: true },
            { label: t('meaning.field.zRank'), numeric: true },
          ]}
          rows={shown.map((it) => ({
            key: it.entry,
            cells: [namedSubject(it.subject), formatNumber(it.rank), it.zRank === null ? '–' : formatNumber(it.zRank)],
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
      <p class="mb-4">{t(`meaning.official.is.${rankedBy(round.official, Boolean(board.reckoning?.found))}`)}</p>
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
